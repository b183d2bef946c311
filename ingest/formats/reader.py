"""What a reader of a format is, and how all of them open what they read."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from ingest.columns import Columns
from ingest.errors import TooLarge, Unreadable
from ingest.records import Article, Record, Refusal, Source
from ingest.sources import STANDARD_INPUT

#: No article is longer; what is, is refused unread. A novel has about 1 MB.
MAX_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class Reader:
    """One format. ``split`` finds the records of a source and is quick; ``parse`` understands one and may be slow.

    Between the two a record can travel to another process, and one that has not changed is never parsed again.
    ``split`` yields a Refusal for a record that breaks the format and goes on with the next; it raises GazetteError
    where nothing can be read. ``version`` grows when the same bytes come to mean another article.
    """

    name: str
    suffixes: tuple[str, ...]
    split: Callable[[Source, dict[str, str]], Iterator[Record | Refusal]]
    parse: Callable[[Record], Article]
    version: int = 1


@contextmanager
def opened(source: Source) -> Iterator[BinaryIO]:
    """The bytes of a source, to be read once. Raises Unreadable."""
    if source.path == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    try:
        with Path(source.path).open("rb") as file:
            yield file
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror}") from error


def whole(source: Source) -> bytes:
    """All bytes of a source that holds one article, at most MAX_BYTES. Raises Unreadable or TooLarge."""
    with opened(source) as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise TooLarge(f"more than {MAX_BYTES:,} bytes: no article is so long")
    return content


def columns_of(names: list[str], mapping: dict[str, str]) -> Columns:
    """The columns of a table; ``mapping`` is what the person said with ``--map``, for the columns that it has."""
    tops = set(names)
    return Columns.of(names, {field: column for field, column in mapping.items() if column.split(".")[0] in tops})


def own_key(fields: dict[str, object]) -> str:
    """The key by which a record is known again in its source: its own identifier or address, else its content."""
    own = fields.get("id") or fields.get("url")
    return str(own)[:500] if own else blake2b(repr(sorted(fields.items())).encode(), digest_size=12).hexdigest()


def bounded_lines(file: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a file; None for one longer than any article, which is read past without being held."""
    while line := file.readline(MAX_BYTES + 1):
        if len(line) <= MAX_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(MAX_BYTES)
        yield None
