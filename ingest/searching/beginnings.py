"""Which people, or places, have a name in which a word begins as somebody has begun to type it."""

import sqlite3
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ingest.analysis import words
from ingest.searching.arrays import Ints, parsed
from ingest.searching.holdings import Holdings
from ingest.searching.labels import labels
from ingest.searching.names import names_of
from ingest.searching.on_demand import OnDemand

#: The index of names, read word by word: of every word, marked by ``=``, whose name or alias holds it.
_VOCABULARY = "create virtual table if not exists temp.{0}_words using fts5vocab('main', '{0}_fts', 'instance')"
_WORDS = "select substr(term, 2), group_concat(doc) from {0}_words group by term order by 1"

_BEYOND = "\U0010ffff"


@dataclass(frozen=True, eq=False)
class Beginnings:
    """The words of names in alphabetical order; word i is in the names of ``numbers[bounds[i]:bounds[i + 1]]``."""

    words: list[str]
    bounds: Ints
    numbers: Ints

    def of(self, typed: str) -> Ints:
        """The numbers of those in whose names, for every word typed, there is one that begins so; none for no word."""
        found = None
        for begun in dict.fromkeys(words(typed)):
            first, last = bisect_left(self.words, begun), bisect_left(self.words, begun + _BEYOND)
            numbers = np.unique(self.numbers[self.bounds[first] : self.bounds[last]])
            found = numbers if found is None else np.intersect1d(found, numbers, assume_unique=True)
        return np.zeros(0, np.int64) if found is None else found


def suggested(
    connection: sqlite3.Connection, holdings: Holdings, typed: str, size: int
) -> list[tuple[str, int, str, int]]:
    """Whom or what somebody may be typing, most named first: table, number, name, and how many articles name it."""
    best = []
    for table, of in beginnings_of.items():
        names = names_of[table].of(connection, holdings)
        found = names.at(of.of(connection, holdings).of(typed))
        counts = names.articles[found]
        most = np.argsort(-counts, kind="stable")[:size]
        numbers = names.ids[found[most]].tolist()
        called = labels(connection, table, numbers)
        counted = zip(numbers, counts[most].tolist(), strict=True)
        best += [(table, n, called[n], count) for n, count in counted if n in called]  # others have gone meanwhile
    return sorted(best, key=lambda suggestion: -suggestion[3])[:size]


def _load(table: str) -> Callable[[sqlite3.Connection, Holdings], Beginnings]:
    def load(connection: sqlite3.Connection, _: Holdings) -> Beginnings:
        connection.execute(_VOCABULARY.format(table))
        rows = connection.execute(_WORDS.format(table)).fetchall()
        numbers = [parsed(joined) for _, joined in rows]
        bounds = np.cumsum([0, *map(len, numbers)])
        return Beginnings([word for word, _ in rows], bounds, np.concatenate([*numbers, np.zeros(0, np.int64)]))

    return load


beginnings_of = {table: OnDemand(_load(table)) for table in ("people", "places")}
