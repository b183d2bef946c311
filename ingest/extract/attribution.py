"""From a quotation to its speaker: the quotation in its sentence, who is proposed, and the verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ingest.extract.cues import Cue
from ingest.extract.phrases import Phrase
from ingest.extract.recall import Reading
from ingest.extract.references import refer
from ingest.extract.scene import Scene, Speaker
from ingest.extract.sentences import Sentence
from ingest.reasons import Reason, written
from ingest.records import Quote, QuoteKind


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker (or None), the cue as it stands, the reasons, and how sure that is (from 0 to 1).

    ``signals`` are those of the tie that was believed.
    """

    speaker: Speaker | None = None
    cue: str | None = None
    reasons: tuple[Reason, ...] = ()
    confidence: float = 0.0
    signals: tuple[str, ...] = ()

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
            evidence=written(self.reasons) or None,
            confidence=round(self.confidence, 2) if speaker else None,
        )


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation in its sentence: its token there, the sentence's cues, what came before it.

    ``previous`` is the attribution of what was said before it in the block, ``above`` the last of the block before, and
    ``lead_in`` the sentence that ended it; ``below`` is the first of the block after.
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
    below: Sentence | None = None


class Tie(NamedTuple):
    """What ties a phrase to the words: the reason to tell, the cue as it stands, and what speaks for the tie.

    Signals are short names; ``weights`` know what each counts.
    """

    reason: Reason
    cue: str | None
    signals: tuple[str, ...]


class Proposal(NamedTuple):
    """A tie, and whom the phrase that is tied may stand for."""

    tie: Tie
    readings: tuple[Reading, ...]


def propose(sentence: Sentence, phrase: Phrase, tie: Tie, scene: Scene) -> Proposal:
    """A phrase so tied to the words; a pronoun that can mean nobody told of has no readings."""
    sort, readings = refer(sentence, phrase, scene)
    return Proposal(tie._replace(signals=(*tie.signals, f"phrase: {sort}")), readings)


def surface(scene: Scene, sentence: Sentence, first: int, last: int) -> str:
    """The text from one token to another."""
    return scene.text[sentence.tokens[first].start : sentence.tokens[last].end]
