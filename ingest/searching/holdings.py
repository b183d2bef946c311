"""An archive's articles as arrays: a search counts with them without asking the archive.

Articles stand by date, the undated first, then by number; an article's index in that order is its position.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar, Literal

import numpy as np
import numpy.typing as npt

from ingest.querying import Query
from ingest.searching.arrays import Codes, Ints, Mask, Scored, places, set_of
from ingest.searching.columns import Many, Single
from ingest.searching.days import Days, days_of
from ingest.searching.remembering import Latest

#: Queries whose articles are remembered: a megabyte each for a million articles.
_REMEMBERED = 32


@dataclass(frozen=True, eq=False)
class Lengths:
    """How many words an index has of each article, or quote, by position; of how many, and how many on average."""

    words: Codes
    indexed: int
    mean: float


@dataclass(frozen=True, eq=False)
class Holdings:
    """The arrays of an archive, and what it was lately asked for.

    ``names`` are the words of the names of outlets and authors by their number; ``remembered`` are the articles that
    the latest queries found, ``ranked`` the same by relevance, with their scores; ``counted`` is what the latest
    searches counted. ``edition`` is the edition of the archive that they are of, b"" where it changed meanwhile.
    """

    index: ClassVar[str] = "articles_fts"
    ids: Ints
    positions: Codes
    published: npt.NDArray[np.bytes_]
    lengths: Lengths
    single: dict[str, Single]
    many: dict[str, Many]
    edition: bytes = b""
    names: Latest[str, dict[int, frozenset[str]]] = field(default_factory=lambda: Latest(_REMEMBERED))
    remembered: Latest[Query, Mask] = field(default_factory=lambda: Latest(_REMEMBERED))
    ranked: Latest[Query, Scored] = field(default_factory=lambda: Latest(_REMEMBERED))
    counted: Latest[Any, Any] = field(default_factory=lambda: Latest(_REMEMBERED))

    @cached_property
    def days(self) -> Days:
        """The days of the archive, for its calendar."""
        return days_of(self.published)

    def where(self, articles: Ints) -> Codes:
        """The positions of the articles with these numbers, -1 for those that the arrays do not know."""
        return places(self.positions, articles)

    def mask(self, articles: Ints) -> Mask:
        """The set of articles with these numbers; those that the arrays do not know are left out."""
        found = self.where(articles)
        return set_of(found[found >= 0], len(self.ids))

    def place(self, published: str, article: int, side: Literal["left", "right"]) -> int:
        """Where this date and number stand, or would stand, among the articles: before it, or after."""
        key = np.bytes_(published.encode("ascii", "replace"))
        first, last = np.searchsorted(self.published, key, "left"), np.searchsorted(self.published, key, "right")
        return int(first + np.searchsorted(self.ids[first:last], article, side))
