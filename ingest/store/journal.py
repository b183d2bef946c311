"""What each ingest did: runs, sources, origins, and what was refused.

A run that changes nothing leaves no row and no trace: its own row is made when the first change is.
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from ingest import __version__
from ingest.records import Refusal, Source, SourceEnd

#: Of one source, at most this many refusals are told apart; the rest are counted.
MOST_REFUSALS = 1_000


@dataclass(slots=True)
class Counts:
    """What a run did, in articles; refusals and files passed over as they were told."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    refused: int = 0
    passed_over: int = 0


@dataclass(slots=True)
class Run:
    """One ingest: what it was asked, and what it has done so far."""

    arguments: Sequence[str]
    started: str = ""
    counts: Counts = field(default_factory=Counts)
    number: int | None = None

    def row(self, connection: sqlite3.Connection) -> int:
        """The number of this run's row, made at its first change."""
        if self.number is None:
            made = connection.execute(
                "insert into runs (started, gazette, sources) values (?, ?, ?)",
                (self.started or _now(), __version__, json.dumps(list(self.arguments), ensure_ascii=False)),
            )
            self.number = int(made.lastrowid or 0)
            connection.execute("insert or replace into state (name, value) values ('untied', ?)", (str(self.number),))
        return self.number

    def note(self, connection: sqlite3.Connection, *, finished: bool = False) -> None:
        """Write the counts down, if there is anything to write."""
        if self.number is None:
            return
        counts = {name: getattr(self.counts, name) for name in Counts.__slots__}
        connection.execute(
            f"update runs set finished = ?, {', '.join(f'{name} = ?' for name in counts)} where id = ?",
            (_now() if finished else None, *counts.values(), self.number),
        )


def is_untied(connection: sqlite3.Connection) -> bool:
    """Whether a run has changed something, this one or one that was stopped, and no run has come to its end since."""
    return bool(connection.execute("select exists (select 1 from state where name = 'untied')").fetchone()[0])


def tie_up(connection: sqlite3.Connection) -> None:
    """Note that a run has come to its end."""
    connection.execute("delete from state where name = 'untied'")


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source that the archive has met before. ``digest`` is None if it was not read to its end."""

    number: int
    digest: bytes | None
    articles: int


def known_source(connection: sqlite3.Connection, path: str) -> KnownSource | None:
    """What the archive knows of a source, or None."""
    row = connection.execute(
        "select id, digest, (select count(*) from origins where source_id = sources.id) from sources where path = ?",
        (path,),
    ).fetchone()
    return KnownSource(*row) if row else None


def holds(connection: sqlite3.Connection, source: KnownSource, key: str, digest: bytes) -> bool:
    """Whether the archive holds a record of a source just as it is now."""
    found = connection.execute(
        "select digest from origins where source_id = ? and record = ?", (source.number, key)
    ).fetchone()
    return bool(found and found[0] == digest)


def add_source(connection: sqlite3.Connection, run: Run, source: Source, reader: str) -> int:
    """A row for a source that the archive meets for the first time."""
    made = connection.execute(
        "insert into sources (path, reader, run_id) values (?, ?, ?)", (source.path, reader, run.row(connection))
    )
    return int(made.lastrowid or 0)


def remember_source(connection: sqlite3.Connection, run: Run, number: int, end: SourceEnd) -> None:
    """Note that a source was read whole, so that it need not be read again until it changes."""
    connection.execute(
        "update sources set digest = ?, reader = ?, run_id = ? where id = ?",
        (end.digest, end.reader, run.row(connection), number),
    )


def refusals_of(connection: sqlite3.Connection, path: str) -> list[Refusal]:
    """What was refused of a source when it was last read."""
    found = connection.execute(
        "select path, record, reason, message, passed_over from refusals where path = ? order by id", (path,)
    )
    return [
        Refusal(path, record, reason, message, bool(passed_over))
        for path, record, reason, message, passed_over in found
    ]


def replace_refusals(connection: sqlite3.Connection, run: Run, path: str, refusals: Sequence[Refusal]) -> None:
    """Make these the refusals of a source; nothing is written where they are the same as before."""
    if refusals_of(connection, path) == list(refusals):
        return
    connection.execute("delete from refusals where path = ?", (path,))
    connection.executemany(
        "insert into refusals (run_id, path, record, reason, message, passed_over) values (?, ?, ?, ?, ?, ?)",
        [(run.row(connection), r.path, r.record, r.reason, r.message, r.passed_over) for r in refusals],
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
