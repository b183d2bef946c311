"""A small chart of counts over time, drawn on the server.

Templates get ``timeline(months, narrow, counted, chosen)``, which turns counted months into what ``_timeline.html``
draws, and for the numbers behind it ``month_grid(lang, months)`` and ``month_names(lang)``.
"""

import re

from datasette import hookimpl
from jinja2 import pass_context

from ingest import wording

_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_MONTHS = tuple(f"-{month:02}" for month in range(1, 13))
_LONG = 15  # years; beyond that a column a month is thinner than a hair on a telephone
_HEIGHT = 92  # px of the tallest column
_BASE = 110  # px from the top to where columns stand


@hookimpl
def extra_template_vars():
    """Give every template ``timeline``, ``month_grid`` and ``month_names``."""
    return {"timeline": told_timeline, "month_grid": month_grid, "month_names": month_names}


@pass_context
def told_timeline(context, months, narrow, counted="articles", chosen=()):
    """A timeline, each column and year with its ``label`` and its ``href``, of ``narrow(key)``.

    ``counted`` says what was counted ("articles", "quotes"). A column is ``on`` that lies in one of the ``chosen``
    periods.
    """
    chart, lang = timeline(months), context["lang"]
    if chart is None:
        return None
    colon = wording.say(lang, "colon")

    def told(one):
        key, n = one["key"], one["n"]
        label = f"{wording.day(lang, key)}{colon}{wording.say(lang, f'n_{counted}', n)}"
        return {**one, "label": label, "href": narrow(key), "on": key.startswith(chosen)}

    return {**chart, **{part: [told(one) for one in chart[part]] for part in ("columns", "years")}}


def timeline(months):
    """Columns and years for ``[("2017-03", 4), ...]``, whole years from first to last; None where there is no month.

    There is a column for what has any. Columns hold ``key`` ("2017-03", or "2017" in a long archive), ``n``, ``x`` and
    ``width`` in percent, ``y`` and ``height`` in px; years hold ``key``, ``n`` and ``x``. The ``peak`` is a column, and
    has its ``middle`` in percent.
    """
    counts = {month: n for month, n in months if month and _MONTH.fullmatch(month)}
    if not counts:
        return None
    years = [f"{year:04}" for year in range(int(min(counts)[:4]), int(max(counts)[:4]) + 1)]
    by_year = dict.fromkeys(years, 0)
    for month, n in counts.items():
        by_year[month[:4]] += n
    places = {year: i for i, year in enumerate(years)}
    if len(years) > _LONG:
        columns = _columns(by_year, places, len(years))
    else:
        months_on = {month: 12 * places[month[:4]] + int(month[5:]) - 1 for month in sorted(counts)}
        columns = _columns(counts, months_on, 12 * len(years))
    every = 1 + len(years) // 8
    ticks = [{"key": year, "n": by_year[year], "x": round(100 * i / len(years), 2)} for year, i in places.items()]
    peak = max(columns, key=lambda column: column["n"])
    return {
        "columns": columns,
        "years": ticks[::every],
        "peak": {**peak, "middle": round(peak["x"] + peak["width"] / 2, 2)},
    }


def _columns(counted, places, number):
    """Columns for what was counted, each at its place among so many."""
    step, tallest = 100 / number, max(counted.values())
    width = round(step * 0.82, 2)
    return [
        {"key": key, "n": n, "x": round(step * (i + 0.09), 2), "width": width, **_upright(_HEIGHT * n / tallest)}
        for key, i in places.items()
        if (n := counted[key])
    ]


def _upright(height):
    return {"y": round(_BASE - height, 1), "height": round(height, 1)}


def month_grid(lang, months):
    """The same numbers by year, without the years that have none: ``key``, ``months`` from January, ``n`` in all.

    They are written as the language writes them. ``n`` counts dates of a year alone too; ``undated`` is how many have
    no date.
    """
    counts, years = {}, {}
    for month, n in months:
        counts[month] = n
        if month:
            years[month[:4]] = years.get(month[:4], 0) + n
    written = [
        {
            "key": year,
            "months": [wording.number(lang, counts.get(f"{year}{month}", 0)) for month in _MONTHS],
            "n": wording.number(lang, years[year]),
        }
        for year in sorted(years)
    ]
    return {"years": written, "undated": sum(n for month, n in months if not month)}


def month_names(lang):
    """The twelve months in a language."""
    return wording.words()["months"][lang]
