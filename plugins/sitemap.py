"""The pages of the archive for search engines: /sitemap.xml leads to parts that each list so many of them.

A part of a table is a range of row numbers, so that it is read from its first row to its last, and stays while the
archive grows. The pages that are no rows, of the archive itself and of its calendar, are listed by their paths.
"""

import re
from urllib.parse import quote

from datasette import NotFound, Response, hookimpl
from markupsafe import escape

from ingest.searching.archives import in_archive
from ingest.searching.days import DAY, MONTH, YEAR

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

_LAST = "select coalesce(max(id), 0) from {table}"

_WITHIN = " where id > :before and id <= :last order by id"

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")

#: Pages of the archive as a whole; those of its sections follow.
_ROOMS = ("/", "/about", "/about/api", "/outlets", "/authors", "/calendar", "/sections")


@hookimpl
def register_routes():
    """Add the index and its parts."""
    return [(r"^/sitemap\.xml$", index), (r"^/sitemap/(?P<name>\w+)-(?P<part>\d{1,9})\.xml$", part)]


async def index(datasette, request):
    """The parts that there are."""
    numbers = await in_archive(datasette, request, _numbers)
    paths = [f"/sitemap/{name}-{part}.xml" for name, n in numbers.items() for part in range(1, -(-n // _SIZE) + 1)]
    addresses = _absolute(datasette, request, paths)
    return _xml("sitemapindex", (f"<sitemap><loc>{address}</loc></sitemap>" for address in addresses))


async def part(datasette, request):
    """The pages of a part, each with the day of its last change where that is known."""
    name, number = request.url_vars["name"], int(request.url_vars["part"])
    if name not in (*_TABLES, *_PATHS) or number < 1:
        raise NotFound("There is no such part of the sitemap")
    first, last = (number - 1) * _SIZE, number * _SIZE

    def read(archive, connection, holdings):
        if name in _PATHS:
            return archive, [(path, None) for path in _PATHS[name](holdings)[first:last]]
        return archive, connection.execute(_TABLES[name] + _WITHIN, {"before": first, "last": last}).fetchall()

    archive, found = await in_archive(datasette, request, read)
    if name in _PATHS:
        addresses = _absolute(datasette, request, [path for path, _ in found])
    else:
        above = escape(datasette.absolute_url(request, datasette.urls.table(archive, name)))
        addresses = (f"{above}/{row}" for row, _ in found)
    listed = zip(addresses, (day for _, day in found), strict=True)
    return _xml("urlset", (f"<url><loc>{address}</loc>{_changed(day)}</url>" for address, day in listed))


def _numbers(_, connection, holdings):
    """How many pages there are of each kind; of rows, the last number."""
    rows = {table: connection.execute(_LAST.format(table=table)).fetchone()[0] for table in _TABLES}
    return rows | {name: len(paths(holdings)) for name, paths in _PATHS.items()}


def _rooms(holdings):
    sections = [f"/sections/{quote(name, safe='')}" for name in holdings.single["section"].values if name is not None]
    return [*_ROOMS, *sections] if len(holdings.ids) else []


def _dates(holdings):
    """The years, months and days that have articles, in order: what is added later comes last."""
    dates = {date for length in (YEAR, MONTH, DAY) for date in holdings.days.counts(length)}
    return [f"/calendar/{date}" for date in sorted(filter(_DAY.fullmatch, dates))]


#: Pages that are no rows, by their paths.
_PATHS = {"rooms": _rooms, "calendar": _dates}


def _absolute(datasette, request, paths):
    return [escape(datasette.absolute_url(request, datasette.urls.path(path))) for path in paths]


def _changed(day):
    return f"<lastmod>{day}</lastmod>" if _DAY.fullmatch(day or "") else ""


def _xml(root, listed):
    """A document, written by hand: a tree of so many elements takes ten times as long."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f'<{root} xmlns="{_NAMESPACE}">', *listed, f"</{root}>"]
    return Response("\n".join(lines), content_type="application/xml; charset=utf-8")
