"""What tells one state of a database file from the next, for caches: read without opening the database."""

from pathlib import Path

#: What changes at the beginning of a database with every commit, and of the index of its write-ahead log where it has
#: one: see sqlite.org/fileformat2.html and sqlite.org/walformat.html.
_BEGINNINGS = {"": 100, "-shm": 48}


def edition_of(path: str | Path) -> bytes:
    """What is another after each commit to a database, whichever process made it, and the same in all of them."""
    parts = [repr(_stamp(Path(f"{path}{suffix}"))).encode() for suffix in ("", "-wal")]
    parts += [_beginning(Path(f"{path}{suffix}"), size) for suffix, size in _BEGINNINGS.items()]
    return b"\n".join(parts)


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
