"""A quotation in its sentence, and what a verb or a source phrase there says of its speaker."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.extract.cues import Cue, Form
from ingest.extract.phrases import phrase_before
from ingest.extract.scene import Scene, Speaker
from ingest.extract.sentences import Sentence
from ingest.records import Quote, QuoteKind

#: How many verbs back in a sentence a verb without a subject of its own looks for one.
_CARRIED = 3


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker (or None), the cue as it stands, and why."""

    speaker: Speaker | None
    cue: str | None
    evidence: str

    def quote(self, text: str, start: int, end: int, kind: QuoteKind) -> Quote:
        """A stretch of the text as a quotation so attributed."""
        speaker = self.speaker
        return Quote(
            start=start,
            end=end,
            text=text[start:end],
            kind=kind,
            speaker=speaker.name if speaker else None,
            person=bool(speaker and speaker.person),
            speaker_start=speaker.start if speaker else None,
            speaker_end=speaker.end if speaker else None,
            cue=self.cue,
            evidence=self.evidence or None,
        )


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation in its sentence: its token there, the sentence's cues, what came before it.

    ``previous`` is the attribution of what was said before it in the block, ``above`` the last of the block before, and
    ``lead_in`` the sentence with a colon that ended it.
    ``inner`` is the text between the marks as a sentence of its own, with its cues.
    """

    sentence: Sentence
    at: int
    cues: Sequence[Cue]
    inner: Sentence
    inner_cues: Sequence[Cue]
    goes_on: bool = False
    opens_block: bool = False
    previous: Attribution | None = None
    above: Attribution | None = None
    lead_in: Sentence | None = None


def because(scene: Scene, sentence: Sentence, cue: Cue, speaker: Speaker | None, rule: str) -> Attribution:
    """An attribution by a verb: the rule, the verb as it stands and how the speaker was understood."""
    words = surface(scene, sentence, cue.first, cue.last)
    return Attribution(speaker, words, evidence(f'{rule} "{words}"', speaker))


def by_verb(sentence: Sentence, cues: Sequence[Cue], cue: Cue, scene: Scene) -> Attribution:
    """An attribution by a verb of a sentence with these verbs: its own subject, or that of a verb before it."""
    own, rule = _own_subject(sentence, cue, scene)
    if own or cue.pronoun is not None:
        return because(scene, sentence, cue, own, rule)
    earlier = [other for other in cues if other.last < cue.first and other.form is Form.FINITE]
    for other in reversed(earlier[-_CARRIED:]):
        # « … », a dit X, ajoutant « … »: the later verb has no subject of its own.
        if (speaker := _own_subject(sentence, other, scene)[0]) or other.pronoun is not None:
            return because(scene, sentence, cue, speaker, "subject of")
    return because(scene, sentence, cue, scene.leading(sentence, cue.first), "subject of")


def _own_subject(sentence: Sentence, cue: Cue, scene: Scene) -> tuple[Speaker | None, str]:
    """Who stands beside a verb, and by which rule."""
    if cue.pronoun is not None:
        return scene.by_pronoun(sentence, cue), "inverted pronoun of"
    if is_incise(sentence, cue):
        return scene.inverted(sentence, cue), "inverted subject of"
    return (scene.beside(sentence, cue) if cue.form is Form.FINITE else None), "subject of"


def is_incise(sentence: Sentence, cue: Cue) -> bool:
    """Whether a verb stands behind words that it gives, its subject after it: « … », dit X."""
    if cue.form is not Form.FINITE or not cue.verb.incise or cue.first == 0:
        return False
    if sentence.tokens[cue.first - 1].quote >= 0:
        return True
    return sentence.word(cue.first - 1) == "," and cue.first >= 2 and sentence.tokens[cue.first - 2].quote >= 0


def follows(spoken: Spoken, cue: Cue, scene: Scene) -> bool:
    """Whether a verb after the words stands behind words or a comma, so that its subject comes after it."""
    at = cue.first - 1
    while at > spoken.at and scene.words.passes(spoken.sentence.word(at)) and at not in spoken.sentence.ends:
        at -= 1
    return spoken.sentence.tokens[at].quote >= 0 or spoken.sentence.word(at) in {",", "—", "–", ")"}


def subject_between(spoken: Spoken, cue: Cue, scene: Scene) -> Attribution | None:
    """…, X said: the subject between the words and the verb, and nothing else."""
    phrase = phrase_before(spoken.sentence, cue.first - 1, scene.words)
    begins = spoken.at + (2 if spoken.sentence.word(spoken.at + 1) == "," else 1)
    opens = not any(other.last < spoken.at for other in spoken.cues)
    if phrase is None or phrase.first > begins + 1 or not opens:
        return None
    return because(scene, spoken.sentence, cue, scene.resolve(spoken.sentence, phrase), "subject of")


def source_phrases(sentence: Sentence, scene: Scene) -> list[tuple[int, int, bool]]:
    """Where "selon" and its like stand: first token, last token, and whether the phrase may mean something else."""
    found = []
    for at, token in enumerate(sentence.tokens):
        for phrase in scene.words.sources.get(token.word, ()):
            aside = any(follows_here(sentence, at, aside) for aside in scene.words.asides)
            if follows_here(sentence, at, phrase) and not aside:
                found.append((at, at + len(phrase) - 1, phrase[0] in scene.words.doubtful_sources))
                break
    return found


def follows_here(sentence: Sentence, at: int, phrase: Sequence[str]) -> bool:
    """Whether the words of a phrase stand at a token."""
    return all(sentence.word(at + step) == word for step, word in enumerate(phrase))


def surface(scene: Scene, sentence: Sentence, first: int, last: int) -> str:
    """The text from one token to another."""
    return scene.text[sentence.tokens[first].start : sentence.tokens[last].end]


def evidence(rule: str, speaker: Speaker | None) -> str:
    """A rule, and how the phrase it found led to a person."""
    return f"{rule}; {speaker.why}" if speaker and speaker.why else rule
