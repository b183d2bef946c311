"""Files that do harm: damaged, cut off, or larger than what can be held; and how their readers stand it."""

import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import strategies as st

from ingest import formats
from ingest.records import Refusal, Source


def changes(first: int, last: int, most: int = 5) -> st.SearchStrategy[list[tuple[int, bytes]]]:
    """What ``damaged`` writes: a few bytes each, between two places of a file."""
    return st.lists(st.tuples(st.integers(first, last), st.binary(max_size=8)), max_size=most)


def damaged(content: bytes, changes: list[tuple[int, bytes]], cut: int) -> bytes:
    """A file with other bytes in some places and so many missing at its end."""
    made = bytearray(content)
    for at, junk in changes:
        made[at : at + len(junk)] = junk
    return bytes(made[: len(made) - cut])


def stands(path: Path, reader: formats.Format | None = None) -> None:
    """Whatever a file holds, its records are articles and refusals, and nothing fails that nobody thought of."""
    source = Source(str(path))
    for item in formats.split(source, reader or formats.reader_for(source), {}):
        found = item if isinstance(item, Refusal) else formats.parse(item)
        assert not isinstance(found, Refusal) or found.reason != "failed", found


def write_with_a_gap(path: Path, before: bytes, after: bytes) -> None:
    """A file in which there are 200 MB of nothing between two pieces; it takes no room on the disk."""
    with path.open("wb") as file:
        file.write(before)
        file.seek(200_000_000)
        file.write(after)


@contextmanager
def memory_below(most: int) -> Iterator[None]:
    """What happens inside holds fewer bytes than this at any moment."""
    tracemalloc.start()
    try:
        yield
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < most
