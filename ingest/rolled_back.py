"""A database to which a program was writing when it was stopped, read as it was before."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

from datasette.database import Database


class RolledBack(Database):  # type: ignore[misc]  # Datasette has no types
    """The database of a file that other programs write to.

    Where one of them was stopped at it, the file is half of one state and half of another until its journal is rolled
    back, which a connection that only reads may not do (sqlite.org/rescode.html#readonly_rollback).
    """

    async def execute_fn(self, fn: Callable[[sqlite3.Connection], Any]) -> Any:
        """What a function finds; raises what that raises."""
        try:
            return await super().execute_fn(fn)
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_READONLY_ROLLBACK:
                raise
            await asyncio.to_thread(_roll_back, self.path)
            return await super().execute_fn(fn)


def _roll_back(path: str) -> None:
    """Read with a connection that may write: SQLite does the rest."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("select 1 from sqlite_master").fetchone()
