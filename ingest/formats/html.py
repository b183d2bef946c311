"""Web pages as they are saved: one article a file, as HTML, as compressed HTML, or as the MHTML of a browser."""

import gzip
import zlib
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

from ingest import sidecars
from ingest.errors import Malformed, TooLarge
from ingest.formats.claims import Claim
from ingest.formats.page.reading import read_page
from ingest.formats.reader import MAX_BYTES, Reader, opened, whole
from ingest.records import Article, Record, Source

#: A browser saves a page's pictures with it: an MHTML file may be so many times as large as its page.
_WITH_PICTURES = 10
_SUFFIXES = (".html", ".htm", ".xhtml", ".html.gz", ".htm.gz")


def split(source: Source, mapping: dict[str, str]) -> Iterator[Record]:
    """The one record of a page, with all that sidecars say of it. Raises TooLarge for one that is no page."""
    content = _unpacked(source) if source.path.endswith(".gz") else whole(source)
    yield Record(source, READER.name, content, known=sidecars.beside(source))


def parse(record: Record) -> Article:
    """The article of a page."""
    return _read(record, record.content, None)


def split_mhtml(source: Source, mapping: dict[str, str]) -> Iterator[Record]:
    """The one record of a page saved with its pictures."""
    yield Record(source, MHTML.name, whole(source, _WITH_PICTURES * MAX_BYTES), known=sidecars.beside(source))


def parse_mhtml(record: Record) -> Article:
    """The article of the first page in an MHTML file. Raises Malformed where there is none."""
    message = message_from_bytes(record.content, policy=policy.compat32)
    pages = (part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml"))
    page = next(pages, None)
    content = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(content, bytes):
        raise Malformed("no page in it")
    if len(content) > MAX_BYTES:
        raise TooLarge(f"a page of more than {MAX_BYTES:,} bytes: no article is so long")
    return _read(record, content, page.get("Content-Location") or message.get("Snapshot-Content-Location"))


def _read(record: Record, content: bytes, stated: str | None) -> Article:
    name = Path(record.source.path).name
    suffix = next((suffix for suffix in _SUFFIXES[::-1] if name.lower().endswith(suffix)), Path(name).suffix)
    stem = name[: len(name) - len(suffix)]
    known = {field: [Claim(value, "sidecar")] for field, value in sidecars.settle(record.known, stem).items()}
    return read_page(stem, content, known, stated)


def _unpacked(source: Source) -> bytes:
    """The content of a compressed page, of which no more is unpacked than a page may have."""
    with opened(source) as file:
        try:
            content = gzip.GzipFile(fileobj=file).read(MAX_BYTES + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise Malformed(f"cannot be unpacked: {error}") from error
    if len(content) > MAX_BYTES:
        raise TooLarge(f"more than {MAX_BYTES:,} bytes when unpacked: no article is so long")
    return content


READER = Reader("html", _SUFFIXES, split, parse)
MHTML = Reader("mhtml", (".mhtml", ".mht"), split_mhtml, parse_mhtml)
