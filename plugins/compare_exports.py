"""A comparison at /compare.csv and /compare.json, for programs: all that the page of the same address draws."""

import csv
import io
from math import isnan
from urllib.parse import parse_qsl

from datasette import Response, hookimpl

from ingest.searching.archives import in_archive
from ingest.searching.comparing import compare
from ingest.searching.series import shares

_COLUMNS = ("with", "name", "period", "articles", "published", "share")

#: Outlets that JSON holds: those with most articles.
_OUTLETS = 1_000


@hookimpl
def register_routes():
    """Add the forms of the comparison."""
    return [(r"^/compare\.(?P<form>json|csv)$", export)]


async def export(datasette, request):
    """Each period's articles, of the archive and of what is compared, in the form that the address ends with."""
    asked = parse_qsl(request.query_string)
    references = [value for key, value in asked if key == "with"]

    def read(_, connection, holdings):
        return compare(connection, holdings, references, dict(asked).get("by", ""))

    found = await in_archive(datasette, request, read)
    if request.url_vars["form"] == "json":
        return Response.json(as_json(found))
    return Response(as_csv(found), content_type="text/csv; charset=utf-8")


def as_csv(found):
    """A row for each period of each that is compared."""
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(_COLUMNS)
    published = found.span.articles.tolist()
    for one, counted in found.compared:
        columns = found.span.periods, counted.counts.tolist(), published, _shares(found, counted)
        table.writerows((one.reference, one.name, *row) for row in zip(*columns, strict=True))
    return written.getvalue()


def as_json(found):
    """The periods with the archive's articles; of each that is compared, its articles by period and by outlet."""
    return {
        "by": found.span.by,
        "articles": found.articles,
        "periods": found.span.periods,
        "published": found.span.articles.tolist(),
        "compared": [
            {
                "with": one.reference,
                "name": one.name,
                "articles": counted.articles,
                "share": round(counted.articles / max(found.articles, 1), 6),
                "counts": counted.counts.tolist(),
                "shares": _shares(found, counted),
                "outlets": [
                    {"outlet": outlet.name, "articles": outlet.counts[i], "published": outlet.articles}
                    for outlet in found.outlets[:_OUTLETS]
                ],
            }
            for i, (one, counted) in enumerate(found.compared)
        ],
    }


def _shares(found, counted):
    """Shares by period, to a millionth; None where the archive has no article."""
    known = shares(counted.counts, found.span.articles).tolist()
    return [None if isnan(share) else round(share, 6) for share in known]
