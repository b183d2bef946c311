"""What a reader of a format is, and how all of them open what they read."""

import codecs
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from ingest.decoding import decode
from ingest.errors import Empty, GazetteError, TooLarge, Unreadable, WrongEncoding
from ingest.records import Article, Record, Refusal, Source
from ingest.sources import STANDARD_INPUT

#: No article is longer; what is, is refused unread. A novel has about 1 MB.
MAX_BYTES = 10_000_000

#: What is read at a time of a line that nobody will see.
_CHUNK = 1_000_000
_LONGEST_KEY = 500


#: Finds the records of a source; the second argument is what the person said with ``--map``, field → column.
Split = Callable[[Source, dict[str, str]], Iterator[Record | Refusal]]


@dataclass(frozen=True, slots=True)
class Reader:
    """One format. ``split`` finds the records of a source and is quick; ``parse`` understands one and may be slow.

    Between the two a record can travel to another process, and one that has not changed is never parsed again.
    ``split`` yields a Refusal for a record that breaks the format and goes on with the next; it raises GazetteError
    where nothing can be read. ``version`` grows when the same bytes come to mean another article.
    """

    name: str
    suffixes: tuple[str, ...]
    split: Split
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


def whole(source: Source, most: int = MAX_BYTES) -> bytes:
    """All bytes of a source that holds one article, at most ``most``. Raises Unreadable or TooLarge."""
    with opened(source) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise TooLarge(f"more than {most:,} bytes: no article is so long")
    return content


def keyed(split: Split) -> Split:
    """A ``split`` whose records of a table get the keys by which they are known again when the source is read anew.

    That is the record's own identifier or address; else its title and date, numbered where several share them, so that
    a text that was corrected is the same article; else all that it says.
    """

    def with_keys(source: Source, mapping: dict[str, str]) -> Iterator[Record | Refusal]:
        times: Counter[str] = Counter()
        for item in split(source, mapping):
            if isinstance(item, Refusal):
                yield item
                continue
            key = _own_key(item.content)
            if not key:
                named = [item.content.get(name) for name in ("title", "published")]
                key = _short(named if named[0] else sorted(item.content.items()))
                times[key] += 1
                key += f"-{times[key]}" if times[key] > 1 else ""
            yield replace(item, key=key)

    return with_keys


def _own_key(fields: dict[str, object]) -> str:
    own = next((str(value) for name in ("id", "url") if isinstance(value := fields.get(name), str | int)), "")
    return own if len(own) <= _LONGEST_KEY else _short(own)


def _short(value: object) -> str:
    return blake2b(repr(value).encode(), digest_size=12).hexdigest()


def text_lines(file: BinaryIO) -> Iterator[str | GazetteError]:
    """The lines of a file as text; in the place of one that is too long or no text, what is wrong with it.

    Raises Empty for a file without a line, WrongEncoding for one in UTF-16: its lines do not end where its bytes say.
    """
    number, held = 0, False
    for number, line in enumerate(_bounded(file), start=1):
        if number == 1 and line and line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise WrongEncoding("in UTF-16, which cannot be read line by line: save it as UTF-8")
        held = held or line is None or bool(line.strip())
        yield _line(line)
    if not held:
        raise Empty("nothing but white space" if number else "the file is empty")


def _line(line: bytes | None) -> str | GazetteError:
    if line is None:
        return TooLarge(f"a line of more than {MAX_BYTES:,} bytes")
    try:
        return decode(line) if line.strip() else "\n"
    except GazetteError as error:
        return error


def _bounded(file: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a file; None for one longer than any article, which is read past without being held."""
    while line := file.readline(MAX_BYTES + 1):
        if len(line) <= MAX_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(_CHUNK)
        yield None
