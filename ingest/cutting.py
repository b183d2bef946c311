"""Taking spans out of an article, with a mark in the place of each; all that was found in it moves along."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from ingest.records import Block, Mention, Person, Place, Quote, Role
from ingest.withheld import Trace

#: What may stand between two cuts that are made one.
_JOINS = " \u00a0-‑'’"


class Cut(NamedTuple):
    """A span of a text that goes, and what was there: ``Trace.NAME`` or ``Trace.PASSAGE``."""

    start: int
    end: int
    what: Trace


@dataclass(frozen=True, slots=True)
class Cutting:
    """Cuts of one text, in order and apart, and what stands for them: ``Trace`` → mark."""

    text: str
    cuts: list[Cut]
    marks: Mapping[Trace, str]

    def rest(self) -> str:
        """The text with marks in the place of what goes."""
        made, at = [], 0
        for cut in self.cuts:
            made += [self.text[at : cut.start], self.marks[cut.what]]
            at = cut.end
        return "".join([*made, self.text[at:]])

    def moved(self, at: int) -> int:
        """Where a place in the text is afterwards; one inside a cut is behind its mark."""
        gained = 0
        for cut in self.cuts:
            if at <= cut.start:
                break
            gained += len(self.marks[cut.what]) - (min(at, cut.end) - cut.start)
        return at + gained

    def spares(self, start: int, end: int) -> bool:
        """Whether nothing of a span goes."""
        return all(end <= cut.start or cut.end <= start for cut in self.cuts)

    def blocks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """Blocks where they are afterwards; one that goes altogether leaves its mark to the one before."""
        moved = (Block(block.kind, self.moved(block.start), self.moved(block.end)) for block in blocks)
        return tuple(block for block in moved if block.start < block.end)

    def mentions(self, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        """The namings that are left."""
        left = (one for one in mentions if self.spares(one.start, one.end))
        return tuple(Mention(self.moved(one.start), self.moved(one.end), one.surface) for one in left)

    def people(self, people: Iterable[Person]) -> Iterator[Person]:
        """The people who are still named."""
        for person in people:
            if mentions := self.mentions(person.mentions):
                yield replace(person, mentions=mentions, roles=tuple(self._roles(person.roles)))

    def places(self, places: Iterable[Place]) -> Iterator[Place]:
        """The places that are still named."""
        for place in places:
            if mentions := self.mentions(place.mentions):
                yield replace(place, mentions=mentions)

    def quotes(self, quotes: Iterable[Quote], cleaned: Callable[[str], str]) -> Iterator[Quote]:
        """The quotes of which something is left. ``cleaned`` takes names out of what is told of a speaker."""
        rest = self.rest()
        for quote in quotes:
            start, end = self.moved(quote.start), self.moved(quote.end)
            if start < end and rest[start:end] not in self.marks.values():
                yield replace(
                    quote,
                    start=start,
                    end=end,
                    text=rest[start:end],
                    speaker=quote.speaker and cleaned(quote.speaker),
                    person=quote.person and cleaned(quote.speaker or "") == quote.speaker,
                    speaker_start=None if quote.speaker_start is None else self.moved(quote.speaker_start),
                    speaker_end=None if quote.speaker_end is None else self.moved(quote.speaker_end),
                    evidence=quote.evidence and cleaned(quote.evidence),
                    repeats=None if quote.repeats is None else self.moved(quote.repeats),
                )

    def _roles(self, roles: Iterable[Role]) -> Iterator[Role]:
        for role in roles:
            if self.spares(role.start, role.end):
                yield replace(role, start=self.moved(role.start), end=self.moved(role.end))


def merged(text: str, cuts: Iterable[Cut]) -> list[Cut]:
    """Cuts in order, those made one that overlap, or name one person with nothing but a space between."""
    made: list[Cut] = []
    for cut in sorted(cuts):
        last = made[-1] if made else None
        if last and (cut.start < last.end or (cut.what is last.what and not text[last.end : cut.start].strip(_JOINS))):
            what = Trace.PASSAGE if Trace.PASSAGE in (cut.what, last.what) else cut.what
            made[-1] = Cut(last.start, max(last.end, cut.end), what)
        else:
            made.append(cut)
    return made
