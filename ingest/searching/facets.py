"""The facets of a search: which values its articles have most, and when they were published."""

from dataclasses import dataclass

import numpy as np

from ingest.searching.arrays import Hits, Ints, Mask, Value
from ingest.searching.columns import MANY, PERIODS, Many
from ingest.searching.filters import FACETS, Choice, Choices, chosen, value_of
from ingest.searching.holdings import Holdings


@dataclass(frozen=True)
class Facet:
    """The most frequent values among the hits, each with its count, and how many values there are.

    ``number`` is None where there are more values than these, and it would have taken long to count them all.
    """

    values: list[tuple[Value, int]]
    number: int | None


@dataclass(frozen=True, eq=False)
class Counted:
    """What is the same on every page of a search, in whatever order: the positions of the hits, and the counts.

    ``unfiltered`` is how many hits there were before anything was chosen; ``months`` are those that have any.
    """

    hits: Ints
    unfiltered: int
    facets: dict[str, Facet]
    months: list[tuple[str, int]]


def count(holdings: Holdings, found: Mask, choices: Choices, size: int) -> Counted:
    """The articles among those found that fit the choices, and what there is to choose from, so many values each."""
    hits = Hits(found & chosen(holdings, choices) if choices else found)
    facets = {}
    for name in FACETS:
        if name in MANY:
            facets[name] = _of_many(holdings.many[name], however_rare(choices, name), hits, size)
        elif name not in PERIODS:
            could_be = _choosable(holdings, name, choices, found, hits.at)
            single = holdings.single[name]
            facets[name] = most(single.values, single.counts(could_be), size, however_rare(choices, name))
    return Counted(hits.at, int(np.count_nonzero(found)), facets, _months(holdings, choices, found, hits.at))


def _choosable(holdings: Holdings, facet: str, choices: Choices, found: Mask, at: Ints) -> Ints:
    """The hits there could be if other values of a facet were chosen as well: an article has but one."""
    if choices.get(facet, Choice()).included:
        return np.flatnonzero(found & chosen(holdings, choices, but=facet))
    return at


def most(values: list[Value], counts: Ints, size: int, chosen: list[Value]) -> Facet:
    """The values that are counted most, so many, and the chosen ones however rare they are."""
    best = best_of(counts, size)
    rare = [code for code, value in enumerate(values) if value in chosen and code not in best] if chosen else []
    return Facet([(values[code], int(counts[code])) for code in (*best, *rare)], int(np.count_nonzero(counts)))


def _of_many(many: Many, chosen: list[Value], hits: Hits, size: int) -> Facet:
    counts = many.enough(hits, size)
    best = best_of(counts, size)
    wanted = [value for value in chosen if isinstance(value, int)]
    kept = sorted(code for code in many.known(wanted) if code not in best) if wanted else []
    found = [(code, int(counts[code])) for code in best]
    found += [(code, int(np.count_nonzero(hits.mask[many.of(code)]))) for code in kept]
    number = int(np.count_nonzero(counts)) if len(counts) == len(many.values) else None
    return Facet([(int(many.values[code]), n) for code, n in found], number)


def however_rare(choices: Choices, facet: str) -> list[Value]:
    """The values that are always shown: those that were chosen, or left out."""
    choice = choices.get(facet, Choice())
    return [value_of(facet, written) for written in (*choice.included, *choice.excluded)]


def best_of(counts: Ints, size: int) -> list[int]:
    """The codes with the highest counts, of those that are alike the first."""
    there = np.flatnonzero(counts)
    kth = np.partition(counts[there], -size)[-size] if len(there) > size else 0
    best = there[counts[there] >= kth]
    ordered: list[int] = best[np.argsort(-counts[best], kind="stable")][:size].tolist()
    return ordered


def _months(holdings: Holdings, choices: Choices, found: Mask, at: Ints) -> list[tuple[str, int]]:
    """Months and how many articles they have, whatever was chosen of years and months."""
    if any(choices.get(period, Choice()) != Choice() for period in PERIODS):
        others = {facet: choice for facet, choice in choices.items() if facet not in PERIODS}
        at = np.flatnonzero(found & chosen(holdings, others))
    month = holdings.single["month"]
    return [(str(value), n) for value, n in month.there(month.counts(at)) if value]
