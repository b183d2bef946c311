"""Arrays beside those of the articles: made when they are first asked for, once for a state of the archive."""

import sqlite3
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from ingest.searching.holdings import Holdings
from ingest.searching.limits import untimed

Made = TypeVar("Made")


class Beside(Generic[Made]):
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
