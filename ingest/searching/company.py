"""What the articles of one person, place or author share, counted from an archive's arrays alone.

Articles are positions in the arrays, in the order of their dates: the latest are the last; or what was found of them.
"""

from dataclasses import dataclass

import numpy as np

from ingest.searching.arrays import Hits, Ints, Value
from ingest.searching.facets import best_of
from ingest.searching.holdings import Holdings

#: Two who are named together once are no tie yet.
_TIED = 2


@dataclass(frozen=True)
class Share:
    """So many of an outlet's articles: ``n`` name somebody and ``quoting`` quote them, ``of`` so many.

    ``outlet`` is its number, None for articles that name none.
    """

    outlet: Value
    n: int
    quoting: int
    of: int


@dataclass(frozen=True)
class Tie:
    """Two entities by their places in a list, how many articles name both, and how close that is: from 0 to 1."""

    one: int
    other: int
    n: int
    closeness: float


def articles_of(holdings: Holdings, kind: str, entity: int) -> Ints:
    """The articles that name a person or place, or that an author signed; ``kind`` is one of ``holdings.many``."""
    many = holdings.many[kind]
    known = many.known([entity])
    return many.of(known[0]).astype(np.int64) if known else np.empty(0, np.int64)


def months(holdings: Holdings, articles: Ints) -> list[tuple[str | None, int]]:
    """How many of the articles each month has, "2018-12"; a date of fewer signs stands for itself."""
    month = holdings.single["month"]
    return [(None if value is None else str(value), n) for value, n in month.there(month.counts(articles))]


def beside(
    holdings: Holdings, articles: Hits, kind: str, size: int, itself: int | None = None
) -> list[tuple[int, int]]:
    """The people, places or authors that most of the articles have, and how many, without ``itself``."""
    many = holdings.many[kind]
    counts = many.enough(articles, size + 1)
    best = [(int(many.values[code]), int(counts[code])) for code in best_of(counts, size + 1)]
    return [(entity, n) for entity, n in best if entity != itself][:size]


def ties(holdings: Holdings, articles: Hits, kind: str, entities: list[int], size: int) -> list[Tie]:
    """Who of these is named with whom of these, the closest first; ``entities`` are such that articles have.

    Closeness is Ochiai's coefficient: the articles that name both, over the geometric mean of those that name each.
    """
    many = holdings.many[kind]
    both = many.together(articles, many.known(entities))
    each = both.diagonal() if len(both) else both
    found = [
        Tie(one, other, int(both[one, other]), float(both[one, other] / np.sqrt(each[one] * each[other])))
        for one in range(len(both))
        for other in range(one + 1, len(both))
        if both[one, other] >= _TIED
    ]
    return sorted(found, key=lambda tie: (-tie.closeness, tie.one, tie.other))[:size]


def by_outlet(holdings: Holdings, articles: Ints, quoting: Ints) -> list[Share]:
    """How many articles of each outlet these are, most first; ``quoting`` is those of them that quote."""
    outlets = holdings.single["outlet"]
    counts, quotes = outlets.counts(articles), outlets.counts(quoting)
    return [
        Share(outlets.values[code], int(counts[code]), int(quotes[code]), int(outlets.totals[code]))
        for code in best_of(counts, len(counts))
    ]
