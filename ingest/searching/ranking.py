"""How relevant articles, or quotes, are to the words of a query: BM25 as SQLite's FTS5 has it, all columns alike.

SQLite looks up the length of every row that it ranks, which takes a microsecond each. Where there are many and the
query is of plain words, the very same sum is made here of whole arrays: lengths are at hand, and the index is quick to
tell how often a word is in which rows.
"""

import math
import re
import sqlite3
from typing import ClassVar, Protocol

import numpy as np

from ingest.analysis import forms
from ingest.querying import Query, expression
from ingest.searching.filters import number_of
from ingest.searching.holdings import Codes, Ints, Lengths, Mask, Scored, Scores, parsed

#: So many rows SQLite ranks in the time in which a common word's are looked up.
_FEW = 1_000

#: The constants of FTS5: ext/fts5/fts5_aux.c. A word that is in most rows counts a little, never against one.
_K1, _B = 1.2, 0.75
_LEAST_WEIGHT = 1e-6

#: Words that SQLite's tokenizer leaves whole, whatever it knows of Unicode.
_PLAIN = re.compile("[a-z0-9]+")


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


def scored(connection: sqlite3.Connection, indexed: Indexed, query: Query, found: Mask) -> Scored:
    """The positions of those found, and the score of each: the less, the more relevant, as SQLite has it.

    The query has but clauses that the index answers by itself.
    """
    at = np.flatnonzero(found)
    sought = words_sought(query)
    if sought is None or len(at) < _FEW:
        return at, by_sqlite(connection, indexed, query)[at]
    return at, by_words(connection, indexed, sought)[at]


def most_relevant(indexed: Indexed, scored: Scored, hits: Ints, start: str, size: int) -> tuple[Ints, str | None]:
    """The positions on a page, the most relevant first, the newest of those that are alike; and the next one's start.

    ``start`` is what led here: the score and the number of the last on the page before.
    """
    by_position = np.zeros(len(indexed.ids))
    by_position[scored[0]] = scored[1]
    scores = by_position[hits]
    if start:
        later = _after(indexed, scores, hits, start)
        hits, scores = hits[later], scores[later]
    worst = np.partition(scores, size - 1)[size - 1] if len(hits) > size else np.inf
    best = np.flatnonzero(scores <= worst)
    best = best[np.lexsort((-hits[best], scores[best]))][:size]
    page = hits[best]
    return page, f"{float(scores[best[-1]])!r}~{indexed.ids[page[-1]]}" if len(hits) > size else None


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


def words_sought(query: Query) -> list[str] | None:
    """Every word of the index that the query looks for; None where it looks for more than plain words anywhere."""
    sought = []
    for clause in query:
        for term in clause.terms:
            single = len(term.parts) == 1 and len(term.parts[0]) == 1
            if not single or term.field or term.begun or not _PLAIN.fullmatch(term.parts[0][0]):
                return None
            sought += [form for (form,) in forms(list(term.parts[0]))]
    return sought


def by_sqlite(connection: sqlite3.Connection, indexed: Indexed, query: Query) -> Scores:
    """The score that SQLite gives each row, by position; 0 for those that it does not find."""
    asked = f"select rowid, rank from {indexed.index} where {indexed.index} match ?"
    rows = connection.execute(asked, (expression(query),))
    ranked = np.fromiter(map(tuple, rows), [("number", np.int64), ("score", np.float64)])
    where = indexed.where(ranked["number"])
    made = np.zeros(len(indexed.ids))
    made[where[where >= 0]] = ranked["score"][where >= 0]
    return made


def by_words(connection: sqlite3.Connection, indexed: Indexed, sought: list[str]) -> Scores:
    """The same score for rows that have any of these words, each of them asked for by itself."""
    connection.execute(
        f"create virtual table if not exists temp.{indexed.index}_words "
        f"using fts5vocab('main', '{indexed.index}', 'instance')"
    )
    lengths = indexed.lengths
    made = np.zeros(len(indexed.ids))
    for word in sought:
        rows = _rows_with(connection, indexed.index, word)
        first = np.flatnonzero(np.diff(rows, prepend=-1))
        times = np.diff(first, append=len(rows))
        where = indexed.where(rows[first])
        where, times = where[where >= 0], times[where >= 0]
        weight = math.log((lengths.indexed - len(where) + 0.5) / (len(where) + 0.5))
        weight = weight if weight > 0 else _LEAST_WEIGHT
        crowded = 1 - _B + _B * lengths.words[where] / lengths.mean
        made[where] -= weight * (times * (_K1 + 1) / (times + _K1 * crowded))
    return made


def _rows_with(connection: sqlite3.Connection, index: str, word: str) -> Ints:
    """The rows that have a word, in order, each as often as it has it."""
    asked = f"select group_concat(doc) from temp.{index}_words where term = ?"
    return parsed(connection.execute(asked, (word,)).fetchone()[0])
