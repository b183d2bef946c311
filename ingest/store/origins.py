"""Where articles come from: the records that hold them, and how each of their fields was found there."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from ingest.prepared import Prepared
from ingest.records import Found


@dataclass(frozen=True, slots=True)
class Origin:
    """A record that the archive knows: the article and the version that it holds, None for the article's own text."""

    article: int
    version: int | None
    raw: bytes


def find(connection: sqlite3.Connection, source: int, key: str) -> Origin | None:
    """What the archive knows of a record."""
    found = connection.execute(
        "select article_id, version_id, raw from origins where source_id = ? and record = ?", (source, key)
    ).fetchone()
    return Origin(*found) if found else None


def reveal(connection: sqlite3.Connection, source: int, key: str, hidden: str) -> None:
    """Give a record its key again where that was hidden: what it told is withheld no longer."""
    connection.execute(
        "update origins set record = ?1 where source_id = ?2 and record = ?3 and record <> ?1", (key, source, hidden)
    )


def put(connection: sqlite3.Connection, source: int, prepared: Prepared, origin: Origin, run: int) -> None:
    """Note what a record of a source holds, as it was read in a run; in the place of what it held."""
    connection.execute(
        """
        insert or replace into origins
            (source_id, record, place, reader, version, run_id, raw, digest, finding_id, version_id,
             article_id)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (
            source,
            prepared.key,
            prepared.place,
            prepared.reader,
            prepared.version,
            run,
            origin.raw,
            prepared.digest,
            _finding(connection, prepared.reading.article.found),
            origin.version,
            origin.article,
        ),
    )


def count(connection: sqlite3.Connection, article: int) -> int:
    """How many records hold an article."""
    found = connection.execute("select count(*) from origins where article_id = ?", (article,))
    return int(found.fetchone()[0])


def raws(connection: sqlite3.Connection, articles: Sequence[int]) -> list[bytes]:
    """The digests of all records that hold one of these articles."""
    among = "article_id in (select value from json_each(?))"
    found = connection.execute(f"select distinct raw from origins where {among}", (json.dumps(articles),))
    return [row[0] for row in found]


def drop_unused_findings(connection: sqlite3.Connection) -> None:
    """Take away what no record tells any more."""
    connection.execute(
        "delete from findings where id not in (select finding_id from origins where finding_id is not null)"
    )


def _finding(connection: sqlite3.Connection, found: Sequence[Found]) -> int | None:
    """The row that tells how fields were found, made where it is missing; None where nothing is told."""
    if not found:
        return None
    rows = [[f.field, f.where, round(f.confidence, 2), *([f.value] if f.value is not None else [])] for f in found]
    written = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    # Half a digest is a number that SQLite takes as a row's own, so that no index is needed to find what is alike.
    number = int.from_bytes(blake2b(written.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1
    connection.execute("insert or ignore into findings (id, found) values (?, ?)", (number, written))
    return number
