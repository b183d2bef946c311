"""Decisions to withhold something: when and why, and the traces by which it is recognised; never what it was."""

import secrets
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from ingest.errors import UsageError
from ingest.withheld import HIDDEN, Trace, Withheld

#: A trace to be kept: what it is of, its length in words, its digest.
Kept = tuple[Trace, int, bytes]


def key(connection: sqlite3.Connection) -> bytes:
    """The secret with which this archive's traces are made, made where there is none."""
    found = connection.execute("select value from state where name = 'withholding key'").fetchone()
    if found is None:
        found = (secrets.token_hex(16),)
        connection.execute("insert into state (name, value) values ('withholding key', ?)", found)
    return bytes.fromhex(found[0])


def record(connection: sqlite3.Connection, kind: str, reason: str, traces: Iterable[Kept]) -> int:
    """Write a decision down; returns its number."""
    made = connection.execute("insert into withholdings (made, kind, reason) values (?, ?, ?)", (_now(), kind, reason))
    number = int(made.lastrowid or 0)
    connection.executemany(
        "insert or ignore into traces (withholding_id, kind, words, digest) values (?, ?, ?, ?)",
        [(number, *trace) for trace in traces],
    )
    return number


def in_force(connection: sqlite3.Connection) -> Withheld | None:
    """All that is withheld now, which may be nothing any more; None where nothing ever was."""
    traces: dict[tuple[Trace, int], dict[bytes, int]] = defaultdict(dict)
    found = connection.execute(
        """
        select traces.kind, words, digest, withholding_id from traces
        join withholdings on withholdings.id = withholding_id where lifted is null
        """
    )
    for kind, length, digest, number in found:
        traces[Trace(kind), length][digest] = number
    ever = connection.execute("select 1 from withholdings").fetchone()
    return Withheld(key(connection), dict(traces)) if ever else None


def lift(connection: sqlite3.Connection, number: int) -> None:
    """Take a decision back: a later ingest reads again what it was about. Raises UsageError if it is not in force."""
    lifted = connection.execute(
        "update withholdings set lifted = ? where id = ? and lifted is null", (_now(), number)
    ).rowcount
    if not lifted:
        raise UsageError(f"there is no decision {number} in force")
    connection.execute("delete from traces where withholding_id = ?", (number,))
    redacted = "article_id in (select article_id from redactions where withholding_id = ?)"
    connection.execute(f"update origins set digest = x'' where {redacted}", (number,))
    read_again = f"path from origins join sources on sources.id = source_id where {redacted}"
    connection.execute(f"delete from visits where address in (select {read_again})", (number,))
    connection.execute("delete from redactions where withholding_id = ?", (number,))
    connection.execute("update sources set digest = null")
    connection.execute("update visits set etag = null, modified = null")
    for table, column in (("refusals", "path"), ("visits", "address")):
        connection.execute(f"delete from {table} where {column} glob ?", (f"{HIDDEN}*",))


def decisions(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """All decisions, the first one first, with the number of articles that each has taken something out of."""
    found = connection.execute(
        """
        select id, made, kind, reason, lifted,
               (select count(*) from redactions where withholding_id = withholdings.id)
        from withholdings order by id
        """
    )
    return [dict(zip(("number", "made", "kind", "reason", "lifted", "redacted"), row, strict=True)) for row in found]


def on(connection: sqlite3.Connection, article: int) -> frozenset[int]:
    """The decisions that have taken something out of an article."""
    found = connection.execute("select withholding_id from redactions where article_id = ?", (article,))
    return frozenset(row[0] for row in found)


def note(connection: sqlite3.Connection, article: int, decisions: Iterable[int]) -> None:
    """Note which decisions took something out of an article, or out of another version of it."""
    connection.executemany(
        "insert or ignore into redactions (article_id, withholding_id) values (?, ?)",
        [(article, decision) for decision in decisions],
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
