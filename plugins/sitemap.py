"""The pages of the archive for search engines: /sitemap.xml leads to parts that each list so many rows of a table.

A part is a range of row numbers, so that it is read from its first row to its last, and stays while the archive grows.
"""

import re

from datasette import NotFound, Response, hookimpl
from markupsafe import escape

from ingest.searching.archives import archive_for

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

#: Rows of a part; the protocol allows five times as many, but a part should come as quickly as a page.
_SIZE = 10_000

#: Tables whose rows are pages, and the day on which each of these last changed.
_TABLES = {
    "articles": "select id, substr(coalesce(modified, published), 1, 10) as day from articles",
    "people": "select id, substr(last_seen, 1, 10) as day from people",
    "places": "select id, substr(last_seen, 1, 10) as day from places",
    "outlets": "select id, null as day from outlets",
    "authors": "select id, null as day from authors",
}

_LAST = "select max(id) from {table}"

_WITHIN = " where id > :before and id <= :last order by id"

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@hookimpl
def register_routes():
    """Add the index and its parts."""
    return [(r"^/sitemap\.xml$", index), (r"^/sitemap/(?P<table>\w+)-(?P<part>\d{1,9})\.xml$", part)]


async def index(datasette, request):
    """The parts that there are."""
    archive = await archive_for(datasette, request)
    listed = []
    for table in _TABLES:
        (last,) = (await datasette.get_database(archive).execute(_LAST.format(table=table))).first()
        for number in range(1, -(-(last or 0) // _SIZE) + 1):
            path = datasette.urls.path(f"/sitemap/{table}-{number}.xml")
            listed.append(f"<sitemap><loc>{escape(datasette.absolute_url(request, path))}</loc></sitemap>")
    return _xml("sitemapindex", listed)


async def part(datasette, request):
    """The pages of a part, each with the day of its last change where that is known."""
    archive = await archive_for(datasette, request)
    table, number = request.url_vars["table"], int(request.url_vars["part"])
    if table not in _TABLES or number < 1:
        raise NotFound("There is no such part of the sitemap")
    bounds = {"before": (number - 1) * _SIZE, "last": number * _SIZE}
    read = _TABLES[table] + _WITHIN
    rows = await datasette.get_database(archive).execute_fn(lambda db: db.execute(read, bounds).fetchall())
    above = escape(datasette.absolute_url(request, datasette.urls.table(archive, table)))
    listed = (f"<url><loc>{above}/{row}</loc>{_changed(day)}</url>" for row, day in rows)
    return _xml("urlset", listed)


def _changed(day):
    return f"<lastmod>{day}</lastmod>" if _DAY.fullmatch(day or "") else ""


def _xml(root, listed):
    """A document, written by hand: a tree of so many elements takes ten times as long."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f'<{root} xmlns="{_NAMESPACE}">', *listed, f"</{root}>"]
    return Response("\n".join(lines), content_type="application/xml; charset=utf-8")
