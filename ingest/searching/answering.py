"""A search over the web: from a request to what every form of its answer shows."""

import sqlite3
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial
from urllib.parse import parse_qsl

from datasette.app import Datasette
from datasette.utils.asgi import Request

from ingest.searching.addresses import asked_in, query_string
from ingest.searching.archives import in_archive, read_from
from ingest.searching.forms import TYPES, forms_of
from ingest.searching.holdings import Holdings
from ingest.searching.pages import Page, page_of, with_tabs
from ingest.searching.search import Asked

#: Signs of a query string past which the header names no other forms: proxies refuse headers of more than 8 kB.
_LONG = 500


async def answer_to(datasette: Datasette, request: Request, facet_size: int, *, tabs: bool = False) -> Page:
    """The page that a request asks for, of any tab; ``tabs``: with what the same words find in the others.

    Raises what ``in_archive`` raises.
    """
    asked = asked_in(parse_qsl(request.query_string, keep_blank_values=True), facet_size)

    def read(archive: str, connection: sqlite3.Connection, holdings: Holdings) -> Page:
        page = page_of(connection, holdings, archive, asked)
        return with_tabs(connection, holdings, page) if tabs and asked.typed.strip() else page

    return await in_archive(datasette, request, read)


async def pages_from(datasette: Datasette, page: Page, size: int) -> AsyncIterator[Page]:
    """A page and all that follow it, of so many results, each asked for when the one before has been taken.

    Raises DatasetteError as ``answer_to`` does.
    """
    yield page
    while page.following:
        asked = replace(page.following, size=size)
        page = await read_from(datasette, page.archive, partial(page_of, archive=page.archive, asked=asked))
        yield page


def address(datasette: Datasette, asked: Asked, form: str = "", **further: str) -> str:
    """The address of a search in some form ("", "json"), with what only its page understands."""
    path = datasette.urls.path(f"/search.{form}" if form else "/search")
    query = query_string(asked, **further)
    return f"{path}?{query}" if query else str(path)


def link_header(datasette: Datasette, request: Request, page: Page, form: str = "") -> dict[str, str]:
    """The header that tells a program where it is, where the first and the next page are, and what other forms."""
    origin = datasette.absolute_url(request, "/").removesuffix("/")

    def link(asked: Asked, relation: str, other: str) -> str:
        kind = TYPES[other].partition(";")[0]
        return f'<{origin}{address(datasette, asked, other)}>; rel="{relation}"; type="{kind}"'

    here, first = page.asked, replace(page.asked, start="")
    links = [link(here, "self", form), link(first, "first", form)]
    if page.following:
        links.append(link(page.following, "next", form))
    if len(request.query_string) < _LONG:
        links += [link(here, "alternate", other) for other in forms_of(here.tab) if other != form]
    return {"link": ", ".join(links)}
