"""What the archive remembers of the web: the feeds that it follows, and its visits to addresses."""

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from ingest.store.archive import transaction

#: After the first failure an address is left alone for so many minutes, then twice as many, up to a day.
_FIRST, _LONGEST = 5, 24 * 60


class Visit(NamedTuple):
    """The last visit to an address: when it answered, what to say when asking again, and when not to ask at all."""

    fetched: datetime | None
    etag: str | None
    modified: str | None
    failures: int
    not_before: datetime | None


def of(connection: sqlite3.Connection, address: str) -> Visit | None:
    """The last visit to an address, None for one never asked for."""
    row = connection.execute(
        "select fetched, etag, modified, failures, not_before from visits where address = ?", (address,)
    ).fetchone()
    return Visit(_time(row[0]), row[1], row[2], row[3], _time(row[4])) if row else None


def answered(connection: sqlite3.Connection, address: str, etag: str | None, modified: str | None) -> None:
    """Note that an address has answered, and that what it gave is saved."""
    with transaction(connection):
        connection.execute(
            "insert or replace into visits (address, fetched, etag, modified) values (?, ?, ?, ?)",
            (address, _text(datetime.now(UTC)), etag, modified),
        )


def failed(connection: sqlite3.Connection, address: str, seconds: int | None = None) -> None:
    """Note that an address gave nothing: it is not asked before so many seconds, or ever longer each time."""
    known = of(connection, address)
    failures = known.failures + 1 if known else 1
    wait = timedelta(minutes=min(_FIRST * 2 ** min(failures - 1, 10), _LONGEST))
    not_before = datetime.now(UTC) + (wait if seconds is None else timedelta(seconds=seconds))
    with transaction(connection):
        connection.execute("insert or ignore into visits (address) values (?)", (address,))
        connection.execute(
            "update visits set failures = ?, not_before = ? where address = ?", (failures, _text(not_before), address)
        )


def follow(connection: sqlite3.Connection, addresses: Iterable[str], *, pages: bool) -> None:
    """Remember feeds, and whether their pages are wanted."""
    rows = [(address, pages, _text(datetime.now(UTC))) for address in addresses]
    with transaction(connection):
        connection.executemany(
            """
            insert into feeds (address, pages, added) values (?, ?, ?)
            on conflict (address) do update set pages = excluded.pages where pages <> excluded.pages
            """,
            rows,
        )


def unfollow(connection: sqlite3.Connection, addresses: Iterable[str]) -> int:
    """Forget feeds, not what came of them; how many were followed."""
    with transaction(connection):
        return sum(
            connection.execute("delete from feeds where address = ?", (address,)).rowcount for address in addresses
        )


def followed(connection: sqlite3.Connection) -> list[tuple[str, bool]]:
    """The feeds that are followed, and whether their pages are wanted."""
    found = connection.execute("select address, pages from feeds order by address")
    return [(address, bool(pages)) for address, pages in found]


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _text(time: datetime) -> str:
    return time.isoformat(timespec="seconds")
