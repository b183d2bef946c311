"""The search at /search.json, .csv, .ndjson and .atom: the same results as the page, for programs.

Each answer is one page; its ``Link`` header, and ``next`` in JSON, lead to the following one until there is none.
"""

from datasette import Response, hookimpl
from datasette.utils import add_cors_headers

from ingest.querying import written
from ingest.searching.answering import address, answer_to, link_header
from ingest.searching.forms import as_atom, as_csv, as_ndjson, plain

#: Values that JSON holds of each facet.
_MANY = 100


@hookimpl
def register_routes():
    """Add the forms of the search."""
    return [(r"^/search\.(?P<form>json|csv|ndjson|atom)$", export)]


async def export(datasette, request):
    """A page of results in the form that the address ends with."""
    form = request.url_vars["form"]
    page = await answer_to(datasette, request, _MANY)

    def absolute(path):
        return datasette.absolute_url(request, path)

    rows = [
        plain(result, absolute(datasette.urls.row(page.archive, "articles", str(result.row["id"]))))
        for result in page.results
    ]
    following = absolute(address(datasette, page.following, form)) if page.following else None
    headers = link_header(datasette, request, page, form)
    if datasette.cors:
        add_cors_headers(headers)
    if form == "json":
        return Response.json(_whole(page, rows, following), headers=headers)
    if form == "csv":
        return Response(as_csv(rows), headers=headers, content_type="text/csv; charset=utf-8")
    if form == "ndjson":
        return Response(as_ndjson(rows), headers=headers, content_type="application/x-ndjson; charset=utf-8")
    here = absolute(address(datasette, page.asked, form))
    feed = as_atom(rows, written(page.answer.query, "en") or "Gazette", here, following)
    return Response(feed, headers=headers, content_type="application/atom+xml; charset=utf-8")


def _whole(page, rows, following):
    return {
        "query": written(page.answer.query, "en"),
        "count": page.answer.count,
        "results": rows,
        "facets": {
            name: [{"value": value, "label": label, "count": count} for value, label, count in values]
            for name, values in page.facets.items()
        },
        "months": dict(page.answer.months),
        "next": following,
    }
