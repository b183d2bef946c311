"""How often something is in the articles of each month or year, beside how many articles the archive has of it."""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ingest.searching.arrays import Ints, Mask, Value
from ingest.searching.holdings import Holdings

Shares = npt.NDArray[np.float64]

#: What articles can be counted by.
PERIODS = ("month", "year")

#: Periods at most. An archive with a longer reach, which is one false date, is seen where it has most articles.
_MOST = 400

#: An archive is seen by month where it has so few years and, on average, so many articles a month.
_FEW_YEARS = 15
_ENOUGH = 10

#: Months that are taken together where a line would be all teeth, and how many months make it so.
_TOGETHER = 3
_TEETH = 24

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, eq=False)
class Span:
    """A stretch of time in months or years ("2017-03", "2017"), and how many articles the archive has of each.

    ``places`` says which period each value of the arrays is, -1 for those outside.
    """

    by: str
    periods: list[str]
    articles: Ints
    places: Ints

    @property
    def together(self) -> int:
        """How many periods a line takes together in each of its points."""
        return _TOGETHER if self.by == "month" and len(self.periods) >= _TEETH else 1


@dataclass(frozen=True, eq=False)
class Series:
    """What was counted of some articles: all of them, those of each period of a span, those of each outlet's code."""

    articles: int
    counts: Ints
    outlets: Ints


def span(holdings: Holdings, by: str = "") -> Span:
    """The time that the archive reaches over, by month or by year; by what suits it where neither is asked for."""
    years = _span(holdings, "year")
    if by not in PERIODS:
        enough = years.articles.sum() >= 12 * _ENOUGH * len(years.periods)
        by = "month" if len(years.periods) <= _FEW_YEARS and enough else "year"
    return years if by == "year" else _span(holdings, "month")


def series(holdings: Holdings, over: Span, articles: Mask) -> Series:
    """What there is to count of a set of articles."""
    hits = np.flatnonzero(articles)
    counts = _placed(holdings.single[over.by].counts(hits), over.places, len(over.periods))
    return Series(len(hits), counts, holdings.single["outlet"].counts(hits))


def shares(counts: Ints, articles: Ints) -> Shares:
    """Each count as a part of the archive's articles, from 0 to 1; not a number where the archive has none."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(counts / articles, np.float64)


def moving(counts: Ints, together: int) -> Ints:
    """The sums of so many periods around each; of fewer at both ends."""
    return np.convolve(counts, np.ones(together, np.int64), "same") if len(counts) >= together else counts


def _span(holdings: Holdings, by: str) -> Span:
    single = holdings.single[by]
    numbers = np.array([_number(value, by) for value in single.values], np.int64)
    known = numbers[numbers >= 0]
    first, length = (int(known.min()), int(known.max() - known.min()) + 1) if len(known) else (0, 0)
    places = np.where(numbers >= 0, numbers - first, -1)
    articles = _placed(single.totals, places, length)
    if length > _MOST:
        sums = np.concatenate(([0], np.cumsum(articles)))
        best = int(np.argmax(sums[_MOST:] - sums[:-_MOST]))
        first, articles = first + best, articles[best : best + _MOST]
        places = np.where((places >= best) & (places < best + _MOST), places - best, -1)
    return Span(by, [_written(first + i, by) for i in range(len(articles))], articles, places)


def _placed(counts: Ints, places: Ints, length: int) -> Ints:
    """Counts by code as counts by period."""
    placed = np.zeros(length, np.int64)
    placed[places[places >= 0]] = counts[places >= 0]
    return placed


def _number(value: Value, by: str) -> int:
    """The number of a month or year, counted from the year 0; -1 for what is none."""
    written = str(value or "")
    if by == "year":
        return int(written) if _YEAR.fullmatch(written) else -1
    return 12 * int(written[:4]) + int(written[5:]) - 1 if _MONTH.fullmatch(written) else -1


def _written(number: int, by: str) -> str:
    return f"{number:04}" if by == "year" else f"{number // 12:04}-{number % 12 + 1:02}"
