"""What tells one state of a database file from the next, for caches: read without opening the database."""

from functools import lru_cache
from pathlib import Path

#: What changes with every commit, as much of the beginning of a database and of the index of its write-ahead log where
#: it has one: see sqlite.org/fileformat2.html and sqlite.org/walformat.html.
_OF_DATABASE, _OF_INDEX = 100, 48


def edition_of(path: str | Path) -> bytes:
    """What is another after each commit to a database, whichever process made it, and the same in all of them."""
    database, log, index = _files(path)
    stamps = [repr(_stamp(file)).encode() for file in (database, log)]
    return b"\n".join([*stamps, _beginning(database, _OF_DATABASE), _beginning(index, _OF_INDEX)])


@lru_cache(maxsize=100)  # every page asks a dozen times
def _files(path: str | Path) -> tuple[Path, Path, Path]:
    """A database, its write-ahead log and the index of that."""
    return Path(path), Path(f"{path}-wal"), Path(f"{path}-shm")


def last_change(path: str | Path) -> float:
    """When a database was last written to, in seconds since 1970; 0 where there is none."""
    stamps = (_stamp(Path(f"{path}{suffix}")) for suffix in ("", "-wal"))
    return max((stamp[2] / 1e9 for stamp in stamps if stamp), default=0)


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _beginning(path: Path, size: int) -> bytes:
    try:
        with path.open("rb", buffering=0) as file:
            return file.read(size)
    except OSError:
        return b""
