"""Web pages as they are saved: one article a file, as HTML, or as the MHTML of a browser."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from typing import BinaryIO

from ingest import sidecars
from ingest.errors import Malformed, TooLarge
from ingest.formats.claims import Claim
from ingest.formats.page.reading import read_page
from ingest.formats.reader import MAX_BYTES, Reader, whole
from ingest.records import Article, Record, Source
from ingest.sources import stem_of

#: A browser saves a page's pictures with it: an MHTML file may be so many times as large as its page.
_WITH_PICTURES = 10
_BEGINS_AS_A_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?(?>\s|<\?.*?\?>|<!--.*?-->)*+<(?:!doctype\s+html|html|head)\b", re.I | re.S
)
_BEGINS_AS_MHTML = re.compile(rb"(?=[^<]*\ncontent-type:\s*multipart/related)[a-z-]+:\s", re.I)


def split(source: Source, file: BinaryIO, mapping: dict[str, str]) -> Iterator[Record]:
    """The one record of a page, with all that sidecars say of it. Raises TooLarge for one that is no page."""
    yield Record(source, READER.name, whole(file), known=sidecars.beside(source))


def parse(record: Record) -> Article:
    """The article of a page."""
    return _read(record, record.content, record.address)


def split_mhtml(source: Source, file: BinaryIO, mapping: dict[str, str]) -> Iterator[Record]:
    """The one record of a page saved with its pictures."""
    yield Record(source, MHTML.name, whole(file, _WITH_PICTURES * MAX_BYTES), known=sidecars.beside(source))


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
    stem = stem_of(record.source)
    known = {field: [Claim(value, "sidecar")] for field, value in sidecars.settle(record.known, stem).items()}
    return read_page(record.key or stem, content, known, stated)


def begins_as_a_page(head: bytes) -> bool:
    """Whether bytes begin as HTML does."""
    return bool(_BEGINS_AS_A_PAGE.match(head))


def _begins_as_mhtml(head: bytes) -> bool:
    return bool(_BEGINS_AS_MHTML.match(head))


READER = Reader("html", (".html", ".htm", ".xhtml"), split, parse, recognises=begins_as_a_page)
MHTML = Reader("mhtml", (".mhtml", ".mht"), split_mhtml, parse_mhtml, recognises=_begins_as_mhtml)
