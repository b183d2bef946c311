"""The front page: what the archive holds, what came last, who is in the news, and what happened on this day.

All is counted back from the archive's last day: see ``ingest.searching.lately``. It takes the place of Datasette's list
of databases, which asks for every table whether the reader may see it, and answers alone where there is no archive.
"""

import json

from datasette import Response, hookimpl
from datasette.views.index import IndexView

from ingest.searching.archives import archive_among, metadata_of, read_from
from ingest.searching.lately import lately
from ingest.searching.on_demand import OnDemand
from ingest.searching.overview import articles, quotes
from ingest.searching.rows import rows_of

_LATEST = 7
_YEARS = 6

#: Articles among which those of a list are chosen.
_CHOSEN_FROM = 50

_QUOTES = "select count(*) from quotes"

_OUTLETS = "select id, name, articles from outlets order by articles desc, id limit 12"

#: The article of a day that most outlets carried; where none did, the longest.
_OF_A_DAY = """
select articles.id, articles.title, articles.published, articles.language
from json_each(?) as wanted
join articles on articles.id = wanted.value
where articles.copy_of_id is null
order by articles.copies desc, articles.words desc, articles.id
limit 1
"""


@hookimpl
def register_routes():
    """Take the first address; its JSON stays Datasette's."""
    return [(r"^/(\.(?P<format>jsono?))?$", front_page)]


async def front_page(datasette, request):
    """The front page of the archive."""
    archive = await archive_among(datasette, request.actor)
    if archive is None or request.url_vars["format"]:
        return await IndexView(datasette).dispatch_request(request)
    context = {
        "database": archive,
        "found": await read_from(datasette, archive, _front_of.of),
        "narrow": lambda key: datasette.urls.path(f"/calendar/{key}"),
        "metadata": await metadata_of(datasette),
        "renderers": {"json": datasette.urls.path("/.json")},
    }
    return Response.html(
        await datasette.render_template("front_page.html", context, request=request, view_name="index")
    )


def _front(connection, holdings):
    newest = holdings.ids[::-1][:_CHOSEN_FROM].tolist()
    latest = [article for article in articles(connection, newest) if article["copy_of_id"] is None][:_LATEST]
    dated = [date for date in holdings.days.dates if date]
    return {
        "articles": len(holdings.ids),
        "people": len(holdings.many["people"].values),
        "places": len(holdings.many["places"].values),
        "quotes": connection.execute(_QUOTES).fetchone()[0],
        "outlets": _rows(connection, _OUTLETS),
        "number_of_outlets": sum(value is not None for value in holdings.single["outlet"].values),
        "first": dated[0] if dated else None,
        "last": dated[-1] if dated else None,
        "months": list(holdings.days.counts(7).items()),
        "latest": latest,
        "lately": lately(connection, holdings),
        "quote": next(iter(quotes(connection, newest[:_LATEST], 1)), None),
        "day": holdings.days.last() and holdings.days.last().isoformat(),
        "on_this_day": _on_this_day(connection, holdings),
    }


#: Nothing on it changes before the archive does.
_front_of = OnDemand(_front)


def _on_this_day(connection, holdings):
    """An article of the same day of each of the years before, latest first."""
    last = holdings.days.last()
    days = [day for day in (holdings.days.anniversaries(last) if last else ()) if day[0] < last.isoformat()]
    found = []
    for day, where in days[:_YEARS]:
        numbers = holdings.ids[where.start : where.stop][:_CHOSEN_FROM].tolist()
        found += [{**row, "day": day} for row in _rows(connection, _OF_A_DAY, json.dumps(numbers))]
    return found


def _rows(connection, sql, *given):
    return rows_of(connection.execute(sql, given))
