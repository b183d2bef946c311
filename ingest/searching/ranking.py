"""How relevant articles, or quotes, are to the words of a query: BM25 as SQLite's FTS5 has it, all columns alike.

SQLite looks up the length of every row that it ranks, which takes a microsecond each. Where there are many and the
query is of plain words, the very same sum is made here of whole arrays: lengths are at hand, and so is how often the
most common words are in which rows; of others the index is quick to tell.
"""

import math
import sqlite3
from typing import ClassVar, Protocol

import numpy as np

from ingest.querying import Query, expression
from ingest.searching.arrays import Codes, Ints, Mask, Scored, Scores
from ingest.searching.filters import number_of
from ingest.searching.holdings import Lengths
from ingest.searching.postings import NONE, Occurrences, Postings, rows_with, words_of

#: So many rows SQLite ranks in the time in which a common word's are looked up.
_FEW = 1_000

#: The constants of FTS5: ext/fts5/fts5_aux.c. A word that is in most rows counts a little, never against one.
_K1, _B = 1.2, 0.75
_LEAST_WEIGHT = 1e-6


class Indexed(Protocol):
    """What an index of words has, by position: articles, or quotes."""

    index: ClassVar[str]

    @property
    def ids(self) -> Ints:
        """Their numbers."""

    @property
    def lengths(self) -> Lengths:
        """Their lengths."""

    def where(self, wanted: Ints, /) -> Codes | Ints:
        """The positions of these numbers, -1 for those that are not known."""


def scored(
    connection: sqlite3.Connection, indexed: Indexed, query: Query, found: Mask, postings: Postings = NONE
) -> Scored:
    """The positions of those found, and the score of each: the less, the more relevant, as SQLite has it.

    The query has but clauses that the index answers by itself; ``postings`` are of the same index.
    """
    at = np.flatnonzero(found)
    sought = words_sought(query)
    if sought is None or (len(at) < _FEW and not any(word in postings for word in sought)):
        return at, by_sqlite(connection, indexed, query)[at]
    return at, by_words(connection, indexed, sought, postings)[at]


def most_relevant(indexed: Indexed, scored: Scored, hits: Ints, start: str, size: int) -> tuple[Ints, str | None]:
    """The positions on a page, the most relevant first, the newest of those that are alike; and the next one's start.

    ``start`` is what led here: the score and the number of the last on the page before.
    """
    scores = _scores_of(hits, scored)
    if start:
        later = _after(indexed, scores, hits, start)
        hits, scores = hits[later], scores[later]
    worst = np.partition(scores, size - 1)[size - 1] if len(hits) > size else np.inf
    best = np.flatnonzero(scores <= worst)
    best = best[np.lexsort((-hits[best], scores[best]))][:size]
    page = hits[best]
    return page, f"{float(scores[best[-1]])!r}~{indexed.ids[page[-1]]}" if len(hits) > size else None


def _scores_of(hits: Ints, scored: Scored) -> Scores:
    """The scores of hits, which are among those that have one; both are in order."""
    positions, scores = scored
    return scores if len(hits) == len(positions) else scores[np.searchsorted(positions, hits)]


def _after(indexed: Indexed, scores: Scores, hits: Ints, start: str) -> Mask:
    """Which hits come after the one that the page before ended with; all where it names no score."""
    score, _, number = start.rpartition("~")
    try:
        last = float(score)
    except ValueError:
        return np.ones(len(hits), bool)
    (position,) = indexed.where(np.array([number_of(number)]))
    later: Mask = (scores > last) | ((scores == last) & (hits < position))
    return later


def by_sqlite(connection: sqlite3.Connection, indexed: Indexed, query: Query) -> Scores:
    """The score that SQLite gives each row, by position; 0 for those that it does not find."""
    asked = f"select rowid, rank from {indexed.index} where {indexed.index} match ?"
    rows = connection.execute(asked, (expression(query),))
    ranked = np.fromiter(map(tuple, rows), [("number", np.int64), ("score", np.float64)])
    where = indexed.where(ranked["number"])
    made = np.zeros(len(indexed.ids))
    made[where[where >= 0]] = ranked["score"][where >= 0]
    return made


def words_sought(query: Query) -> list[str] | None:
    """Every word of the index that the query looks for; None where it looks for more than plain words anywhere."""
    sought: list[str] = []
    for clause in query:
        words = words_of(clause)
        if words is None:
            return None
        sought += words
    return sought


def by_words(connection: sqlite3.Connection, indexed: Indexed, sought: list[str], postings: Postings = NONE) -> Scores:
    """The same score for rows that have any of these words, each of them asked for by itself."""
    lengths = indexed.lengths
    crowded = _K1 * (1 - _B + _B * np.arange(lengths.words.max(initial=0) + 1) / (lengths.mean or 1))
    made = np.zeros(len(indexed.ids))
    for word in sought:
        where, times = postings.occurrences(word) if word in postings else _told(connection, indexed, word)
        weight = math.log((lengths.indexed - len(where) + 0.5) / (len(where) + 0.5))
        weight = weight if weight > 0 else _LEAST_WEIGHT
        made[where] -= weight * (times * (_K1 + 1) / (times + crowded.take(lengths.words.take(where))))
    return made


def _told(connection: sqlite3.Connection, indexed: Indexed, word: str) -> Occurrences:
    rows, times = rows_with(connection, indexed.index, word)
    where = indexed.where(rows).astype(np.int64)
    return where[where >= 0], times[where >= 0]
