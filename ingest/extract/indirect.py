"""Reported speech without marks, in its clear cases only: X a déclaré que …; selon X, …; …, a déclaré X."""

from collections.abc import Iterator, Sequence

from ingest.extract.attribution import Attribution, because, by_verb, evidence, source_phrases, surface
from ingest.extract.cues import Cue, Form
from ingest.extract.phrases import phrase_after, source_phrase
from ingest.extract.scene import Scene
from ingest.extract.sentences import Sentence
from ingest.records import Quote, QuoteKind

#: A clause shorter than this, in tokens, reports nothing.
_SHORTEST = 4
#: How far behind the verb its "que" may stand: "a dit à son homologue que".
_OBJECT = 7
_STOPS = frozenset({":", ";", "(", "—", "–", "\n"})
_ENDS = frozenset(".!?…\n")


def find_indirect(sentence: Sentence, cues: Sequence[Cue], scene: Scene) -> Iterator[tuple[Quote, Attribution]]:
    """What a sentence reports without marks; each with its attribution. Only where the speaker is known."""
    reported = 0
    for cue in cues:
        if cue.first < reported or not cue.verb.strong:
            continue
        clause, attribution = (
            _that_clause(sentence, cues, cue, scene) or _clause_before(sentence, cue, scene) or (None, None)
        )
        if clause and attribution and attribution.speaker:
            yield _quote(sentence, clause, attribution, scene), attribution
            reported = clause[1]
    if not cues and (found := _by_source(sentence, scene)):
        yield _quote(sentence, found[0], found[1], scene), found[1]


def _that_clause(
    sentence: Sentence, cues: Sequence[Cue], cue: Cue, scene: Scene
) -> tuple[tuple[int, int], Attribution] | None:
    """X a déclaré que …, up to the sentence's end; nothing where the clause holds words in marks."""
    if not cue.verb.that or cue.form in {Form.PASSIVE, Form.INFINITIVE}:
        return None
    at = next((at for at in range(cue.last + 1, cue.last + _OBJECT) if sentence.word(at) in scene.words.that), None)
    if at is None or any(
        not word or word in _STOPS or word == "," for word in map(sentence.word, range(cue.last + 1, at))
    ):
        return None
    clause = _clause(sentence, at + 1)
    return (clause, by_verb(sentence, cues, cue, scene)) if clause else None


def _clause_before(sentence: Sentence, cue: Cue, scene: Scene) -> tuple[tuple[int, int], Attribution] | None:
    """…, a déclaré X: the sentence up to the comma."""
    if not cue.verb.incise or cue.form is not Form.FINITE or sentence.word(cue.first - 1) != ",":
        return None
    clause = _clause(sentence, 0, cue.first - 1)
    if clause is None:
        return None
    if cue.pronoun is not None:
        return clause, because(scene, sentence, cue, scene.by_pronoun(sentence, cue), "inverted pronoun of")
    phrase = phrase_after(sentence, cue.last + 1, scene.words)
    if phrase is None or sentence.word(phrase.last + 1) not in {",", ".", ""}:
        return None
    return clause, because(scene, sentence, cue, scene.resolve(sentence, phrase), "inverted subject of")


def _by_source(sentence: Sentence, scene: Scene) -> tuple[tuple[int, int], Attribution] | None:
    """Selon X, …: the rest of the sentence."""
    for first, last, doubtful in source_phrases(sentence, scene):
        phrase = source_phrase(sentence, last + 1, scene.words)
        if doubtful or first != 0 or not phrase or sentence.word(phrase.last + 1) != ",":
            continue
        clause = _clause(sentence, phrase.last + 2)
        speaker = scene.resolve(sentence, phrase)
        if clause and speaker:
            words = surface(scene, sentence, first, last)
            return clause, Attribution(speaker, words, evidence(f'"{words}"', speaker))
    return None


def _clause(sentence: Sentence, first: int, before: int | None = None) -> tuple[int, int] | None:
    """First and last token of a clause from a token to the sentence's end, or to a sign that breaks it off."""
    last = first
    while last < (len(sentence.tokens) if before is None else before) and sentence.word(last) not in _STOPS:
        if sentence.tokens[last].quote >= 0:
            return None
        last += 1
    while last > first and sentence.word(last - 1) in _ENDS:
        last -= 1
    complete = before is None or last == before
    return (first, last - 1) if complete and last - first >= _SHORTEST else None


def _quote(sentence: Sentence, clause: tuple[int, int], attribution: Attribution, scene: Scene) -> Quote:
    start, end = sentence.tokens[clause[0]].start, sentence.tokens[clause[1]].end
    return attribution.quote(scene.text, start, end, QuoteKind.INDIRECT)
