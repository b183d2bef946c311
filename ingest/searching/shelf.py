"""The arrays of an archive kept at hand, and made anew when the archive has changed."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from ingest.searching.holdings import Holdings
from ingest.searching.loading import load


class Shelf:
    """The arrays of one archive file. Any thread may ask; while one makes them, others wait for the same."""

    def __init__(self, path: str | Path, *, immutable: bool = False) -> None:
        address = f"{Path(path).absolute().as_uri()}?mode=ro"
        self._watch = None if immutable else sqlite3.connect(address, uri=True, check_same_thread=False)
        self._lock = Lock()
        self._version = -1
        self._holdings: Holdings | None = None

    @contextmanager
    def open(self, connection: sqlite3.Connection) -> Iterator[Holdings]:
        """The arrays, and a connection that sees the archive as they do, or with articles that are newer than they."""
        connection.execute("begin")
        try:
            yield self._current(connection)
        finally:
            connection.execute("rollback")

    def _current(self, connection: sqlite3.Connection) -> Holdings:
        with self._lock:
            version = self._watched()
            if self._holdings is None or version != self._version:
                self._holdings, self._version = load(connection), version
            return self._holdings

    def _watched(self) -> int:
        """A number that changes with the archive: asked first, so that a change meanwhile is seen the next time."""
        return int(self._watch.execute("pragma data_version").fetchone()[0]) if self._watch else 0
