"""A query that takes too long ends with a page that keeps it: what happened, the query to change, what to try.

For programs the same as JSON: ``{"ok": false, "error": ..., "status": 400, "title": ..., "sql": ...}``.
"""

import sqlite3

from datasette import Response, hookimpl
from datasette.database import QueryInterrupted
from datasette.views.base import DatasetteError

from ingest.searching.archives import may

_TITLE = "Query stopped"

_HEADERS = {"cache-control": "no-cache"}


#: Bytes of the longest text, or blob, that a statement may make or meet: memory is for everybody who asks.
_LONGEST = 32 << 20


@hookimpl
def prepare_connection(conn):
    """Have SQLite refuse what would take the server's memory before the time is up."""
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)


@hookimpl(tryfirst=True)
def handle_exception(datasette, request, exception):
    """Answer for Datasette, whose own page holds the query in a script of its own."""
    stopped = exception.__context__
    if not isinstance(exception, DatasetteError) or not isinstance(stopped, QueryInterrupted):
        return None

    async def answer():
        seconds = datasette.setting("sql_time_limit_ms") / 1_000
        if request.path.endswith(".json"):
            error = f"The query was stopped after {seconds:g} s: narrow it, or add a limit"
            told = {"ok": False, "error": error, "status": 400, "title": _TITLE, "sql": stopped.sql}
            return Response.json(told, status=400, headers=_HEADERS)
        database = request.url_vars.get("database")
        context = {
            "sql": stopped.sql.strip(),
            "own": request.args.get("sql") is not None,
            "seconds": max(1, round(seconds)),
            "database": database,
            "may_ask": database is not None and await may(datasette, request.actor, "execute-sql", database),
        }
        html = await datasette.render_template(
            "query_stopped.html", context, request=request, view_name="query_stopped"
        )
        return Response.html(html, status=400, headers=_HEADERS)

    return answer
