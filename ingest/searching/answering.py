"""A search over the web: from a request to what every form of its answer shows."""

import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from time import perf_counter
from typing import TypeVar
from urllib.parse import parse_qsl

from datasette.app import Datasette
from datasette.utils import sqlite_timelimit
from datasette.utils.asgi import Base400, NotFound, Request
from datasette.views.base import DatasetteError

from ingest.searching.addresses import asked_in, query_string
from ingest.searching.archives import archive_among, read_from
from ingest.searching.forms import TYPES, forms_of
from ingest.searching.holdings import Holdings
from ingest.searching.pages import Page, page_of, with_tabs
from ingest.searching.search import Asked

#: Signs of a query string past which the header names no other forms: proxies refuse headers of more than 8 kB.
_LONG = 500

Read = TypeVar("Read")


class NotAsked(Base400):  # type: ignore[misc]
    """A search with a method that changes things."""

    status = 405


async def answer_to(datasette: Datasette, request: Request, facet_size: int, *, tabs: bool = False) -> Page:
    """The page that a request asks for, of any tab; ``tabs``: with what the same words find in the others.

    Raises what ``in_archive`` raises.
    """
    asked = asked_in(parse_qsl(request.query_string, keep_blank_values=True), facet_size)

    def read(archive: str, connection: sqlite3.Connection, holdings: Holdings) -> Page:
        page = page_of(connection, holdings, archive, asked)
        return with_tabs(connection, holdings, page) if tabs and asked.typed.strip() else page

    return await in_archive(datasette, request, read)


async def in_archive(
    datasette: Datasette, request: Request, read: Callable[[str, sqlite3.Connection, Holdings], Read]
) -> Read:
    """What a function reads in the archive that the reader may see: it gets its name, a connection and its arrays.

    Raises NotFound where there is no such archive, NotAsked where something is to be changed, and DatasetteError where
    it takes longer than the site allows a query.
    """
    if request.method not in ("GET", "HEAD"):
        raise NotAsked("A search is asked for with GET")
    archive = await archive_among(datasette, request.actor)
    if archive is None:
        raise NotFound("There is no archive to search")
    return await reading(datasette, archive, partial(read, archive))


async def pages_from(datasette: Datasette, page: Page, size: int) -> AsyncIterator[Page]:
    """A page and all that follow it, of so many results, each asked for when the one before has been taken.

    Raises DatasetteError as ``answer_to`` does.
    """
    yield page
    while page.following:
        asked = replace(page.following, size=size)
        page = await reading(datasette, page.archive, partial(page_of, archive=page.archive, asked=asked))
        yield page


async def reading(datasette: Datasette, archive: str, read: Callable[[sqlite3.Connection, Holdings], Read]) -> Read:
    """What a function reads in an archive and its arrays, for as long as the site allows a query."""
    limit = datasette.setting("sql_time_limit_ms")

    def within_limit(connection: sqlite3.Connection, holdings: Holdings) -> Read:
        with _at_most(connection, limit):
            return read(connection, holdings)

    return await read_from(datasette.get_database(archive), within_limit)


@contextmanager
def _at_most(connection: sqlite3.Connection, limit: int) -> Iterator[None]:
    """Stop what takes longer than so many milliseconds."""
    end = perf_counter() + limit / 1_000
    try:
        with sqlite_timelimit(connection, limit):
            yield
    except sqlite3.OperationalError as error:  # "interrupted", or what it was about to do
        if perf_counter() < end:
            raise
        raise DatasetteError("The search took too long", title="Search interrupted", status=400) from error


def address(datasette: Datasette, asked: Asked, form: str = "", **further: str) -> str:
    """The address of a search in some form ("", "json"), with what only its page understands."""
    path = datasette.urls.path(f"/search.{form}" if form else "/search")
    query = query_string(asked, **further)
    return f"{path}?{query}" if query else str(path)


def link_header(datasette: Datasette, request: Request, page: Page, form: str = "") -> dict[str, str]:
    """The header that tells a program where it is, where the first and the next page are, and what other forms."""

    def link(asked: Asked, relation: str, other: str) -> str:
        kind = TYPES[other].partition(";")[0]
        return f'<{datasette.absolute_url(request, address(datasette, asked, other))}>; rel="{relation}"; type="{kind}"'

    here, first = page.asked, replace(page.asked, start="")
    links = [link(here, "self", form), link(first, "first", form)]
    if page.following:
        links.append(link(page.following, "next", form))
    if len(request.query_string) < _LONG:
        links += [link(here, "alternate", other) for other in forms_of(here.tab) if other != form]
    return {"link": ", ".join(links)}
