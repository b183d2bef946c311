"""Reported speech without marks, in its clear cases only: X a déclaré que …; selon X, …; …, a déclaré X."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.extract.attribution import Attribution, Proposal, Tie, propose, surface
from ingest.extract.cues import Cue, Form
from ingest.extract.phrases import phrase_after, source_phrase
from ingest.extract.ranking import choose
from ingest.extract.scene import Scene
from ingest.extract.sentences import Sentence
from ingest.extract.sources import source_phrases
from ingest.extract.subjects import inverted_pronoun
from ingest.extract.verbs import by_verb
from ingest.extract.weights import Weights
from ingest.reasons import Reason, Rule
from ingest.records import Quote, QuoteKind

#: A clause shorter than this, in tokens, reports nothing.
_SHORTEST = 4
#: How far behind the verb its "que" may stand: "a dit à son homologue que".
_OBJECT = 7
_STOPS = frozenset({":", ";", "(", "—", "–", "\n"})
_ENDS = frozenset(".!?…\n")


class _Reported(NamedTuple):
    """A clause by its first and last token, and who may have said it."""

    first: int
    last: int
    proposals: list[Proposal]


def find_indirect(
    sentence: Sentence, cues: Sequence[Cue], scene: Scene, weights: Weights
) -> Iterator[tuple[Quote, Attribution]]:
    """What a sentence reports without marks; each with its attribution. Only where the speaker is known."""
    after = -1
    for reported in _reported(sentence, cues, scene):
        attribution = choose(reported.proposals, weights)
        if attribution.speaker and reported.first > after:
            start, end = sentence.tokens[reported.first].start, sentence.tokens[reported.last].end
            yield attribution.quote(scene.text, start, end, QuoteKind.INDIRECT), attribution
            after = reported.last


def _reported(sentence: Sentence, cues: Sequence[Cue], scene: Scene) -> Iterator[_Reported]:
    for cue in cues:
        if cue.verb.strong:
            yield from _that_clause(sentence, cues, cue, scene)
            yield from _clause_before(sentence, cue, scene)
    if not cues:
        yield from _by_source(sentence, scene)


def _that_clause(sentence: Sentence, cues: Sequence[Cue], cue: Cue, scene: Scene) -> Iterator[_Reported]:
    """X a déclaré que …, up to the sentence's end; nothing where the clause holds words in marks."""
    if not cue.verb.that or cue.form in {Form.PASSIVE, Form.INFINITIVE}:
        return
    at = next((at for at in range(cue.last + 1, cue.last + _OBJECT) if sentence.word(at) in scene.words.that), None)
    if at is None or any(word in _STOPS | {"", ","} for word in map(sentence.word, range(cue.last + 1, at))):
        return
    clause = _clause(sentence, at + 1, ends=scene.words.clause_ends)
    if clause:
        yield _Reported(*clause, list(by_verb(sentence, cues, cue, scene)))


def _clause_before(sentence: Sentence, cue: Cue, scene: Scene) -> Iterator[_Reported]:
    """…, a déclaré X: the sentence up to the comma."""
    if not cue.verb.incise or cue.form is not Form.FINITE or sentence.word(cue.first - 1) != ",":
        return
    if cue.pronoun is not None:
        phrase, rule = inverted_pronoun(sentence, cue, scene.words), Rule.INVERTED_PRONOUN
    else:
        phrase, rule = phrase_after(sentence, cue.last + 1, scene.words), Rule.INVERTED_SUBJECT
        if phrase and sentence.word(phrase.last + 1) not in {",", ".", ""}:
            return
    clause = _clause(sentence, 0, cue.first - 1)
    if phrase and clause:
        words = surface(scene, sentence, cue.first, cue.last)
        tie = Tie(Reason(rule, words), words, ("after",))
        yield _Reported(*clause, [propose(sentence, phrase, tie, scene)])


def _by_source(sentence: Sentence, scene: Scene) -> Iterator[_Reported]:
    """Selon X, …: the rest of the sentence."""
    for first, last, doubtful in source_phrases(sentence, scene.words):
        phrase = source_phrase(sentence, last + 1, scene.words)
        if doubtful or first != 0 or not phrase or sentence.word(phrase.last + 1) != ",":
            continue
        clause = _clause(sentence, phrase.last + 2)
        if clause:
            words = surface(scene, sentence, first, last)
            tie = Tie(Reason(Rule.ACCORDING_TO, words), words, ("according", "according: before"))
            yield _Reported(*clause, [propose(sentence, phrase, tie, scene)])


def _clause(
    sentence: Sentence, first: int, before: int | None = None, ends: Sequence[tuple[str, ...]] = ()
) -> tuple[int, int] | None:
    """First and last token of a clause from a token to the sentence's end, or to what breaks it off."""
    last = first
    while last < (len(sentence.tokens) if before is None else before) and sentence.word(last) not in _STOPS:
        if sentence.word(last) == "," and _breaks_off(sentence, last + 1, ends):
            break
        if sentence.tokens[last].quote >= 0:
            return None
        last += 1
    while last > first and sentence.word(last - 1) in _ENDS:
        last -= 1
    complete = before is None or last == before
    return (first, last - 1) if complete and last - first >= _SHORTEST else None


def _breaks_off(sentence: Sentence, at: int, ends: Sequence[tuple[str, ...]]) -> bool:
    """Whether one of some phrases begins at a token: "…, alors que"."""
    return any(all(sentence.word(at + step) == word for step, word in enumerate(phrase)) for phrase in ends)
