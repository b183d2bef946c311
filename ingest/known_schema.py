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


def knowing_its_schema(served: Served) -> Served:
    """The same class of databases that are files, which remember the answers to these questions."""
    for name in _QUESTIONS:
        setattr(served, name, _once(getattr(served, name)))
    return served


def _once(ask: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    @wraps(ask)
    async def answer(self: Any, *asked: Any) -> Any:
        edition = edition_of(self.path)  # first, so that a change meanwhile is seen the next time
        known: dict[tuple[Any, ...], Any]
        known_of, known = getattr(self, "_known_schema", (b"", {}))
        if known_of != edition:
            known = {}
            self._known_schema = (edition, known)
        key = (ask.__name__, *asked)
        if key not in known:
            known[key] = await ask(self, *asked)
        return known[key]

    return answer
