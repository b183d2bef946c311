"""What a reader of a format is, what a container is, and how all of them read on."""

import codecs
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import BinaryIO, NamedTuple

from ingest.decoding import decode
from ingest.errors import Empty, GazetteError, TooLarge, WrongEncoding
from ingest.formats.streams import Budget, Readable
from ingest.records import Article, Record, Refusal, Source

#: No article is longer; what is, is refused unread. A novel has about 1 MB.
MAX_BYTES = 10_000_000

#: What is read at a time of a line that nobody will see.
_CHUNK = 1_000_000
_LONGEST_KEY = 500


#: Finds the records in the stream of a source, which is read once and forward; the last argument is what the person
#: said with ``--map``, field → column.
Split = Callable[[Source, BinaryIO, dict[str, str]], Iterator[Record | Refusal]]


def by_name(head: bytes) -> bool:
    """The answer of a format that has no mark of its own and is known by its suffix alone."""
    return False


@dataclass(frozen=True, slots=True)
class Reader:
    """One format. ``split`` finds the records of a stream and is quick; ``parse`` understands one and may be slow.

    Between the two a record can travel to another process, and one that has not changed is never parsed again.
    ``split`` yields a Refusal for a record that breaks the format and goes on with the next; it raises GazetteError
    where nothing can be read. ``recognises`` tells from the first bytes of a stream, its compression taken off, whether
    it has this format; it goes before the suffix. ``version`` grows when the same bytes come to mean another article.
    ``unpeels``: the format knows its own compression, and is given the stream as it lies. Where all records are those
    of another format, pages in a crawl, there is nothing to ``parse``.
    """

    name: str
    suffixes: tuple[str, ...]
    split: Split
    parse: Callable[[Record], Article] | None = None
    version: int = 1
    recognises: Callable[[bytes], bool] = by_name
    unpeels: bool = False


class Member(NamedTuple):
    """A file inside a container, by its path there; in the place of its bytes, why they cannot be had.

    The stream is to be read before the next member is asked for.
    """

    name: str
    file: Readable | GazetteError


@dataclass(frozen=True, slots=True)
class Container:
    """A file of files. ``members`` gives them in order, each to be read by whatever reader its content asks for."""

    name: str
    suffixes: tuple[str, ...]
    members: Callable[[BinaryIO, Budget], Iterator[Member]]
    recognises: Callable[[bytes], bool]
    version: int = 1


def whole(file: BinaryIO, most: int = MAX_BYTES) -> bytes:
    """All bytes of a stream that holds one article, at most ``most``. Raises TooLarge."""
    content = file.read(most + 1)
    if len(content) > most:
        raise TooLarge(f"more than {most:,} bytes: no article is so long")
    return content


def keyed(split: Split) -> Split:
    """A ``split`` whose records of a table get the keys by which they are known again when the source is read anew.

    That is the record's own identifier or address; else its title and date, numbered where several share them, so that
    a text that was corrected is the same article; else all that it says. The identifier in an export of Gazette's is
    none of the article's own, and two exports in one file share it.
    """

    def with_keys(source: Source, file: BinaryIO, mapping: dict[str, str]) -> Iterator[Record | Refusal]:
        times: Counter[str] = Counter()
        for item in split(source, file, mapping):
            if isinstance(item, Refusal):
                yield item
                continue
            key = _own_key(item.content)
            if not key:
                named = [item.content.get(name) for name in ("title", "published")]
                key = short_key(named if named[0] else sorted(item.content.items()))
                times[key] += 1
                key += f"-{times[key]}" if times[key] > 1 else ""
            yield replace(item, key=key)

    return with_keys


def _own_key(fields: dict[str, object]) -> str:
    names = ("url",) if "layout" in fields else ("id", "url")
    own = next((str(value) for name in names if isinstance(value := fields.get(name), str | int)), "")
    return own if len(own) <= _LONGEST_KEY else short_key(own)


def short_key(value: object) -> str:
    """A key for what has none of its own, made of all that it says."""
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
