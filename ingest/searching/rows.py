"""Rows of an answer as SQLite gives it, by the names of their columns."""

import sqlite3

from ingest.searching.arrays import Value

Row = dict[str, Value]


def rows_of(answer: sqlite3.Cursor) -> list[Row]:
    """All rows of an answer."""
    columns = [column for column, *_ in answer.description]
    return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]
