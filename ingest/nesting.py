"""Marks in a text as a tree: what stands in what, so that any page or terminal can show it."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from typing import Generic, TypeVar

Meant = TypeVar("Meant")


@dataclass(frozen=True, slots=True)
class Mark(Generic[Meant]):
    """A span of a text in code points, end excluded, and what it marks."""

    start: int
    end: int
    what: Meant


@dataclass(slots=True)
class Stretch(Generic[Meant]):
    """A stretch of the text: plain where ``mark`` is None, else marked, with all its text in the stretches ``inside``.

    Of a mark that crosses an earlier one, or the edge of what is shown, each stretch is a part.
    """

    start: int
    end: int
    mark: Mark[Meant] | None = None
    inside: list["Stretch[Meant]"] = field(default_factory=list)

    @property
    def begins(self) -> bool:
        """Whether its mark begins here: it does so in one stretch at most."""
        return self.mark is not None and self.mark.start == self.start

    @property
    def ends(self) -> bool:
        """Whether its mark ends here."""
        return self.mark is not None and self.mark.end == self.end


def nested(start: int, end: int, marks: Sequence[Mark[Meant]]) -> list[Stretch[Meant]]:
    """A stretch of a text as stretches that follow one another without a gap, the marks in it nested.

    Of two marks that overlap, the one that is earlier in ``marks`` goes around the other; where they cross, the other
    is cut. Marks outside the stretch, and empty ones, are left out.
    """
    root: Stretch[Meant] = Stretch(start, end)
    opened = [root]
    for left, right, wanted in _runs(start, end, marks):
        kept = 1 + _shared([stretch.mark for stretch in opened[1:]], wanted)
        del opened[kept:]
        for mark in wanted[kept - 1 :]:
            stretch = Stretch(left, right, mark)
            opened[-1].inside.append(stretch)
            opened.append(stretch)
        for stretch in opened[1:]:
            stretch.end = right
        opened[-1].inside.append(Stretch(left, right))
    return root.inside


def _runs(start: int, end: int, marks: Sequence[Mark[Meant]]) -> Iterator[tuple[int, int, list[Mark[Meant]]]]:
    """The runs of text in which the same marks hold, each with these marks from the outside in."""
    shown = [(order, mark) for order, mark in enumerate(marks) if max(mark.start, start) < min(mark.end, end)]
    corners = sorted({start, end, *(at for _, mark in shown for at in (mark.start, mark.end) if start < at < end)})
    coming = sorted(shown, key=lambda one: one[1].start, reverse=True)
    here: list[tuple[int, Mark[Meant]]] = []
    for left, right in pairwise(corners):
        here = [one for one in here if one[1].end > left]
        while coming and coming[-1][1].start <= left:
            here.append(coming.pop())
        yield left, right, [mark for _, mark in sorted(here, key=lambda one: one[0])]


def _shared(opened: Iterable[Mark[Meant] | None], wanted: Iterable[Mark[Meant]]) -> int:
    """How many marks the two have in common from the outside in."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], zip(opened, wanted, strict=False)))


def with_quotation_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of a quotation with the quotation marks around it, where there are any, as the eye takes it in."""
    opening, closing = max(start, 0), max(end, 0)
    while text[max(opening - 1, 0) : opening].isspace():
        opening -= 1
    while text[closing : closing + 1].isspace():
        closing += 1
    if _is_quotation_mark(text[max(opening - 1, 0) : opening], "Pi"):
        start = opening - 1
    if _is_quotation_mark(text[closing : closing + 1], "Pf"):
        end = closing + 1
    return start, end


def _is_quotation_mark(character: str, category: str) -> bool:
    return character == '"' or (character != "" and unicodedata.category(character) == category)
