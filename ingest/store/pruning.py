"""What the archive holds of sources that are no longer there."""

import os
import stat
from collections.abc import Sequence
from pathlib import Path

from ingest.errors import UsageError
from ingest.records import Source
from ingest.sources import discover
from ingest.store.journal import Journal

_KEPT = "select path from sources union select path from refusals order by 1"


def gone(journal: Journal, arguments: Sequence[str]) -> list[str]:
    """The sources and refusals below some folders at whose path no file is any more.

    Only what is known not to exist is gone: a folder that cannot be entered, or one that holds nothing at all (as a
    disk that is not mounted), says nothing of its files. Raises UsageError for an argument that is no folder.
    """
    roots = []
    for argument in arguments:
        if not Path(argument).is_dir():
            raise UsageError(f"--prune needs folders, to tell what is gone from them: {argument}")
        if any(isinstance(found, Source) for found in discover([argument])):
            roots.append(os.path.join(os.path.abspath(argument), ""))
    kept = (journal.absolute(stored) for (stored,) in journal.connection.execute(_KEPT))
    return [path for path in kept if any(path.startswith(root) for root in roots) and _is_gone(path)]


def entered(journal: Journal) -> list[str]:
    """Folders that once could not be entered, and now can."""
    found = journal.connection.execute(
        "select path from refusals where reason = 'unreadable' except select path from sources order by 1"
    )
    paths = (journal.absolute(stored) for (stored,) in found)
    return [path for path in paths if os.access(path, os.R_OK | os.X_OK) and Path(path).is_dir()]


def _is_gone(path: str) -> bool:
    """Whether there is no file: nothing of that name, or a folder in its place that can be entered."""
    try:
        there = Path(path).stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return stat.S_ISDIR(there.st_mode) and os.access(path, os.R_OK | os.X_OK)
