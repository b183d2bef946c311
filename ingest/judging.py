"""What a person says of who is who, done to an archive's file: by a command, or on a page that is open for editing.

All of these wait for other writers, and raise UsageError, changing nothing, where what was said cannot be so.
"""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from ingest.resolving import judge
from ingest.store import judgements
from ingest.store.archive import open_archive


def merge(archive: str | Path, one: int, other: int) -> None:
    """Two people, given by their numbers, are one."""
    _judge(archive, lambda connection: judgements.merge(connection, one, other))


def split(archive: str | Path, person: int, articles: Sequence[int]) -> None:
    """Articles name somebody else than a person; without articles, each of the person's names is one."""
    _judge(archive, lambda connection: judgements.split(connection, person, articles))


def undo_merge(archive: str | Path, one: int, other: int) -> None:
    """Take back that two people are one."""
    _judge(archive, lambda connection: judgements.undo_merge(connection, one, other))


def undo_split(archive: str | Path, person: int, articles: Sequence[int]) -> None:
    """Take back the latest split of a person, or what was decided of some articles."""
    _judge(archive, lambda connection: judgements.undo_split(connection, person, articles))


def undo(archive: str | Path, act: int) -> None:
    """Take back all that one command, or one press of a button, recorded."""
    _judge(archive, lambda connection: judgements.undo(connection, act))


def _judge(archive: str | Path, judgement: Callable[[sqlite3.Connection], None]) -> None:
    with closing(open_archive(archive)) as connection:
        judge(connection, judgement)
