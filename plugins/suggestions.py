"""People and places that somebody may be typing, at /search/suggest.json, and the script that shows them.

``[{"kind": "people", "id": 1, "name": "Inès Calvet", "href": "/archive/people/1", "articles": 2}, ...]``: those in
whose name or alias every word typed begins one, whatever its case and accents, the most named first.
"""

import json
from functools import partial

from datasette import Response, hookimpl

from ingest.searching.archives import archive_among, read_from
from ingest.searching.beginnings import suggested

_SHOWN = 8

#: A name is hardly longer; what is pasted may be.
_LONGEST = 100


@hookimpl
def register_routes():
    """Add the suggestions."""
    return [(r"^/search/suggest\.json$", suggestions)]


@hookimpl
def extra_js_urls(datasette):
    """The script for the search boxes, on every page; a module waits for the page and needs no inline script."""
    return [{"url": datasette.urls.path("/gazette/suggestions.js"), "module": True}]


async def suggestions(datasette, request):
    """Suggestions for ``q``; none where there is no archive to search."""
    typed = request.args.get("q", "")[:_LONGEST]
    archive = await archive_among(datasette, request.actor)
    found = await read_from(datasette, archive, partial(suggested, typed=typed, size=_SHOWN)) if archive else []
    told = [
        {
            "kind": kind,
            "id": number,
            "name": name,
            "href": datasette.urls.row(archive, kind, str(number)),
            "articles": articles,
        }
        for kind, number, name, articles in found
    ]
    body = json.dumps(told, ensure_ascii=False)
    return Response(body, content_type="application/json; charset=utf-8")
