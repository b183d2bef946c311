"""Several people, places or queries side by side: when articles have them, and which outlets' do."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from ingest.searching.arrays import Value
from ingest.searching.holdings import Holdings
from ingest.searching.labels import labels
from ingest.searching.series import Series, Span, series, shares, span
from ingest.searching.subjects import Subject, articles_of, subject

#: As many as a reader can tell apart on one chart.
MOST = 4

#: Of what is asked for beyond that so much is told, and so many signs of each.
_LEFT_OUT = 12
_SIGNS = 1_000

#: What lines are drawn of: the share of the archive's articles, or their number.
MEASURES = ("share", "count")


@dataclass(frozen=True)
class Outlet:
    """An outlet, None for articles without one, with how many articles it has in all and of each that is compared."""

    number: Value
    name: str | None
    articles: int
    counts: list[int]

    @property
    def shares(self) -> list[float]:
        """Each count as a part of the outlet's articles."""
        return [count / self.articles for count in self.counts]


@dataclass(frozen=True)
class Comparison:
    """What is compared, in order, each with what was counted of it; ``articles`` is how many the archive has.

    ``unknown`` are references to nobody, ``left_out`` those beyond as many as can be compared.
    """

    articles: int
    span: Span
    compared: list[tuple[Subject, Series]]
    outlets: list[Outlet]
    unknown: list[str]
    left_out: list[str]

    def peak(self, counted: Series, measure: str) -> int | None:
        """The period with the greatest share, or number, of articles; None where no dated article has it."""
        if not counted.counts.any():
            return None
        shown = counted.counts if measure == "count" else np.nan_to_num(shares(counted.counts, self.span.articles))
        return int(np.argmax(shown))


def compare(connection: sqlite3.Connection, holdings: Holdings, references: Iterable[str], by: str = "") -> Comparison:
    """Compare what references stand for; whichever period suits the archive where ``by`` is none."""
    given = list(dict.fromkeys(filter(None, (" ".join(reference[:_SIGNS].split()) for reference in references))))
    subjects = {reference: subject(connection, reference) for reference in given[:MOST]}
    over = span(holdings, by)
    compared = [
        (one, series(holdings, over, articles_of(connection, holdings, one))) for one in subjects.values() if one
    ]
    return Comparison(
        len(holdings.ids),
        over,
        compared,
        _outlets(connection, holdings, [counted for _, counted in compared]),
        [reference for reference, one in subjects.items() if one is None],
        given[MOST : MOST + _LEFT_OUT],
    )


def _outlets(connection: sqlite3.Connection, holdings: Holdings, counted: list[Series]) -> list[Outlet]:
    """The archive's outlets, those with most articles first."""
    outlets = holdings.single["outlet"]
    totals = outlets.totals.tolist()
    called = labels(connection, "outlet", outlets.values)
    return [
        Outlet(value, called.get(value), totals[code], [int(one.outlets[code]) for one in counted])
        for code, value in enumerate(outlets.values)
    ]
