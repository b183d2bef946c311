"""Who an article has told of so far: where they were named, of what they were the subject, when they spoke."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ingest.extract.acronyms import long_forms
from ingest.extract.offices import Offices
from ingest.extract.quotation import Quotation
from ingest.extract.sentences import Sentence
from ingest.reasons import Reason

#: How many sentences back "le premier" finds its two.
_PAIR_BACK = 2


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: ``name`` and ``person`` as in a Quote, where the text says so, and how it was understood.

    ``form`` is gender and number, as in Quotation; ``why`` says how the phrase led to the name, if not plainly.
    ``human``: a person, or somebody described as one.
    """

    name: str
    person: bool
    start: int
    end: int
    form: str = "--"
    why: Reason | None = None
    human: bool = False


@dataclass(slots=True)
class Figure:
    """Somebody, or some body, that an article tells of, and the places in the text where it does, in order.

    ``named`` are all the places of a person's name; those of another source only as far as it was heard of.
    """

    speaker: Speaker
    named: list[int] = field(default_factory=list)
    subject: list[int] = field(default_factory=list)
    spoke: list[int] = field(default_factory=list)

    def last_named(self, before: int) -> int:
        """Where it was last named before a place, -1 for nowhere."""
        return _last(self.named, before)

    def last_subject(self, before: int) -> int:
        """Where it was last a subject before a place, -1 for nowhere."""
        return _last(self.subject, before)

    def last_spoke(self, before: int) -> int:
        """Where it last stood as a speaker before a place, -1 for nowhere."""
        return _last(self.spoke, before)

    def last_seen(self, before: int) -> int:
        """Where it last was any of these, -1 for nowhere."""
        return max(self.last_named(before), self.last_subject(before), self.last_spoke(before))


def _last(places: list[int], before: int) -> int:
    return next((place for place in reversed(places) if place < before), -1)


class Scene:
    """What a reader knows who has come to some sentence of an article, and what they can look up in the rest."""

    def __init__(self, text: str, words: Quotation, sentences: Iterable[Sentence]) -> None:
        told = list(sentences)
        self.text, self.words, self.offices = text, words, Offices(words, told)
        self.long_forms = long_forms(text, told)
        self.figures: dict[str, Figure] = {}
        self._starts = [sentence.tokens[0].start for sentence in told]
        for sentence in told:
            for first, (last, person) in sentence.begins.items():
                start, end = sentence.tokens[first].start, sentence.tokens[last].end
                named = Speaker(person, True, start, end, self.offices.form_of(person), human=True)
                self.figures.setdefault(person, Figure(named)).named.append(start)

    def hear(self, speaker: Speaker, *, speaks: bool) -> None:
        """Note who is a subject or speaks, for the pronouns to come."""
        figure = self.figures.setdefault(speaker.name, Figure(speaker))
        (figure.spoke if speaks else figure.subject).append(speaker.start)
        self.note(speaker)

    def note(self, speaker: Speaker) -> None:
        """Note that a source is named, as far as it is no person: those were known from the beginning."""
        figure = self.figures.setdefault(speaker.name, Figure(speaker))
        if not speaker.person and not speaker.why and speaker.start not in figure.named[-1:]:
            figure.named.append(speaker.start)

    def has_spoken(self, name: str) -> bool:
        """Whether somebody has spoken in what was read so far."""
        return name in self.figures and bool(self.figures[name].spoke)

    def known(self, before: int) -> Iterator[Figure]:
        """Those that the text has told of before a place."""
        return (figure for figure in self.figures.values() if figure.last_seen(before) >= 0)

    def pair_before(self, place: int) -> tuple[Figure, Figure] | None:
        """The two people whom the sentence before a place names, or the one before that, in their order there."""
        here = bisect_right(self._starts, place) - 1
        for number in range(here - 1, max(-1, here - 1 - _PAIR_BACK), -1):
            begins, ends = self._starts[number], self._starts[number + 1]
            named = [
                (min(inside), figure)
                for figure in self.figures.values()
                if figure.speaker.person and (inside := [at for at in figure.named if begins <= at < ends])
            ]
            if len(named) > 1:
                one, other, *more = (figure for _, figure in sorted(named, key=lambda found: found[0]))
                return None if more else (one, other)
        return None

    def sentences_between(self, earlier: int, later: int) -> int:
        """How many sentences begin between two places."""
        return bisect_right(self._starts, later) - bisect_right(self._starts, earlier)

    def form_of(self, person: str, form: str) -> str:
        """What is known of a person's gender: as told elsewhere in the article, else by this phrase."""
        told = self.offices.form_of(person)
        return told if told[0] != "-" or not form.endswith("s") else form
