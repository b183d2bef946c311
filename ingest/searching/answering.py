"""A search over the web: from a request to what every form of its answer shows."""

import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from time import perf_counter
from typing import TypeVar
from urllib.parse import parse_qsl

from datasette.app import Datasette
from datasette.utils import sqlite_timelimit
from datasette.utils.asgi import NotFound, Request
from datasette.views.base import DatasetteError

from ingest.searching.addresses import asked_in, query_string
from ingest.searching.archives import archive_among, read_from
from ingest.searching.forms import TYPES
from ingest.searching.holdings import Holdings, Value
from ingest.searching.results import Result, labelled, results
from ingest.searching.search import Answer, Asked, search
from ingest.searching.spelling import suggest

#: Signs of a query string past which the header names no other forms: proxies refuse headers of more than 8 kB.
_LONG = 500

Read = TypeVar("Read")


@dataclass(frozen=True)
class Page:
    """A page of a search. ``facets`` are values, each with its name, None for what has none, and its count.

    ``suggestion``, where nothing was found: what to type instead, and how many articles that finds.
    """

    archive: str
    asked: Asked
    answer: Answer
    results: list[Result]
    facets: dict[str, list[tuple[Value, str | None, int]]]
    suggestion: tuple[str, int] | None

    @property
    def following(self) -> Asked | None:
        """The search for the next page, None on the last."""
        return replace(self.asked, start=self.answer.next) if self.answer.next else None


async def answer_to(datasette: Datasette, request: Request, facet_size: int) -> Page:
    """The page that a request asks for. Raises what ``in_archive`` raises."""
    asked = asked_in(parse_qsl(request.query_string, keep_blank_values=True), facet_size)
    return await in_archive(datasette, request, partial(_page, asked))


async def in_archive(
    datasette: Datasette, request: Request, read: Callable[[str, sqlite3.Connection, Holdings], Read]
) -> Read:
    """What a function reads in the archive that the reader may see: it gets its name, a connection and its arrays.

    Raises NotFound where there is no such archive, DatasetteError where it takes longer than the site allows a query.
    """
    archive = await archive_among(datasette, request.actor)
    if archive is None:
        raise NotFound("There is no archive to search")
    return await _within_limit(datasette, archive, read)


async def pages_from(datasette: Datasette, page: Page, size: int) -> AsyncIterator[Page]:
    """A page and all that follow it, of so many articles, each asked for when the one before has been taken.

    Raises DatasetteError as ``answer_to`` does.
    """
    yield page
    while page.following:
        asked = replace(page.following, size=size)
        page = await _within_limit(datasette, page.archive, partial(_page, asked))
        yield page


async def _within_limit(
    datasette: Datasette, archive: str, read: Callable[[str, sqlite3.Connection, Holdings], Read]
) -> Read:
    limit = datasette.setting("sql_time_limit_ms")

    def reading(connection: sqlite3.Connection, holdings: Holdings) -> Read:
        with _at_most(connection, limit):
            return read(archive, connection, holdings)

    return await read_from(datasette.get_database(archive), reading)


def _page(asked: Asked, archive: str, connection: sqlite3.Connection, holdings: Holdings) -> Page:
    answer = search(connection, holdings, asked)
    found = results(connection, answer.query, answer.articles)
    suggestion = None if answer.unfiltered else suggest(connection, holdings, asked)
    return Page(archive, asked, answer, found, labelled(connection, answer.facets), suggestion)


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
        links += [link(here, "alternate", other) for other in TYPES if other != form]
    return {"link": ", ".join(links)}
