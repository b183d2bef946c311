"""Digests by which Gazette knows what it has read before. 16 bytes of BLAKE2b; never shown, only compared."""

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable

from ingest import sidecars
from ingest.errors import GazetteError
from ingest.formats import READERS, reader_named
from ingest.formats.reader import Container, Reader
from ingest.formats.streams import can_be_read_again, opened
from ingest.records import Article, Record, Source
from ingest.web.pages import page_of

#: Grows when the code finds other people, places or quotes in the same article: then every source is read again, as it
#: is when language data or a model changes.
READING = 2

_PIECE = 1 << 20


@cache
def data() -> bytes:
    """A digest of all language data and models: what was read with others is not what would be read now."""
    digest = blake2b(digest_size=16)
    for package in ("ingest.languages", "ingest.extract"):
        for entry in sorted(_data(files(package)), key=str):
            digest.update(entry.name.encode())
            digest.update(entry.read_bytes())
    return digest.digest()


def _data(folder: Traversable) -> Iterator[Traversable]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _data(entry)
        elif not entry.name.endswith((".py", ".pyc", ".md")):
            yield entry


def of_raw(record: Record) -> bytes:
    """A digest of what a record holds, however it is read: of bytes, what ``b2sum -l 128`` prints."""
    if isinstance(record.content, bytes):
        return blake2b(record.content, digest_size=16).digest()
    return _digest(record.content)


def of_record(record: Record, taggers: bytes = b"") -> bytes:
    """A digest of a record as it lies in its source, of what stands beside it, and of how it is read.

    ``taggers``, here and below, is the digest of those that do not come with Gazette.
    """
    version = reader_named(record.reader).version
    return _digest(READING, data(), taggers, record.reader, version, of_raw(record), record.known)


def of_article(article: Article, taggers: bytes = b"") -> bytes:
    """A digest of all that an article says, wherever it lay: the same article twice has the same."""
    fields = [getattr(article, name) for name in Article.__slots__ if name not in ("id", "found")]
    return _digest(READING, data(), taggers, *fields)


def of_identity(article: Article, content: bytes) -> bytes:
    """A digest of what makes an article the one that it is: its address, else all that it says (``content``)."""
    page = page_of(article.url)
    return _digest("page", page) if page else content


def of_source(
    source: Source, reader: Reader | Container, mapping: dict[str, str], taggers: bytes = b""
) -> bytes | None:
    """A digest of a whole source, of what stands beside it, and of how it is read; the file is never held in memory.

    None for standard input and pipes, which can be read only once, and for a file that cannot be read at all.
    """
    digest = blake2b(digest_size=16)
    try:
        if not can_be_read_again(source):
            return None
        with opened(source) as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
        beside = sidecars.beside(source)
    except (OSError, GazetteError):
        return None
    versions = [(reader.name, reader.version) for reader in (reader, *READERS)]  # a container may hold any of them
    digest.update(_digest(READING, data(), taggers, versions, beside, sorted(mapping.items())))
    return digest.digest()


def _digest(*parts: object) -> bytes:
    """A digest of values that ``repr`` tells apart: text, bytes, numbers, tuples of them, frozen records."""
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(part if isinstance(part, bytes) else repr(part).encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return digest.digest()
