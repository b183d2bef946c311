"""What is in an archive and what its runs did, as plain values: for `gazette status`."""

import sqlite3
from typing import Any

_TABLES = ("articles", "people", "places", "quotes", "outlets", "authors", "mentions")

#: How many examples of a reason are named.
_EXAMPLES = 3


def report(connection: sqlite3.Connection, *, runs: int = 5) -> dict[str, Any]:
    """Counts by table, the span of dates, languages and outlets, the last runs, and what is refused or passed over."""
    (first, last, undated) = connection.execute(
        "select min(published), max(published), count(*) - count(published) from articles"
    ).fetchone()
    return {
        "counts": {table: connection.execute(f"select count(*) from {table}").fetchone()[0] for table in _TABLES},
        "published": {"first": first, "last": last, "undated": undated},
        "languages": _counted(connection, "select language, count(*) from articles group by 1 order by 2 desc, 1"),
        "outlets": _counted(connection, "select name, articles from outlets order by 2 desc, 1 limit 10"),
        "runs": _rows(connection, "select * from runs order by id desc limit ?", runs),
        "refused": _reasons(connection, passed_over=False),
        "passed_over": _reasons(connection, passed_over=True),
    }


def refusals(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """Everything that is refused, with the reason and where."""
    return _rows(
        connection, "select path, record, reason, message from refusals where passed_over = 0 order by path, id"
    )


def _reasons(connection: sqlite3.Connection, *, passed_over: bool) -> list[dict[str, Any]]:
    """Reasons, most frequent first, each with its count and a few of the paths."""
    found = _rows(
        connection,
        """
        select reason, message, count(*) as count from refusals where passed_over = ?
        group by reason, case when passed_over then message end order by 3 desc, 1
        """,
        passed_over,
    )
    for row in found:
        examples = connection.execute(
            "select path, record from refusals where passed_over = ? and reason = ? order by id limit ?",
            (passed_over, row["reason"], _EXAMPLES),
        )
        row["examples"] = [", ".join(filter(None, example)) for example in examples]
    return found


def _counted(connection: sqlite3.Connection, query: str) -> list[dict[str, Any]]:
    return [{"name": name, "articles": count} for name, count in connection.execute(query)]


def _rows(connection: sqlite3.Connection, query: str, *values: object) -> list[dict[str, Any]]:
    cursor = connection.execute(query, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
