"""An archive's articles as arrays: made once for a state of the archive, so that a search counts without asking it.

Articles stand by date, the undated first, then by number; an article's index in that order is its position. Sets of
articles are arrays of bool, one a position.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from ingest.analysis import words
from ingest.querying import Query
from ingest.searching.remembering import Latest

Mask = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]
Value = int | str | None

#: Queries whose articles are remembered: a megabyte each for a million articles.
_REMEMBERED = 32

#: What an article has one of, or none: SQL for it.
SINGLE = {
    "outlet": "outlet_id",
    "section": "section",
    "language": "language",
}

#: Parts of an article's date, and how many of its signs they are.
_PERIODS = {"year": 4, "month": 7}

#: What an article has any number of: the pairs of article and entity, each once.
MANY = {
    "people": "select article_id as article, person_id as entity from article_people",
    "places": "select article_id as article, place_id as entity from article_places",
    "speakers": "select distinct article_id as article, speaker_id as entity from quotes where speaker_id is not null",
    "authors": "select article_id as article, author_id as entity from article_authors",
}

_NAMES = {"outlet": "outlets", "authors": "authors"}


@dataclass(frozen=True, eq=False)
class Single:
    """What each article has one of: ``codes`` by position, ``values`` by code, in the order in which they are shown."""

    values: list[Value]
    codes: Codes

    def counts(self, hits: Ints) -> Ints:
        """How many articles at these positions have each value, by code."""
        return np.bincount(self.codes[hits], minlength=len(self.values))

    def having(self, values: Iterable[Value]) -> Mask:
        """The articles that have one of these values."""
        wanted = set(values)
        return np.fromiter((value in wanted for value in self.values), bool, len(self.values))[self.codes]


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
        first = self.starts[hits]
        lengths = self.starts[hits + 1] - first
        ends = np.cumsum(lengths)
        rows = np.repeat(first - ends + lengths, lengths)
        rows += np.arange(len(rows))
        return np.bincount(self.codes[rows], minlength=len(self.values))

    def having(self, values: Iterable[int]) -> Mask:
        """The articles that have one of these entities."""
        mask = np.zeros(len(self.starts) - 1, bool)
        for code in np.flatnonzero(np.isin(self.values, np.fromiter(values, np.int64))).tolist():
            mask[self.articles[self.bounds[code] : self.bounds[code + 1]]] = True
        return mask


@dataclass(frozen=True, eq=False)
class Holdings:
    """The arrays of an archive. ``names`` holds the words of the names of outlets and authors, by their number.

    ``remembered`` are the articles that the latest queries found, ``ranked`` the same by relevance, with their scores;
    ``counted`` is what the latest searches counted.
    """

    ids: Ints
    positions: Ints
    published: npt.NDArray[np.bytes_]
    single: dict[str, Single]
    many: dict[str, Many]
    names: dict[str, dict[int, frozenset[str]]] = field(default_factory=dict)
    remembered: Latest[Query, Mask] = field(default_factory=lambda: Latest(_REMEMBERED))
    ranked: Latest[Query, tuple[Ints, npt.NDArray[np.float64]]] = field(default_factory=lambda: Latest(_REMEMBERED))
    counted: Latest[Any, Any] = field(default_factory=lambda: Latest(_REMEMBERED))

    def mask(self, articles: Ints) -> Mask:
        """The set of articles with these numbers; those that the arrays do not know are left out."""
        mask = np.zeros(len(self.ids), bool)
        places = self.positions[articles[articles < len(self.positions)]]
        mask[places[places >= 0]] = True
        return mask

    def place(self, published: str, article: int, side: Literal["left", "right"]) -> int:
        """Where this date and number stand, or would stand, among the articles: before it, or after."""
        key = np.bytes_(published.encode("ascii", "replace"))
        first, last = np.searchsorted(self.published, key, "left"), np.searchsorted(self.published, key, "right")
        return int(first + np.searchsorted(self.ids[first:last], article, side))


def load(connection: sqlite3.Connection) -> Holdings:
    """The arrays of an archive as it is now."""
    columns = ", ".join(SINGLE.values())
    rows = connection.execute(f"select id, coalesce(published, ''), {columns} from articles order by 2, 1")
    ids, published, *singles = _columns(rows, 2 + len(SINGLE))
    numbers = np.array(ids, np.int64)
    positions = np.full(numbers.max(initial=0) + 1, -1, np.int64)
    positions[numbers] = np.arange(len(numbers))
    dates = np.array([date.encode("ascii", "replace") for date in published], "S25")
    single = {name: _single(values) for name, values in zip(SINGLE, singles, strict=True)}
    return Holdings(
        numbers,
        positions,
        dates,
        single | {name: _period(dates, length) for name, length in _PERIODS.items()},
        {name: _many(connection, sql, positions, len(numbers)) for name, sql in MANY.items()},
        {name: _names(connection, table) for name, table in _NAMES.items()},
    )


def numbers(connection: sqlite3.Connection, column: str, sql: str, parameters: Iterable[Value] = ()) -> Ints:
    """A column of numbers as an array. It comes as one text, which is three times quicker than as rows."""
    (found,) = connection.execute(f"select group_concat({column}) from ({sql})", tuple(parameters)).fetchone()
    return np.fromstring(found or "", np.int64, sep=",")


def _columns(rows: Iterable[sqlite3.Row], width: int) -> list[list[Any]]:
    columns: list[list[Any]] = [[] for _ in range(width)]
    kept: dict[Any, Any] = {}  # a value that a million articles share is held once
    for row in rows:
        for column, value in zip(columns, row, strict=True):
            column.append(kept.setdefault(value, value))
    return columns


def _single(values: list[Value]) -> Single:
    totals = Counter(values)
    ordered = sorted(totals, key=lambda value: (value is None, -totals[value], str(value)))
    codes = {value: code for code, value in enumerate(ordered)}
    return Single(ordered, np.fromiter(map(codes.__getitem__, values), np.int32, len(values)))


def _period(dates: npt.NDArray[np.bytes_], length: int) -> Single:
    values, codes = np.unique(dates.astype(f"S{length}"), return_inverse=True)
    return Single([value.decode() or None for value in values.tolist()], codes.astype(np.int32))


def _many(connection: sqlite3.Connection, sql: str, positions: Ints, articles: int) -> Many:
    owners = positions[numbers(connection, "article", sql)].astype(np.int32)
    entities, numbered, totals = np.unique(numbers(connection, "entity", sql), return_inverse=True, return_counts=True)
    by_total = np.argsort(-totals, kind="stable")
    rank = np.empty(len(entities), np.int32)
    rank[by_total] = np.arange(len(entities), dtype=np.int32)
    codes = rank[numbered]
    return Many(
        entities[by_total],
        _bounds(owners, articles),
        codes[np.argsort(owners, kind="stable")],
        _bounds(codes, len(entities)),
        owners[np.argsort(codes, kind="stable")],
    )


def _bounds(keys: Codes, number: int) -> Ints:
    """Where the rows of each key begin when rows are sorted by key, and where the last ends."""
    return np.concatenate(([0], np.cumsum(np.bincount(keys, minlength=number)))).astype(np.int64)


def _names(connection: sqlite3.Connection, table: str) -> dict[int, frozenset[str]]:
    return {number: frozenset(words(name)) for number, name in connection.execute(f"select id, name from {table}")}
