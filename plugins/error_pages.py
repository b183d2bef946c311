"""What went wrong, in a plain sentence of the reader's language, and the way out; for programs the same as JSON.

JSON is as Datasette's: ``{"ok": false, "error": ..., "status": ..., "title": ...}``. What broke inside, the log tells.
"""

import difflib
import errno
import logging
import re

from datasette import Response, hookimpl
from datasette.utils import await_me_maybe, sqlite3, tilde_decode
from datasette.utils.asgi import Base400
from datasette.views.base import DatasetteError

from ingest.searching.archives import archive_among

_LOG = logging.getLogger("gazette")

_FOR_PROGRAMS = (".json", ".csv", ".ndjson", ".atom", ".bib", ".ris", ".csl")

#: Tables whose rows have a name in addresses too.
_NAMED = ("people", "places", "outlets", "authors")

_ROOMS = ("articles", "people", "places", "quotes")

_BY_SLUG = "select id, name from {table} where slug = :slug"


@hookimpl(hookwrapper=True)
def handle_exception(datasette, request, exception):
    """Answer instead of Datasette, whose own handler stands last, where no other plugin does."""
    outcome = yield
    others = outcome.get_result()[:-1]

    async def answer():
        for other in others:
            if response := await await_me_maybe(other):
                return response
        return await _answer(datasette, request, _told(exception))

    outcome.force_result([answer])


@hookimpl
def forbidden(datasette, request, message):
    """Answer who may not see a page."""

    async def answer():
        return await _answer(datasette, request, _error(403, message))

    return answer


def _error(status, message, title=None):
    return {"ok": False, "error": message, "status": status, "title": title}


def _told(exception):
    """What a reader may be told of an error."""
    if isinstance(exception, Base400):
        return _error(exception.status, exception.args[0])
    # Datasette says 500 where it asks for no other status, though what was asked for is at fault unless SQLite failed.
    if isinstance(exception, DatasetteError) and (exception.status < 500 or exception.__context__ is None):
        message = exception.title if exception.message_is_html else exception.message
        status = exception.status if exception.status < 500 else 400
        return exception.error_dict | _error(status, message, exception.title)
    if isinstance(exception, sqlite3.ProgrammingError) and "null character" in str(exception):
        return _error(400, "The name of a column holds no null character")
    if isinstance(exception, sqlite3.DataError) and "too big" in str(exception):
        return _error(400, "A text or blob of the answer is too big")
    if isinstance(exception, OSError) and exception.errno == errno.ENAMETOOLONG:
        return _error(404, "No file has so long a name")
    _LOG.error("A page could not be made", exc_info=exception)
    return _error(500, "The server could not answer")


async def _answer(datasette, request, told):
    headers = {"cache-control": "no-cache"} | ({"allow": "GET, HEAD"} if told["status"] == 405 else {})
    if _is_for_programs(request):
        return Response.json(told, status=told["status"], headers=headers)
    meant = {"words": _words(request), "rooms": _rooms(request), "nearest": await _nearest(datasette, request)}
    html = await datasette.render_template("error.html", {**told, **meant}, request=request, view_name="error")
    return Response.html(html, status=told["status"], headers=headers)


def _is_for_programs(request):
    accepted = request.headers.get("accept", "")
    return tilde_decode(request.path).endswith(_FOR_PROGRAMS) or ("json" in accepted and "html" not in accepted)


def _last_part(request):
    return tilde_decode(request.path.rstrip("/").rpartition("/")[2])


def _words(request):
    """What to look for instead: the words that the address ends with."""
    return " ".join(re.findall(r"[^\W\d_]+", _last_part(request)))


def _rooms(request):
    """The rooms that the parts of the address are called after, or nearly."""
    parts = request.path.strip("/").lower().split("/")
    return [room for room in _ROOMS if difflib.get_close_matches(room, parts, 1)]


async def _nearest(datasette, request):
    """The rows whose name the address ends with in place of their number, each with its name and address."""
    archive = await archive_among(datasette, request.actor)
    table = next((name for name in _NAMED if f"/{name}/" in request.path), None)
    if not archive or not table:
        return []
    slug = {"slug": _last_part(request).lower()}
    found = await datasette.get_database(archive).execute(_BY_SLUG.format(table=table), slug)
    return [(row["name"], datasette.urls.row(archive, table, str(row["id"]))) for row in found]
