"""Who is in the news lately: named and quoted most, and rising against the period before.

"Lately" is counted back from the archive's own last day, not from today: an archive that has ended keeps its front
page.
"""

import sqlite3
from dataclasses import dataclass
from datetime import date

import numpy as np

from ingest.searching.arrays import Ints, Value
from ingest.searching.columns import Many
from ingest.searching.days import Days
from ingest.searching.holdings import Holdings
from ingest.searching.keyness import standing_out
from ingest.searching.overview import LISTED, Named, most, named

#: Days that a period may have: the fewest in which there are so many articles.
_PERIODS = (30, 90, 365)
_ENOUGH = 10

#: Points of a line, two to a period: it ends with the two periods that are compared.
_POINTS = 24


@dataclass(frozen=True)
class Rising:
    """A person named more than before: in how many articles lately, in how many of the period before, and over time."""

    id: Value
    name: str
    articles: int
    before: int
    line: list[int]


@dataclass(frozen=True)
class Lately:
    """The latest period of an archive: its days, None where it is all of a small archive; its articles, and names."""

    days: int | None
    articles: int
    named: list[Named]
    quoted: list[Named]
    places: list[Named]
    rising: list[Rising]


def lately(connection: sqlite3.Connection, holdings: Holdings) -> Lately:
    """Who is in the news lately."""
    last, end = holdings.days.last(), len(holdings.ids)
    days = _period(holdings.days, last, end)
    since = _back(last, days) if last and days else ""
    hits = np.arange(holdings.days.until(since), end)
    counts = {facet: holdings.many[facet].counts(hits) for facet in ("people", "speakers", "places")}
    found = {facet: most(connection, holdings, facet, counts[facet]) for facet in counts}
    edges = [holdings.days.until(_back(last, days * n // 2)) for n in range(_POINTS, 0, -1)] if last and days else []
    rising = _rising(connection, holdings, counts["people"], edges) if edges else []
    return Lately(days, len(hits), found["people"], found["speakers"], found["places"], rising)


def _rising(connection: sqlite3.Connection, holdings: Holdings, here: Ints, edges: list[int]) -> list[Rising]:
    """Who is named more from the last edge but one than from the two before it."""
    many = holdings.many["people"]
    before = np.arange(edges[-4], edges[-2])
    there = many.counts(before)
    up = standing_out(here, len(holdings.ids) - edges[-2], there, len(before), LISTED)
    best = {int(many.values[code]): code for code in up}
    found = named(connection, "people", many, best.values(), here)
    coded = [(one, best[int(one.id or 0)]) for one in found]
    return [Rising(one.id, one.name, one.articles, int(there[code]), _line(many, code, edges)) for one, code in coded]


def _line(many: Many, code: int, edges: list[int]) -> list[int]:
    """How many articles name somebody from each edge to the next."""
    where = many.of(code)
    points = np.searchsorted(np.array(edges), where, "right")
    return [int(n) for n in np.bincount(points, minlength=_POINTS + 1)[1:]]


def _period(days: Days, last: date | None, end: int) -> int | None:
    """The fewest days with enough articles, None where a year has not enough."""
    if last is None:
        return None
    return next((n for n in _PERIODS if end - days.until(_back(last, n)) >= _ENOUGH), None)


def _back(last: date, days: int) -> str:
    """The first of so many days that end with the last."""
    return date.fromordinal(max(1, last.toordinal() + 1 - days)).isoformat()
