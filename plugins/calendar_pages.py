"""The calendar: the archive's months, and a page for each year, month and day that has articles.

A date without articles is told so, with the nearest that have some.
"""

from calendar import Calendar
from datetime import date

import numpy as np
from datasette import Response, hookimpl

from ingest import wording
from ingest.searching.addresses import Beside, in_period, on_day
from ingest.searching.answering import address
from ingest.searching.archives import in_archive
from ingest.searching.days import DAY, MONTH, YEAR
from ingest.searching.filters import Choice
from ingest.searching.overview import overview, quotes
from ingest.searching.search import Asked

_PERIOD = r"(?!0000)\d{4}(?:-\d\d(?:-\d\d)?)?"
_UNDATED = "without-date"
_HEARD = 6
_QUOTED_FROM = 200
_SHADES = 5


@hookimpl
def register_routes():
    """Add the calendar."""
    return [(r"^/calendar$", calendar), (rf"^/calendar/(?P<period>{_PERIOD}|{_UNDATED})$", period)]


async def calendar(datasette, request):
    """All months of the archive, a year a row."""
    return await _page(datasette, request, "calendar.html", _whole)


async def period(datasette, request):
    """A year, a month, a day, or the articles without a date."""
    key = request.url_vars["period"]
    asked = _asked(key)
    shown = Asked(order="oldest" if len(key) == DAY else "newest", start=request.args.get("next") or "")

    def read(connection, holdings):
        return {
            **_period(connection, holdings, key, shown),
            "all": address(datasette, asked),
            "within": Beside(address(datasette, Asked()), asked).including,
        }

    return await _page(datasette, request, "calendar_year.html" if len(key) == YEAR else "calendar_period.html", read)


async def _page(datasette, request, template, read):
    def named(archive, connection, holdings):
        return archive, read(connection, holdings)

    archive, shown = await in_archive(datasette, request, named)
    is_there = "found" not in shown or shown["found"].count
    context = {
        **shown,
        "database": archive,
        "weekdays": lambda lang: [wording.weekday(lang, number) for number in range(7)],
    }
    html = await datasette.render_template(
        template if is_there else "calendar_missing.html", context, request=request, view_name="calendar"
    )
    return Response.html(html, status=200 if is_there else 404)


def _whole(_, holdings):
    days = holdings.days
    months, years = days.counts(MONTH), days.counts(YEAR)
    most = max(months.values(), default=0)
    keys = {year: [f"{year}-{month:02}" for month in range(1, 13)] for year in sorted(years, reverse=True)}
    return {
        "years": [
            {"key": year, "n": years[year], "months": [_cell(key, months, most) for key in keys[year]]} for year in keys
        ],
        "days": len(days.counts(DAY)),
        "undated": len(days.undated),
    }


def _period(connection, holdings, key, shown):
    days = holdings.days
    where = days.undated if key == _UNDATED else days.span(key)
    hits = np.arange(where.start, where.stop)
    day = _day(key)
    return {
        "key": key,
        "found": overview(connection, holdings, hits, shown),
        "before": days.before(key),
        "after": days.after(key),
        "months": _months(days, key),
        "days": len(days.counts(DAY, key)),
        "weekday": day.weekday() if day else None,
        "is_possible": _is_possible(key),
        "other_years": [(other, len(found)) for other, found in days.anniversaries(day)] if day else [],
        "quotes": quotes(connection, holdings.ids[hits[:_QUOTED_FROM]].tolist(), _HEARD) if day else [],
    }


def _months(days, key):
    """The months of a year, or the one month, as weeks of days."""
    if len(key) not in (YEAR, MONTH) or not _is_possible(key):
        return []
    counts = days.counts(DAY, key)
    most = max(counts.values(), default=0)
    year, months = int(key[:YEAR]), [int(key[-2:])] if len(key) == MONTH else range(1, 13)
    return [
        _month(f"{year:04}-{month:02}", Calendar().monthdayscalendar(year, month), counts, most) for month in months
    ]


def _month(key, weeks, counts, most):
    return {
        "key": key,
        "n": sum(n for day, n in counts.items() if day.startswith(key)),
        "weeks": [[_cell(f"{key}-{day:02}", counts, most) if day else None for day in week] for week in weeks],
    }


def _cell(key, counts, most):
    """A date with its count, and how dark it is: 0 without articles, else 1 to _SHADES."""
    n = counts.get(key, 0)
    return {"key": key, "n": n, "shade": -(-_SHADES * n // most) if n else 0}


def _asked(key):
    """The search that finds the articles of a period."""
    if key == _UNDATED:
        return Asked(choices={"year": Choice(("",))})
    day = _day(key)
    return on_day(day) if day else in_period(key[:MONTH])


def _day(key):
    return date.fromisoformat(key) if len(key) == DAY and _is_possible(key) else None


def _is_possible(key):
    """Whether there is such a year, month or day."""
    try:
        date.fromisoformat(key + "-01-01"[len(key) - DAY :] if len(key) < DAY else key)
    except ValueError:
        return key == _UNDATED
    return True
