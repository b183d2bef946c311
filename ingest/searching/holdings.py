"""An archive's articles as arrays: a search counts with them without asking the archive.

Articles stand by date, the undated first, then by number; an article's index in that order is its position. Sets of
articles are arrays of bool, one a position.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any, ClassVar, Literal, TypeVar

import numpy as np
import numpy.typing as npt

from ingest.querying import Query
from ingest.searching.days import Days, days_of
from ingest.searching.remembering import Latest

Mask = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]
Scores = npt.NDArray[np.float64]
Positions = TypeVar("Positions", Codes, Ints)
Value = int | str | None

#: Positions, and a score for each.
Scored = tuple[Ints, Scores]

#: Queries whose articles are remembered: a megabyte each for a million articles.
_REMEMBERED = 32

#: What an article has any number of.
MANY = ("people", "places", "speakers", "authors")

#: How many articles of entities are looked at in the time in which one entity of a hit is counted.
_LOOKED_AT = 8


@dataclass(frozen=True, eq=False)
class Single:
    """What each article has one of: ``codes`` by position, ``values`` by code, in the order in which they are shown."""

    values: list[Value]
    codes: Codes

    def counts(self, hits: Ints) -> Ints:
        """How many articles at these positions have each value, by code."""
        return np.bincount(self.codes[hits], minlength=len(self.values))

    def counts_in(self, articles: Mask) -> Ints:
        """How many of these articles have each value, by code."""
        return self.totals if articles.all() else self.counts(np.flatnonzero(articles))

    @cached_property
    def totals(self) -> Ints:
        """How many articles of the archive have each value, by code."""
        return np.bincount(self.codes, minlength=len(self.values))

    def there(self, counts: Ints) -> list[tuple[Value, int]]:
        """The values that are counted at all, each with its count, in their order."""
        return [(self.values[code], int(counts[code])) for code in np.flatnonzero(counts)]

    def among(self, values: Iterable[Value]) -> Mask:
        """Which values, by code, are among these."""
        flags = np.zeros(len(self.values), bool)
        flags[[self._code_of[value] for value in values if value in self._code_of]] = True
        return flags

    @cached_property
    def _code_of(self) -> dict[Value, int]:
        return {value: code for code, value in enumerate(self.values)}

    def having(self, values: Iterable[Value]) -> Mask:
        """The articles that have one of these values."""
        return self.among(values)[self.codes]


@dataclass(frozen=True, eq=False)
class Many:
    """What articles have any number of: those of position p are ``codes[starts[p]:starts[p + 1]]``.

    ``values`` are entities by code, the most frequent first: the counts that change most lie close together. The other
    way round, the articles of code c are at the positions ``articles[bounds[c]:bounds[c + 1]]``.
    """

    values: Ints
    starts: Ints
    codes: Codes
    bounds: Ints
    articles: Codes

    def counts(self, hits: Ints) -> Ints:
        """At how many of these positions each entity is, by code."""
        _, rows = self._rows(hits)
        return np.bincount(self.codes[rows], minlength=len(self.values))

    def counts_in(self, articles: Mask) -> Ints:
        """In how many of these articles each entity is, by code; of most articles, the others are counted."""
        if 2 * np.count_nonzero(articles) <= len(articles):
            return self.counts(np.flatnonzero(articles))
        return self.totals - self.counts(np.flatnonzero(~articles))

    def pairs(self, hits: Ints) -> tuple[Ints, Codes]:
        """Each entity at each of these positions: which of the positions it is, from 0, and the entity's code."""
        lengths, rows = self._rows(hits)
        return np.repeat(np.arange(len(hits)), lengths), self.codes[rows]

    def _rows(self, hits: Ints) -> tuple[Ints, Ints]:
        """How many codes the articles at these positions have, and where these codes are."""
        first = self.starts[hits]
        lengths = self.starts[hits + 1] - first
        ends = np.cumsum(lengths)
        rows = np.repeat(first - ends + lengths, lengths)
        rows += np.arange(len(rows))
        return lengths, rows

    @cached_property
    def totals(self) -> Ints:
        """How many articles each entity has, by code."""
        return np.diff(self.bounds)

    def leading(self, hits: Mask, size: int) -> Ints | None:
        """How many of the hits the most frequent entities have: so many entities that the best of them are the best.

        An entity cannot have more hits than articles, so there is no need to look at those that have fewer articles
        than the last of the best has hits. None where it is quicker to count all.
        """
        most = _LOOKED_AT * np.count_nonzero(hits) * len(self.codes) // max(len(hits), 1)
        counts: list[int] = []
        while (start := len(counts)) < len(self.values):
            bounds = self.bounds[start : 2 * start + size + 1].tolist()
            if bounds[-1] > most:
                return None
            looked_at = hits.take(self.articles[bounds[0] : bounds[-1]])
            ends = [bound - bounds[0] for bound in bounds]
            counts += [int(np.count_nonzero(looked_at[first:last])) for first, last in pairwise(ends)]
            following = start + len(ends) - 1
            if following < len(self.values) and self.total(following) <= sorted(counts)[-size]:
                break
        return np.array(counts, np.int64)

    def total(self, code: int) -> int:
        """How many articles an entity has."""
        return int(self.bounds[code + 1] - self.bounds[code])

    def of(self, code: int) -> Codes:
        """The positions of an entity's articles."""
        return self.articles[self.bounds[code] : self.bounds[code + 1]]

    def known(self, values: Iterable[int]) -> list[int]:
        """The codes of these entities, as far as articles have them."""
        return np.flatnonzero(np.isin(self.values, np.fromiter(values, np.int64))).tolist()

    def having(self, values: Iterable[int]) -> Mask:
        """The articles that have one of these entities."""
        mask = np.zeros(len(self.starts) - 1, bool)
        for code in self.known(values):
            mask[self.of(code)] = True
        return mask


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
        mask = np.zeros(len(self.ids), bool)
        places = self.where(articles)
        mask[places[places >= 0]] = True
        return mask

    def place(self, published: str, article: int, side: Literal["left", "right"]) -> int:
        """Where this date and number stand, or would stand, among the articles: before it, or after."""
        key = np.bytes_(published.encode("ascii", "replace"))
        first, last = np.searchsorted(self.published, key, "left"), np.searchsorted(self.published, key, "right")
        return int(first + np.searchsorted(self.ids[first:last], article, side))


def places(positions: Positions, wanted: Ints) -> Positions:
    """Where these numbers stand, by ``positions`` of all numbers; -1 for those that it does not know."""
    if wanted.max(initial=0) < len(positions):
        return positions[wanted]
    known = wanted < len(positions)
    return np.where(known, positions[np.where(known, wanted, 0)], -1).astype(positions.dtype)


def numbers(connection: sqlite3.Connection, column: str, sql: str, parameters: Iterable[Value] = ()) -> Ints:
    """A column of numbers as an array. It comes as one text, which is three times quicker than as rows."""
    (found,) = connection.execute(f"select group_concat({column}) from ({sql})", tuple(parameters)).fetchone()
    return parsed(found)


def parsed(written: str | None) -> Ints:
    """The numbers that SQLite joined with commas; none of them for null."""
    return np.fromstring(written or "", np.int64, sep=",")
