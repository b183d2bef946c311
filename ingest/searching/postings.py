"""Which articles have a word, and how often each.

SQLite takes longer to tell, the more articles have it. So the words that are in many are read from the index once, when
an archive is opened, and kept in a file beside a large one: a bit an article. Until they are there, SQLite tells.
"""

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ingest.analysis import forms
from ingest.querying import Clause
from ingest.searching.arrays import Bits, Counts, Ints, Mask, as_bits, as_mask, parsed, set_of
from ingest.searching.holdings import Holdings

#: A word that is in fewer articles than one in so many is told by SQLite in no time.
_MANY = 32

_INDEX = Holdings.index
_COUNTS = f"create virtual table if not exists temp.{_INDEX}_counts using fts5vocab('main', '{_INDEX}', 'row')"
_COMMON = f"select term from temp.{_INDEX}_counts where doc * {_MANY} >= ? order by term"

#: Words that SQLite's tokenizer leaves whole, whatever it knows of Unicode.
_PLAIN = re.compile("[a-z0-9]+")

#: Positions in order, or numbers of rows, and how often each of them has a word.
Occurrences = tuple[Ints, Counts]


@dataclass(frozen=True, eq=False)
class Postings:
    """The words that many articles have. Which ones have word w is ``bits[w]``, a bit a position.

    How often each of these has it is ``times[bounds[w]:bounds[w + 1]]``.
    """

    words: list[str]
    bits: Bits
    bounds: Ints
    times: Counts
    articles: int

    def __contains__(self, word: str) -> bool:
        """Whether it is one of these words."""
        return word in self._number_of

    def having(self, words: Iterable[str]) -> Mask:
        """The articles that have one of these words; those that it does not know are passed over."""
        known = [self._number_of[word] for word in words if word in self._number_of]
        return as_mask(np.bitwise_or.reduce(self.bits[known]), self.articles)

    def occurrences(self, word: str) -> Occurrences:
        """The articles that have a word that it knows, and how often."""
        number = self._number_of[word]
        return np.flatnonzero(as_mask(self.bits[number], self.articles)), self.times[
            self.bounds[number] : self.bounds[number + 1]
        ]

    @cached_property
    def _number_of(self) -> dict[str, int]:
        return {word: number for number, word in enumerate(self.words)}


#: What is known of an archive that is not open yet, or too small for it to be worth while.
NONE = Postings([], np.zeros((0, 0), np.uint64), np.zeros(1, np.int64), np.zeros(0, np.uint8), 0)


def words_of(clause: Clause) -> list[str] | None:
    """The words of the index of which a clause looks for any; None where it is not of plain words anywhere."""
    sought: list[str] = []
    for term in clause.terms:
        single = len(term.parts) == 1 and len(term.parts[0]) == 1
        if not single or term.field or term.begun or not _PLAIN.fullmatch(term.parts[0][0]):
            return None
        sought += [form for (form,) in forms(list(term.parts[0]))]
    return sought


def rows_with(connection: sqlite3.Connection, index: str, word: str) -> Occurrences:
    """The rows of an index that have a word, and how often, as SQLite tells it."""
    connection.execute(
        f"create virtual table if not exists temp.{index}_words using fts5vocab('main', '{index}', 'instance')"
    )
    asked = f"select group_concat(doc) from temp.{index}_words where term = ?"
    rows = parsed(connection.execute(asked, (word,)).fetchone()[0])
    first = np.flatnonzero(np.diff(rows, prepend=-1))
    return rows[first], np.diff(first, append=len(rows)).astype(np.uint32)


def load_postings(connection: sqlite3.Connection, holdings: Holdings) -> Postings:
    """The words that many articles have, by what the index of articles holds now."""
    articles = len(holdings.ids)
    connection.execute(
        f"create virtual table if not exists temp.{_INDEX}_counts using fts5vocab('main', '{_INDEX}', 'row')"
    )
    words = [word for (word,) in connection.execute(_COMMON, (articles,))]
    bits, times = [], []
    for word in words:
        at, often = _by_position(holdings, *rows_with(connection, _INDEX, word))
        bits.append(as_bits(set_of(at, articles)))
        times.append(often)
    bounds = np.cumsum([0, *map(len, times)])
    packed = np.array(bits, np.uint64).reshape(len(words), -1 if words else 0)
    return Postings(words, packed, bounds, np.concatenate([np.zeros(0, np.uint8), *times]), articles)


def _by_position(holdings: Holdings, rows: Ints, times: Counts) -> Occurrences:
    """What rows have, in the order of positions, in as few bytes as it needs; without rows that are newer."""
    at = holdings.where(rows).astype(np.int64)
    order = np.argsort(at)
    order = order[np.searchsorted(at[order], 0) :]
    return at[order], times[order].astype(np.min_scalar_type(int(times.max(initial=0))))
