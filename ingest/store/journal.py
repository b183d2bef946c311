"""What each ingest did: runs, sources, origins, and what was refused.

A run that changes nothing leaves no row and no trace: its own row is made when the first change is. Paths are kept as
seen from the archive's folder, so that a published archive does not tell where it was made.
"""

import json
import os
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from ingest import __version__
from ingest.prepared import SourceEnd
from ingest.records import Refusal, Source
from ingest.sources import STANDARD_INPUT
from ingest.web.addresses import is_address
from ingest.withheld import HIDDEN

#: Of one source, at most this many refusals are told apart, and of what was passed over; the rest are counted.
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
    withheld: int = 0


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source that the archive has met before. ``digest`` is None if it was not read to its end.

    ``articles`` came from it; ``refused`` of its records could not be read, and ``passed_over`` were not meant to be
    articles; ``kept`` of its articles it no longer holds.
    """

    number: int
    digest: bytes | None
    articles: int
    refused: int
    passed_over: int
    kept: int


@dataclass(slots=True)
class Journal:
    """The journal of an archive, open at the page of one run.

    ``unnamed`` hides what tells of what is withheld; ``hidden`` says what anything would be then, or was until a
    decision was lifted.
    """

    connection: sqlite3.Connection
    arguments: Sequence[str] = ()
    unnamed: Callable[[str], str] = str
    hidden: Callable[[str], str] = str
    counts: Counts = field(default_factory=Counts)
    run: int | None = None
    _folder: str = field(init=False)

    def __post_init__(self) -> None:
        file = self.connection.execute("select file from pragma_database_list where name = 'main'").fetchone()[0]
        self._folder = str(Path(file).parent if file else Path.cwd())

    def stored(self, path: str) -> str:
        """A path as the archive keeps it."""
        if _is_no_file(path):
            return self.unnamed(path)
        return self.unnamed(_relative(os.path.join(os.getcwd(), path), self._folder))

    def absolute(self, stored: str) -> str:
        """The path that the archive keeps as ``stored``; one that is hidden as it is, for nobody knows it."""
        return stored if _is_no_file(stored) else os.path.normpath(os.path.join(self._folder, stored))

    def row(self) -> int:
        """The number of this run's row, made at its first change."""
        if self.run is None:
            named = json.dumps([self.stored(argument) for argument in self.arguments], ensure_ascii=False)
            insert = "insert into runs (started, gazette, sources) values (?, ?, ?)"
            self.run = int(self.connection.execute(insert, (_now(), __version__, named)).lastrowid or 0)
        return self.run

    def note(self, *, finished: bool = False) -> None:
        """Write the counts down, if there is anything to write."""
        if self.run is None:
            return
        counts = {name: getattr(self.counts, name) for name in Counts.__slots__}
        self.connection.execute(
            f"update runs set finished = ?, {', '.join(f'{name} = ?' for name in counts)} where id = ?",
            (_now() if finished else None, *counts.values(), self.run),
        )

    def has_loose_ends(self) -> bool:
        """Whether this run has changed something, or one before it was stopped."""
        unfinished = "select exists (select 1 from runs where finished is null)"
        return self.run is not None or bool(self.connection.execute(unfinished).fetchone()[0])

    def known_source(self, path: str) -> KnownSource | None:
        """What the archive knows of a source, or None."""
        row = self.connection.execute(
            """
            select id, digest, (select count(*) from origins where source_id = sources.id), refused, passed_over, kept
            from sources where path in (?, ?)
            """,
            (self.stored(path), self.hidden(self.stored(path))),
        ).fetchone()
        return KnownSource(*row) if row else None

    def holds(self, source: KnownSource, key: str, digest: bytes) -> bool:
        """Whether the archive holds a record of a source just as it is now."""
        found = self.connection.execute(
            "select digest from origins where source_id = ? and record = ?", (source.number, key)
        ).fetchone()
        return bool(found and found[0] == digest)

    def add_source(self, source: Source, reader: str) -> int:
        """A row for a source that the archive meets for the first time."""
        made = self.connection.execute(
            "insert into sources (path, reader, run_id) values (?, ?, ?)",
            (self.stored(source.path), reader, self.row()),
        )
        return int(made.lastrowid or 0)

    def reveal(self, path: str, source: int) -> None:
        """Give a source its path again where that was hidden: what it told is withheld no longer."""
        self.connection.execute(
            "update sources set path = ?1 where id = ?2 and path <> ?1", (self.stored(path), source)
        )

    def close_source(self, number: int, end: SourceEnd, *, refused: int, passed_over: int, kept: int) -> None:
        """Note what a source was when it was read to its end; without a digest it will be read again."""
        self.connection.execute(
            """
            update sources set digest = ?, reader = ?, refused = ?, passed_over = ?, kept = ?, run_id = ? where id = ?
            """,
            (end.digest, end.reader, refused, passed_over, kept, self.row(), number),
        )

    def refusals_of(self, path: str) -> list[Refusal]:
        """What was refused of a source when it was last read, as far as it was told apart."""
        found = self.connection.execute(
            "select record, reason, message, passed_over from refusals where path = ? order by id", (self.stored(path),)
        )
        return [Refusal(path, record, reason, message, bool(over)) for record, reason, message, over in found]

    def replace_refusals(self, path: str, refusals: Sequence[Refusal]) -> None:
        """Make these the refusals of a source; nothing is written where they are the same as before."""
        refusals = [replace(r, record=self.unnamed(r.record), message=self.unnamed(r.message)) for r in refusals]
        if self.refusals_of(path) == refusals:
            return
        stored = self.stored(path)
        self.connection.execute("delete from refusals where path = ?", (stored,))
        self.connection.executemany(
            "insert into refusals (run_id, path, record, reason, message, passed_over) values (?, ?, ?, ?, ?, ?)",
            [(self.row(), stored, r.record, r.reason, r.message, r.passed_over) for r in refusals],
        )


def _is_no_file(path: str) -> bool:
    return path == STANDARD_INPUT or is_address(path) or path.startswith(HIDDEN)


# Saving a file asks several times, and a relative path takes longer to find than to save.
@lru_cache(maxsize=1_000)
def _relative(path: str, base: str) -> str:
    folder, name = os.path.split(os.path.normpath(path))
    below = _below(folder, base)
    return name if below == os.curdir else os.path.join(below, name)


# Many files lie in few folders.
@lru_cache(maxsize=1_000)
def _below(folder: str, base: str) -> str:
    return os.path.relpath(folder, base)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
