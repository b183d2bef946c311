"""Arrays beside those of the articles: made when they are first asked for, once for a state of the archive."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from ingest.searching import saving
from ingest.searching.holdings import Holdings
from ingest.searching.limits import untimed

Made = TypeVar("Made")


class OnDemand(Generic[Made]):
    """What is made of an archive and its articles' arrays, and kept as long as these are."""

    def __init__(self, make: Callable[[sqlite3.Connection, Holdings], Made]) -> None:
        self._make = make
        self._made: WeakKeyDictionary[Holdings, Made] = WeakKeyDictionary()
        self._lock = Lock()

    def of(self, connection: sqlite3.Connection, holdings: Holdings) -> Made:
        """The same for the same articles; while one thread makes it, others wait for it."""
        with untimed(), self._lock:
            if holdings not in self._made:
                self._made[holdings] = self._make(connection, holdings)
            return self._made[holdings]

    def ready(self, holdings: Holdings) -> Made | None:
        """The same where it is made; None where nobody has asked for it, or somebody still makes it."""
        return self._made.get(holdings)


def saved_or_made(
    kept: saving.Kept[Made], load: Callable[[sqlite3.Connection, Holdings], Made]
) -> Callable[[sqlite3.Connection, Holdings], Made]:
    """What was saved for these articles' edition of a large archive, or else is made, and saved.

    It points to articles by position: what is of another edition, or made of another, would point to others.
    """

    def made(connection: sqlite3.Connection, holdings: Holdings) -> Made:
        (_, _, file) = next(iter(connection.execute("pragma database_list")))
        edition = holdings.edition
        if not (file and edition) or len(holdings.ids) < saving.SMALL:
            return load(connection, holdings)
        archive = Path(file)
        return kept.read(archive, edition) or kept.saved(archive, edition, load(connection, holdings))

    return made
