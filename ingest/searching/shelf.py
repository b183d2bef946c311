"""The arrays of an archive kept at hand, and made anew when the archive has changed.

A large archive does not keep its readers waiting for that: until its new arrays are there, the ones from before answer.
What only makes answers quicker is made last, when nobody has changed the archive for a while.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from threading import Lock, Thread

from ingest.searching import saving
from ingest.searching.editions import edition_of, last_change
from ingest.searching.holdings import Holdings
from ingest.searching.loading import load
from ingest.searching.saved_articles import kept

#: How long to wait for a program that writes, in seconds.
_PATIENCE = 20

#: Columns come as one text, which may be as long as SQLite has any.
_NO_LIMIT = 2**31 - 1

#: For so many seconds nobody has changed an archive that is not being written to.
_QUIET = 30

Make = Callable[[sqlite3.Connection, Holdings], object]


def _nothing(connection: sqlite3.Connection, holdings: Holdings) -> None:
    """Wants nothing but the arrays of articles."""


class Shelf:
    """The arrays of one archive file. Any thread may ask; while one makes the first, others wait for the same.

    ``ahead`` makes what readers will want besides, where arrays are made ahead of them; ``later`` what makes answers
    from a large archive quicker, and is not waited for.
    """

    def __init__(
        self, path: str | Path, *, immutable: bool = False, ahead: Make = _nothing, later: Make = _nothing
    ) -> None:
        self._ahead, self._later = ahead, later
        self._path = Path(path)
        self._address = f"{self._path.absolute().as_uri()}?mode=ro{'&immutable=1' * immutable}"
        self._watch = None if immutable else self._connection()
        self._lock = Lock()
        self._version = -1
        self._holdings: Holdings | None = None
        self._renewal: Thread | None = None

    def prepare(self) -> None:
        """Have the first arrays made by a thread of their own."""
        Thread(target=self._make_first, daemon=True).start()

    @contextmanager
    def open(self, connection: sqlite3.Connection) -> Iterator[Holdings]:
        """The arrays, and a connection that sees the archive as they do, or with changes that are newer than they."""
        longest = connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _NO_LIMIT)
        connection.execute("begin")
        try:
            yield self._current(connection)
        finally:
            connection.execute("rollback")
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, longest)

    def _current(self, connection: sqlite3.Connection) -> Holdings:
        with self._lock:
            version = self.version()
            if self._holdings is None or (version != self._version and len(self._holdings.ids) < saving.SMALL):
                self._holdings, self._version = self._made(connection), version
            elif version != self._version and not (self._renewal and self._renewal.is_alive()):
                self._renewal = Thread(target=self._renew, daemon=True)
                self._renewal.start()
            return self._holdings

    def behind(self, edition: bytes) -> bytes:
        """What tells arrays from before that would still answer from those of this edition; b"" where none would."""
        holdings = self._holdings
        is_behind = holdings and len(holdings.ids) >= saving.SMALL and holdings.edition != edition
        return repr(holdings.edition).encode() if holdings and is_behind else b""

    def _make_first(self) -> None:
        with suppress(sqlite3.Error), closing(self._connection()) as connection, self.open(connection) as holdings:
            self._ahead(connection, holdings)
        self._make_later()

    def _renew(self) -> None:
        with suppress(sqlite3.Error), closing(self._connection()) as connection:
            with self._lock:
                version = self.version()
            connection.execute("begin")
            holdings = self._made(connection)
            self._ahead(connection, holdings)
            with self._lock:
                self._holdings, self._version = holdings, version
        Thread(target=self._make_later, daemon=True).start()

    def _make_later(self) -> None:
        """Wait until nobody changes the archive any more, unless its arrays are renewed before that."""
        holdings = self._holdings
        while holdings and self._holdings is holdings and 0 <= (since := self._since_change()) < _QUIET:
            time.sleep(_QUIET - since)
        if holdings and self._holdings is holdings and len(holdings.ids) >= saving.SMALL:
            with suppress(sqlite3.Error), closing(self._connection()) as connection:
                connection.execute("begin")
                self._later(connection, holdings)

    def _since_change(self) -> float:
        """Seconds since the archive was written to; less than none where its date is yet to come."""
        return time.time() - last_change(self._path)

    def _made(self, connection: sqlite3.Connection) -> Holdings:
        """The arrays as they were saved for this edition of the archive, or else made, and saved for the next time."""
        edition = edition_of(self._path)
        if saved := kept.read(self._path, edition):
            return saved
        made = load(connection)
        if edition_of(self._path) != edition:
            return made
        made = replace(made, edition=edition)
        return made if len(made.ids) < saving.SMALL else kept.saved(self._path, edition, made)

    def _connection(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._address, timeout=_PATIENCE, uri=True, check_same_thread=False)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _NO_LIMIT)
        return connection

    def version(self) -> int:
        """A number that changes with the archive: asked first, so that a change meanwhile is seen the next time.

        SQLite counts commits for one connection; what other processes and caches can compare is an edition.
        """
        return int(self._watch.execute("pragma data_version").fetchone()[0]) if self._watch else 0
