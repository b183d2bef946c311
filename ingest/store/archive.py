"""Opening an archive: made if missing, checked, brought up to date."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from ingest.errors import NewerArchive, NotAnArchive
from ingest.store import reprints, search

#: "GAZT", as `file` and SQLite show it.
APPLICATION_ID = 0x47415A54

#: The shape that schema.sql makes. Growing it takes a step in MIGRATIONS.
SCHEMA_VERSION = 1

#: Version → the SQL that makes it the next one. Each runs in one transaction with the new user_version.
MIGRATIONS: dict[int, str] = {}

_INDEX = re.compile(r"create index if not exists (\w+)")

#: How long to wait for another process that writes, in seconds.
_PATIENCE = 60


def open_archive(path: str | Path, *, create: bool = False) -> sqlite3.Connection:
    """A connection to an archive, brought up to date; in autocommit, transactions are explicit (see ``transaction``).

    Raises NotAnArchive for a missing file (unless ``create``), a file that is no database or not one of Gazette's, and
    NewerArchive for one that a later version made.
    """
    if not create and not Path(path).is_file():
        raise NotAnArchive(f"no archive at {path}")
    try:
        connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        connection.execute("pragma cache_size = -16384")
        _bring_up_to_date(connection, path, create=create)
    except sqlite3.DatabaseError as error:
        raise NotAnArchive(f"{path}: {error}") from error
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All or nothing of what is done inside; another writer is waited for."""
    connection.execute("begin immediate")
    try:
        yield connection
    except BaseException:
        connection.execute("rollback")
        raise
    connection.execute("commit")


def ensure_indexes(connection: sqlite3.Connection) -> None:
    """The secondary indexes, where they are missing, and what the query planner has to know of them.

    They are cheapest when the first load is over; it asks for them sooner where it has to take something back.
    """
    wanted = set(_INDEX.findall(_sql("indexes.sql")))
    there = {row[0] for row in connection.execute("select name from sqlite_master where type = 'index'")}
    if not wanted <= there:
        _run(connection, _sql("indexes.sql"))
        connection.execute("analyze")


def _bring_up_to_date(connection: sqlite3.Connection, path: str | Path, *, create: bool) -> None:
    if create and _is_blank(connection):
        _make(connection)
    (application,) = connection.execute("pragma application_id").fetchone()
    (version,) = connection.execute("pragma user_version").fetchone()
    if application != APPLICATION_ID:
        raise NotAnArchive(f"{path} is an SQLite database, but no archive of Gazette's")
    if version > SCHEMA_VERSION:
        raise NewerArchive(f"{path} was made by a newer Gazette (schema {version}; this one knows {SCHEMA_VERSION})")
    for step in range(version, SCHEMA_VERSION):
        with transaction(connection):
            _run(connection, MIGRATIONS[step])
            connection.execute(f"pragma user_version = {step + 1}")
    if search.is_outdated(connection):
        with transaction(connection):
            search.rebuild(connection)
            reprints.rebuild(connection)


def _make(connection: sqlite3.Connection) -> None:
    with transaction(connection):
        if _is_blank(connection):  # nobody was quicker
            _run(connection, _sql("schema.sql"))
            search.remember_version(connection)


def _is_blank(connection: sqlite3.Connection) -> bool:
    """Whether the database holds nothing at all, as one that was just made."""
    return bool(connection.execute("select count(*) from sqlite_master").fetchone()[0] == 0)


def _run(connection: sqlite3.Connection, script: str) -> None:
    """A script inside the running transaction, which sqlite3's own executescript would end."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


def _sql(name: str) -> str:
    return files("ingest.store").joinpath(name).read_text(encoding="utf-8")
