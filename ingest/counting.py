"""Rows that are counted once for each state of an archive: in its tables, and of what stands above a page of rows."""

import sqlite3
from typing import Any

from datasette.database import QueryInterrupted, Results

from ingest.rolled_back import RolledBack
from ingest.searching.archives import shelf_of

#: For how long to count what stands above a page, in milliseconds.
_LONGEST = 250

#: Questions whose count is kept, at most.
_KEPT = 1_000

_Question = tuple[str, tuple[tuple[str, str], ...]]


class Counting(RolledBack):
    """The database of an archive that remembers what it has counted until the archive changes."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._tables: dict[str, int] = {}
        self._above: dict[_Question, Results | QueryInterrupted] = {}
        self._state = -1  # of the archive, in which this was right

    async def table_counts(self, limit: int = 10) -> dict[str, int]:
        """How many rows each table has; ``limit`` is not needed."""
        self._forget_what_was()
        if not self._tables:
            names = await self.table_names()
            self._tables = await self.execute_fn(lambda connection: _counts(connection, names))
        return self._tables

    async def count_above(self, sql: str, params: Any) -> Results:
        """The answer to a question of how many rows there are, which is not worth waiting for.

        Raises QueryInterrupted for what takes long to count, and then at once until the archive changes.
        """
        self._forget_what_was()
        question = (sql, tuple(sorted((name, str(value)) for name, value in (params or {}).items())))
        if question not in self._above:
            if len(self._above) >= _KEPT:
                self._above.clear()
            try:
                self._above[question] = await super().execute(sql, params, custom_time_limit=_LONGEST)
            except QueryInterrupted as error:
                self._above[question] = error
        found = self._above[question]
        if isinstance(found, QueryInterrupted):
            raise QueryInterrupted(found.e, found.sql, found.params)
        return found

    def _forget_what_was(self) -> None:
        state = shelf_of(self).version()
        if state != self._state:
            self._tables, self._above, self._state = {}, {}, state


def _counts(connection: sqlite3.Connection, tables: list[str]) -> dict[str, int]:
    return {name: connection.execute(f'select count(*) from "{name}"').fetchone()[0] for name in tables}  # noqa: S608
