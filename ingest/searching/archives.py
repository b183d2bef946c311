"""Which of the databases that Datasette serves is an archive, and the one way for pages to read it and its arrays."""

import sqlite3
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from datasette.app import Datasette
from datasette.database import Database
from datasette.utils.asgi import Base400, NotFound, Request
from datasette.views.base import DatasetteError

from ingest.searching.editions import edition_of
from ingest.searching.holdings import Holdings
from ingest.searching.limits import at_most
from ingest.searching.pages import prepare
from ingest.searching.saved_postings import postings_of
from ingest.searching.shelf import Shelf

Found = TypeVar("Found")

try:  # Datasette 1.0 has a class for what may be seen; 0.65 goes by the name
    from datasette.resources import DatabaseResource as _Named
except ImportError:
    _Named = str

_GAZETTE = 0x47415A54  # the application id in every archive's header

_shelves: "WeakKeyDictionary[Database, Shelf]" = WeakKeyDictionary()

#: Every page asks several times, and no database becomes an archive while it is served.
_made_here: "WeakKeyDictionary[Database, bool]" = WeakKeyDictionary()


class NotAsked(Base400):  # type: ignore[misc]
    """A page that only shows, asked for with a method that changes things."""

    status = 405


async def archive_among(datasette: Datasette, actor: dict[str, Any] | None, preferred: str | None = None) -> str | None:
    """The preferred database where Gazette made it, else the first that it made; only one that the actor may see."""
    names: list[str] = list(datasette.databases)
    for name in sorted(names, key=lambda name: name != preferred):
        if await _is_ours(datasette.get_database(name)) and await may(datasette, actor, "view-database", name):
            return name
    return None


async def archive_for(datasette: Datasette, request: Request) -> str:
    """The archive of a page that belongs to no database. Raises NotFound where the reader may see none."""
    archive = await archive_among(datasette, request.actor)
    if archive is None:
        raise NotFound("There is no archive")
    return archive


async def may(datasette: Datasette, actor: dict[str, Any] | None, action: str, database: str) -> bool:
    """Whether somebody may do that with a database ("view-database", "execute-sql")."""
    allowed, _ = await datasette.check_visibility(actor, action=action, resource=_Named(database))
    return bool(allowed)


async def prepare_all(datasette: Datasette) -> None:
    """Have the arrays of every archive made; that goes on when this has returned."""
    for database in datasette.databases.values():
        if await _is_ours(database):
            shelf_of(database).prepare()


async def metadata_of(datasette: Datasette, archive: str | None = None) -> dict[str, Any]:
    """What the owner says of the site, or of an archive in it: 0.65 of Datasette knows it by heart, 1.0 looks it up."""
    if hasattr(datasette, "metadata"):
        said = datasette.metadata() if archive is None else datasette.metadata("databases").get(archive)
        return dict(said or {})
    if archive is None:
        return dict(await datasette.get_instance_metadata())
    database = datasette.get_database(archive)
    tables = {}
    for table in await database.table_names() + await database.view_names():
        told = dict(await datasette.get_resource_metadata(archive, table))
        columns = await database.table_columns(table)
        of_columns = {column: await datasette.get_column_metadata(archive, table, column) for column in columns}
        tables[table] = told | {"columns": {name: said.get("description", "") for name, said in of_columns.items()}}
    return dict(await datasette.get_database_metadata(archive)) | {"tables": tables}


async def _is_ours(database: Database) -> bool:
    if database not in _made_here:
        _made_here[database] = (await database.execute("pragma application_id")).single_value() == _GAZETTE
    return _made_here[database]


def shelf_of(database: Database) -> Shelf:
    """The arrays of a database that is a file, the same ones each time."""
    if database not in _shelves:
        is_immutable = not database.is_mutable
        _shelves[database] = Shelf(database.path, immutable=is_immutable, ahead=prepare, later=postings_of.of)
    return _shelves[database]


def state_of(database: Database) -> bytes:
    """What is another whenever a database that is a file may answer otherwise: as it is now, from the arrays it has."""
    edition = edition_of(database.path)
    shelf = _shelves.get(database)
    return edition + (shelf.behind(edition) if shelf else b"")


async def in_archive(
    datasette: Datasette, request: Request, read: Callable[[str, sqlite3.Connection, Holdings], Found]
) -> Found:
    """What a function reads in the archive that the reader may see: it gets its name, a connection and its arrays.

    Raises what ``archive_for`` and ``read_from`` raise, and NotAsked where something is to be changed.
    """
    if request.method not in ("GET", "HEAD"):
        raise NotAsked("This is asked for with GET")
    archive = await archive_for(datasette, request)
    return await read_from(datasette, archive, partial(read, archive))


async def read_from(datasette: Datasette, archive: str, read: Callable[[sqlite3.Connection, Holdings], Found]) -> Found:
    """What a function finds in an archive and its arrays, for as long as the site allows a query.

    Raises DatasetteError where it takes longer.
    """
    database, limit = datasette.get_database(archive), datasette.setting("sql_time_limit_ms")

    def reading(connection: sqlite3.Connection) -> Found:
        with shelf_of(database).open(connection) as holdings, at_most(connection, limit):
            return read(connection, holdings)

    return await _in_time(database, reading)


async def asked_of(datasette: Datasette, archive: str, ask: Callable[[sqlite3.Connection], Found]) -> Found:
    """What a function finds in an archive alone: who asks that way does not wait for arrays that are being made.

    Raises what ``read_from`` raises. Each question that is asked by itself goes to another thread and back.
    """
    limit = datasette.setting("sql_time_limit_ms")

    def asking(connection: sqlite3.Connection) -> Found:
        with at_most(connection, limit):
            return ask(connection)

    return await _in_time(datasette.get_database(archive), asking)


async def _in_time(database: Database, read: Callable[[sqlite3.Connection], Found]) -> Found:
    try:
        found: Found = await database.execute_fn(read)
    except TimeoutError as error:
        raise DatasetteError("The archive took too long to answer", title="Interrupted", status=400) from error
    return found
