"""The files with arrays of an archive that are kept beside it: what they are called, and how they go."""

import time
from pathlib import Path

ARTICLES = "-arrays"
QUOTES = "-arrays-of-quotes"
WORDS = "-arrays-of-words"
ENDINGS = (ARTICLES, QUOTES, WORDS)

#: Between the name of a file and what tells it from others while it is written.
_UNFINISHED = ".part-"

#: Seconds after which nobody writes any more to a file that was begun.
_ABANDONED = 600


def beside(archive: Path, ending: str) -> Path:
    """The file beside an archive with this ending."""
    return archive.with_name(f"{archive.name}{ending}")


def unfinished(place: Path) -> str:
    """With what the name of a file begins that is to take a place when it is written."""
    return f"{place.name}{_UNFINISHED}"


def forget(archive: Path) -> None:
    """Remove all arrays of an archive: they may hold what it is to hold no longer. Raises OSError."""
    for ending in ENDINGS:
        place = beside(archive, ending)
        for file in (place, *_begun(place)):
            file.unlink(missing_ok=True)


def sweep(place: Path) -> None:
    """Remove what was begun for a place and never finished, as whoever wrote it was stopped. Raises OSError."""
    for file in _begun(place):
        if file.stat().st_mtime < time.time() - _ABANDONED:
            file.unlink(missing_ok=True)


def _begun(place: Path) -> list[Path]:
    return [file for file in place.parent.iterdir() if file.name.startswith(unfinished(place))]
