"""What a database is made of, asked once for each state of its file.

Datasette asks for it again on every page: which tables there are, which of them are hidden, what their keys and columns
are, which index finds their words. Each question goes to another thread and back.
"""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any, TypeVar

from datasette.database import Database

from ingest.searching.editions import edition_of

Served = TypeVar("Served", bound=type[Database])

#: What of a database is known as long as its file stays. Whoever asks is not to change the answer.
_QUESTIONS = (
    "table_exists",
    "table_names",
    "table_columns",
    "table_column_details",
    "primary_keys",
    "fts_table",
    "hidden_table_names",
    "view_names",
    "foreign_keys_for_table",
    "get_all_foreign_keys",
    "get_table_definition",
)

#: Datasette's own statements: how the name of a table is spelled that somebody wants to see, whether tables changed.
_SPELLING = "select name from sqlite_master where type in ('table', 'view') and name = ? collate nocase"
_STATEMENTS = {_SPELLING, "PRAGMA schema_version"}

#: Answers that are kept: addresses can ask for tables of any name.
_MOST = 2_000


def knowing_its_schema(served: Served) -> Served:
    """The same class of databases that are files, which remember the answers to these questions."""
    for name in _QUESTIONS:
        setattr(served, name, _once(getattr(served, name)))
    served.execute = _once(served.execute, lambda sql=None, *_: sql in _STATEMENTS)
    return served


def _once(
    ask: Callable[..., Awaitable[Any]], is_of_schema: Callable[..., bool] = lambda *_: True
) -> Callable[..., Awaitable[Any]]:
    @wraps(ask)
    async def answer(self: Any, *asked: Any, **further: Any) -> Any:
        if further or not is_of_schema(*asked):
            return await ask(self, *asked, **further)
        edition = edition_of(self.path)  # first, so that a change meanwhile is seen the next time
        known: dict[tuple[Any, ...], Any]
        known_of, known = getattr(self, "_known_schema", (b"", {}))
        if known_of != edition or len(known) >= _MOST:
            known = {}
            self._known_schema = (edition, known)
        key = (ask.__name__, *asked)
        if key not in known:
            known[key] = await ask(self, *asked)
        return known[key]

    return answer
