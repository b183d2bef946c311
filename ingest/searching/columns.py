"""What each article has one of, or many: its outlet, the people it names. Both ways round, and counted.

An article's index in the order of dates is its position (see ``holdings``); hits are positions, in order.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from ingest.searching.arrays import Bits, Codes, Hits, Ints, Mask, Value, as_bits, set_of, shared

#: What an article has any number of.
MANY = ("people", "places", "speakers", "authors")

#: What an article has one of by its date.
PERIODS = ("year", "month")

#: What one in so many articles has is quicker to tell from a bit an article than from a list of them.
_FREQUENT = 128

#: Frequent entities that are looked at before it is seen whether more are to be.
_TOGETHER = 16

#: How many articles of entities are looked at in the time in which one entity of a hit is counted.
_LOOKED_AT = 8


@dataclass(frozen=True, eq=False)
class Single:
    """What each article has one of: ``codes`` by position, ``values`` by code, in the order in which they are shown."""

    values: list[Value]
    codes: Codes

    def counts(self, hits: Ints) -> Ints:
        """How many articles at these positions have each value, by code."""
        return np.bincount(self.codes.take(hits), minlength=len(self.values))

    def counts_in(self, articles: Hits) -> Ints:
        """How many of these articles have each value, by code."""
        return self.totals if len(articles.at) == len(articles.mask) else self.counts(articles.at)

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
class Periods(Single):
    """What each article has one of by its date: as articles stand by date, the codes only grow."""

    def counts(self, hits: Ints) -> Ints:
        """How many articles at these positions, which are in order, have each value, by code."""
        return np.diff(np.searchsorted(hits, self._starts))

    @cached_property
    def _starts(self) -> Ints:
        return np.searchsorted(self.codes, np.arange(len(self.values) + 1))


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
        return np.bincount(self.codes.take(rows), minlength=len(self.values))

    def counts_in(self, articles: Hits) -> Ints:
        """In how many of these articles each entity is, by code; of most articles, the others are counted."""
        if 2 * len(articles.at) <= len(articles.mask):
            return self.counts(articles.at)
        return self.totals - self.counts(np.flatnonzero(~articles.mask))

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

    @cached_property
    def frequent(self) -> Bits:
        """The articles of each entity that many of them have, as bits, by code."""
        many = int(np.count_nonzero(self.totals * _FREQUENT >= len(self.starts) - 1))
        return np.array([as_bits(self._having(code)) for code in range(many)], np.uint64)

    def leading(self, hits: Hits, size: int) -> Ints | None:
        """How many of the hits the most frequent entities have: so many entities that the best of them are the best.

        An entity cannot have more hits than articles, so there is no need to look at those that have fewer articles
        than the last of the best has hits. None where it is quicker to count all.
        """
        most = _LOOKED_AT * len(hits.at) * len(self.codes) // max(len(hits.mask), 1)
        counts: list[int] = []
        while (start := len(counts)) < len(self.frequent) and self._may_lead(start, counts, size):
            most -= self.frequent[start : start + _TOGETHER].size
            if most < 0:
                return None
            counts += shared(hits.bits, self.frequent[start : start + _TOGETHER]).tolist()
        begun = int(self.bounds[len(counts)])
        while (start := len(counts)) < len(self.values) and self._may_lead(start, counts, size):
            bounds = self.bounds[start : 2 * start + size + 1].tolist()
            if bounds[-1] - begun > most:
                return None
            looked_at = hits.mask.take(self.articles[bounds[0] : bounds[-1]])
            ends = [bound - bounds[0] for bound in bounds]
            counts += [int(np.count_nonzero(looked_at[first:last])) for first, last in pairwise(ends)]
        return np.array(counts, np.int64)

    def _may_lead(self, code: int, counts: list[int], size: int) -> bool:
        """Whether an entity may have more hits than the last of the best of those before it."""
        return len(counts) < size or self.total(code) > sorted(counts)[-size]

    def enough(self, hits: Hits, size: int) -> Ints:
        """The counts of so many entities, by code, that the best of them are the best; of all where that is quicker."""
        counts = self.leading(hits, size)
        return self.counts(hits.at) if counts is None else counts

    def together(self, hits: Hits, codes: list[int]) -> Ints:
        """How many of the hits have each two of these entities; an entity with itself, how many have it."""
        sets = np.array([self._bits(code) & hits.bits for code in codes], np.uint64)
        both = np.zeros((len(codes), len(codes)), np.int64)
        for row, one in enumerate(sets):
            both[row, row:] = both[row:, row] = shared(one, sets[row:])
        return both

    def total(self, code: int) -> int:
        """How many articles an entity has."""
        return int(self.bounds[code + 1] - self.bounds[code])

    def of(self, code: int) -> Codes:
        """The positions of an entity's articles."""
        return self.articles[self.bounds[code] : self.bounds[code + 1]]

    def known(self, values: Iterable[int]) -> list[int]:
        """The codes of these entities, as far as articles have them."""
        wanted = np.fromiter(values, np.int64)
        if not len(self.values):
            return []
        places = np.searchsorted(self.values, wanted, sorter=self._by_number)
        codes = self._by_number[np.minimum(places, len(self.values) - 1)]
        found: list[int] = codes[self.values[codes] == wanted].tolist()
        return found

    @cached_property
    def _by_number(self) -> Ints:
        return np.argsort(self.values)

    def having(self, values: Iterable[int]) -> Mask:
        """The articles that have one of these entities."""
        mask = np.zeros(len(self.starts) - 1, bool)
        for code in self.known(values):
            mask[self.of(code)] = True
        return mask

    def _having(self, code: int) -> Mask:
        return set_of(self.of(code), len(self.starts) - 1)

    def _bits(self, code: int) -> Bits:
        bits: Bits = self.frequent[code] if code < len(self.frequent) else as_bits(self._having(code))
        return bits
