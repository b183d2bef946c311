"""The search at /search.json, .csv, .ndjson, .atom and .feed.json: the same results as the page, for programs.

Each answer is one page, and its ``Link`` header leads to the first and the next; with ``_stream=on``, CSV and lines of
JSON go on to the last article.
"""

import asyncio
import contextlib
import json
from dataclasses import replace
from functools import partial
from urllib.parse import parse_qsl, quote

from datasette import Response, hookimpl
from datasette.utils.asgi import AsgiStream, NotFound

from ingest.querying import written
from ingest.searching.addresses import passed_over
from ingest.searching.answering import address, answer_to, link_header, pages_from
from ingest.searching.credits import Credits, credits_of
from ingest.searching.feeds import Entry, Feed, as_atom, as_json_feed
from ingest.searching.forms import COLUMNS, TYPES, as_csv, as_ndjson, columns_in, forms_of, plain, plainly
from ingest.searching.tabs import FIRST

#: Values that JSON holds of each facet.
_MANY = 100

#: Articles that a stream reads at a time: a thread of the database is held for no longer than that takes.
_AT_A_TIME = 250

#: By which a spreadsheet knows that a file is UTF-8.
_MARK = "\ufeff"


@hookimpl
def register_routes():
    """Add the forms of the search."""
    return [(r"^/search\.(?P<form>json|csv|ndjson|atom|feed\.json)$", export)]


async def export(datasette, request):
    """A page of results, or all of them, in the form that the address ends with."""
    form = request.url_vars["form"]
    page = await answer_to(datasette, request, _MANY)
    if form not in forms_of(page.asked.tab):
        raise NotFound("Only articles come in this form")
    headers = link_header(datasette, request, page, form) | _hint_headers(page.hints)
    if form in ("csv", "ndjson"):
        lines = partial(_table_lines if form == "csv" else _json_lines, _asked(request), page.asked.tab)
        if request.args.get("_stream") and request.method != "HEAD":
            return AsgiStream(_streamed(datasette, request, page, lines), headers=headers, content_type=TYPES[form])
        return Response(lines(await _rows(datasette, request, page), is_first=True), 200, headers, TYPES[form])
    if form == "json":
        whole = _whole(datasette, request, page, await _rows(datasette, request, page))
        return Response.json(whole, headers=headers)
    feed, entries = _feed(datasette, request, page), await _entries(datasette, request, page)
    body = as_atom(feed, entries) if form == "atom" else json.dumps(as_json_feed(feed, entries))
    return Response(body, 200, headers, TYPES[form])


def _asked(request):
    return parse_qsl(request.query_string, keep_blank_values=True)


async def _entries(datasette, request, page):
    """The articles of a page with who signed them."""
    credits = await datasette.get_database(page.archive).execute_fn(partial(credits_of, articles=page.answer.numbers))
    table = _table(datasette, request, page)
    entries = []
    for result in page.results:
        credit = credits.get(result.row["id"], Credits())
        entries.append(Entry(plain(result, credit, f"{table}/{result.row['id']}"), credit.read))
    return entries


async def _rows(datasette, request, page):
    """The results of a page, of any tab, as rows."""
    if page.asked.tab == FIRST:
        return [entry.row for entry in await _entries(datasette, request, page)]
    table = _table(datasette, request, page)
    return [plainly(page.asked.tab, found, f"{table}/{found.row['id']}") for found in page.results]


def _table(datasette, request, page):
    """The full address of the table that the results are rows of; each row is at its number below."""
    return datasette.absolute_url(request, datasette.urls.table(page.archive, page.asked.tab))


def _table_lines(asked, tab, rows, is_first):
    begun = _MARK if is_first and dict(asked).get("_bom") else ""
    return begun + as_csv(rows, columns_in(asked, COLUMNS[tab]), header=is_first)


def _json_lines(asked, tab, rows, is_first):
    return as_ndjson(rows, columns_in(asked, COLUMNS[tab]))


def _streamed(datasette, request, first, lines):
    """What writes all pages from one on, for as long as somebody reads."""

    async def stream(writer):
        gone = asyncio.ensure_future(_gone(request.receive))
        try:
            async with contextlib.aclosing(pages_from(datasette, first, _AT_A_TIME)) as pages:
                async for page in pages:
                    await writer.write(lines(await _rows(datasette, request, page), is_first=page is first))
                    if gone.done():
                        break
        finally:
            gone.cancel()

    return stream


async def _gone(receive):
    """Return when the reader has left: writing then fails silently, and would go on to the end."""
    while (await receive())["type"] != "http.disconnect":
        pass


def _hint_headers(hints):
    """Headers that say of every form what the page says: phrases and beginnings, each escaped as in an address."""
    told = {"gazette-inexact": hints.inexact, "gazette-short": hints.short}
    return {name: ", ".join(map(quote, found)) for name, found in told.items() if found}


def _whole(datasette, request, page, rows):
    columns = columns_in(_asked(request), COLUMNS[page.asked.tab])
    following = page.following and datasette.absolute_url(request, address(datasette, page.following, "json"))
    return {
        "query": written(page.answer.query, "en"),
        "ignored": passed_over(_asked(request)),
        "inexact": page.hints.inexact,
        "short": page.hints.short,
        "count": page.answer.count,
        "results": [{name: row[name] for name in columns} for row in rows],
        "facets": {
            name: [{"value": value, "label": label, "count": count} for value, label, count in values]
            for name, values in page.facets.items()
        },
        "months": dict(page.answer.months),
        "next": following,
    }


def _feed(datasette, request, page):
    def absolute(asked, form=""):
        return datasette.absolute_url(request, address(datasette, asked, form))

    form = request.url_vars["form"]
    return Feed(
        " · ".join([*_subjects(page), "Gazette"]),
        absolute(replace(page.asked, start="")),
        absolute(page.asked, form),
        absolute(replace(page.asked, start=""), form),
        absolute(page.following, form) if page.following else None,
    )


def _subjects(page):
    """What a search is about: its words, and the names of what was chosen."""
    called = {(facet, str(value)): label for facet, values in page.facets.items() for value, label, _ in values}
    chosen = [called.get((facet, value), value) for facet, choice in page.asked.choices.items()
              for value in choice.included]  # fmt: skip
    return [subject for subject in (written(page.answer.query, "en"), *chosen) if subject]
