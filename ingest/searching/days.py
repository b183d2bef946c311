"""The days of an archive: how many articles each has, and where they stand."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

#: Signs of an ISO date that name its year, its month and its day.
YEAR, MONTH, DAY = 4, 7, 10

_AFTER = "~"  # stands behind every sign of a date


@dataclass(frozen=True, eq=False)
class Days:
    """The different dates of articles in order, to the day or as precise as the source, "" for those without.

    The articles of date i are at the positions ``starts[i]`` to ``starts[i + 1]``.
    """

    dates: list[str]
    starts: Ints

    def span(self, prefix: str) -> range:
        """The positions of the articles of a year, month or day."""
        first, last = self._within(prefix)
        return range(int(self.starts[first]), int(self.starts[last]))

    def until(self, day: str) -> int:
        """The position of the first article of that day or later."""
        return int(self.starts[bisect_left(self.dates, day)])

    @property
    def undated(self) -> range:
        """The positions of the articles without a date."""
        return range(self.until("0"))

    def counts(self, length: int, prefix: str = "") -> dict[str, int]:
        """How many articles each year, month or day (4, 7, 10 signs) has, of those that begin with a prefix."""
        first, last = self._within(prefix)
        found: dict[str, int] = {}
        for at in range(first, last):
            key = self.dates[at][:length]
            if len(key) == length:
                found[key] = found.get(key, 0) + int(self.starts[at + 1] - self.starts[at])
        return found

    def before(self, period: str) -> str | None:
        """The nearest year, month or day before one like it that has articles."""
        at = bisect_left(self.dates, period)
        return self._nearest(self.dates[:at][::-1], len(period))

    def after(self, period: str) -> str | None:
        """The nearest year, month or day after one like it that has articles."""
        at = bisect_left(self.dates, period + _AFTER)
        return self._nearest(self.dates[at:], len(period))

    def last(self) -> date | None:
        """The last day that has articles, None where no date is precise enough."""
        return next((day for day in map(_calendar_day, reversed(self.dates)) if day), None)

    def anniversaries(self, of: date) -> Iterator[tuple[str, range]]:
        """The same day of other years that has articles, latest first, and the positions of its articles."""
        for year in sorted(self.counts(YEAR), reverse=True):
            day = f"{year}-{of:%m-%d}"
            if year != f"{of.year:04}" and (found := self.span(day)):
                yield day, found

    def _within(self, prefix: str) -> tuple[int, int]:
        return bisect_left(self.dates, prefix), bisect_left(self.dates, prefix + _AFTER)

    @staticmethod
    def _nearest(dates: list[str], length: int) -> str | None:
        return next((date[:length] for date in dates if len(date) >= length), None)


def days_of(published: npt.NDArray[np.bytes_]) -> Days:
    """The days of articles whose dates are given in order."""
    dates = published.astype(f"S{DAY}")
    new = np.ones(len(dates), bool)
    new[1:] = dates[1:] != dates[:-1]
    starts = np.flatnonzero(new)
    return Days([day.decode() for day in dates[starts].tolist()], np.append(starts, len(dates)))


def _calendar_day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if len(written) == DAY else None
    except ValueError:
        return None
