"""A table in an SQLite database: one article a row. The file is never written, and nothing in it is trusted."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO

from ingest.columns import Columns
from ingest.decoding import decode
from ingest.errors import Empty, GazetteError, Malformed
from ingest.formats import json_lines
from ingest.formats.reader import MAX_BYTES, Reader, keyed
from ingest.formats.streams import sought
from ingest.records import Record, Refusal, Source

_SIGNATURE = b"SQLite format 3\0"
#: What an archive of Gazette's says that it is, and at which byte (SQLite's "application id").
_GAZETTE, _AT = b"GAZT", 68
OWN = "an archive of Gazette's own: read what `gazette export` makes of it"
#: How many tables and columns are looked at, and how much of them is told.
_MOST, _TOLD = 1_000, 200


@keyed
def split(source: Source, file: BinaryIO, mapping: dict[str, str]) -> Iterator[Record | Refusal]:
    """A record for each row of the table that has the most columns of an article.

    Raises Malformed where no table has a title or a body, or two have as many, naming the tables; Empty for no rows.
    """
    try:
        with closing(_opened(source, file)) as connection:
            if connection.execute("pragma application_id").fetchone()[0] == int.from_bytes(_GAZETTE, "big"):
                raise Malformed(OWN)
            table, names = _table(connection, mapping)
            number = 0
            columns = ", ".join(map(_quoted, names))
            for number, row in enumerate(connection.execute(f"select {columns} from {_quoted(table)}"), start=1):
                yield _record(source, f"{table}, row {number}", dict(zip(names, row, strict=True)), mapping)
            if not number:
                raise Empty(f"no rows in {table}")
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise Malformed(f"an SQLite database that cannot be read on: {error}") from error


def is_archive(head: bytes) -> bool:
    """Whether a file that begins so is an archive of Gazette's own, which is no source, least of all for itself."""
    return head.startswith(_SIGNATURE) and head[_AT : _AT + len(_GAZETTE)] == _GAZETTE


def _opened(source: Source, file: BinaryIO) -> sqlite3.Connection:
    """A database, read only where it lies, in memory where it is packed."""
    seekable = sought(file)
    if seekable is file:
        file_uri = f"{Path(source.path).as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(file_uri, uri=True)
    else:
        connection = sqlite3.connect(":memory:")
        connection.deserialize(_unlogged(seekable.read()))
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_BYTES)
    connection.text_factory = bytes
    connection.execute("pragma trusted_schema = off")
    connection.execute("pragma query_only = on")
    return connection


def _unlogged(content: bytes) -> bytes:
    """A database that says that it keeps no log beside it, which in memory there cannot be."""
    return content[:18] + b"\x01\x01" + content[20:]


def _table(connection: sqlite3.Connection, mapping: dict[str, str]) -> tuple[str, list[str]]:
    """The name of the table that holds articles, and those of its columns. Raises Malformed."""
    query = "select name from sqlite_master where type = 'table' and name not like 'sqlite%' limit ?"
    known: dict[str, tuple[int, list[str]]] = {}
    tables = [name.decode("utf-8", "replace") for (name,) in connection.execute(query, (_MOST,))]
    for table in tables:
        described = connection.execute("select name from pragma_table_info(?) limit ?", (table, _MOST))
        names = [name.decode("utf-8", "replace") for (name,) in described]
        found = set(Columns.of(names, mapping).column_of)
        if {"title", "body"} & found:
            known[table] = (len(found) + len({"title", "body"} & found), names)
    most = max((count for count, _ in known.values()), default=0)
    best = [table for table, (count, _) in known.items() if count == most]
    if len(best) != 1:
        told = ", ".join(best or tables)[:_TOLD] or "none"
        fault = "more than one table that may hold articles" if best else "no table with a title or a body"
        raise Malformed(f"{fault}: {told}: export the one you mean, or name its columns with --map")
    return best[0], known[best[0]][1]


def _record(source: Source, place: str, row: dict[str, Any], mapping: dict[str, str]) -> Record | Refusal:
    try:
        return json_lines.of_object(source, READER.name, place, {k: _text(v) for k, v in row.items()}, mapping)
    except GazetteError as error:
        return Refusal(source.path, place, error.reason, str(error))


def _text(value: Any) -> Any:
    if isinstance(value, bytes):
        return decode(value) if value.strip() else None
    return value


def _quoted(name: str) -> str:
    return '"' + re.sub('"', '""', name) + '"'


READER = Reader("sqlite", (), split, json_lines.parse, recognises=lambda head: head.startswith(_SIGNATURE))
