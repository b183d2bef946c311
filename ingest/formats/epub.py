"""EPUB: the chapters of a digital book or magazine in their order, each an article, the book its outlet."""

import posixpath
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple
from urllib.parse import unquote
from zipfile import ZipFile

from bs4 import BeautifulSoup, Tag
from lxml import etree

from ingest.errors import Empty, Malformed, NoText, TooLarge
from ingest.formats.archives import opened_zip
from ingest.formats.article import from_fields
from ingest.formats.json_lines import printable
from ingest.formats.markup import plain_text
from ingest.formats.reader import MAX_BYTES, Reader
from ingest.formats.streams import DAMAGE
from ingest.records import Article, Record, Refusal, Source

_CONTAINER = "META-INF/container.xml"
#: A cover, a list of contents or a page of rights has less; a dispatch has more.
_SHORTEST = 200
_LONGEST_TITLE = 300

#: What a book says of itself in the words of Dublin Core, and the field of its articles that it fills.
_SAID = {"title": "outlet", "creator": "authors", "date": "published", "language": "language"}


class _Book(NamedTuple):
    """What a book says of itself, and the paths of its chapters."""

    fields: dict[str, Any]
    chapters: list[str]


def split(source: Source, file: BinaryIO, mapping: dict[str, str]) -> Iterator[Record | Refusal]:
    """A record for each chapter. Raises Malformed where the book does not say what is in it, Empty, Unreadable."""
    with opened_zip(file) as archive:
        book = _book(archive)
        for path in book.chapters:
            try:
                yield Record(source, READER.name, {**book.fields, "html": _content(archive, path)}, path, path)
            except (*DAMAGE, KeyError, TooLarge) as error:
                reason = error.reason if isinstance(error, TooLarge) else Malformed.reason
                yield Refusal(source.path, path, reason, f"a chapter that cannot be read: {error}")
        if not book.chapters:
            raise Empty("a book without chapters")


def _book(archive: ZipFile) -> _Book:
    try:
        found = _tree(archive, _CONTAINER).xpath("//*[local-name()='rootfile']/@full-path")
        package = _tree(archive, found[0])
    except (*DAMAGE, KeyError, IndexError, etree.XMLSyntaxError) as error:
        raise Malformed("an EPUB that does not say what is in it") from error
    items = {item.get("id"): item for item in package.xpath("//*[local-name()='manifest']/*[local-name()='item']")}
    spine = [items.get(ref) for ref in package.xpath("//*[local-name()='spine']/*[local-name()='itemref']/@idref")]
    folder = posixpath.dirname(found[0])
    chapters = [
        posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))
        for item in spine
        if item is not None and "nav" not in item.get("properties", "").split()
    ]
    said = {name: package.xpath(f"//*[local-name()='metadata']/*[local-name()='{name}']/text()") for name in _SAID}
    fields = {_SAID[name]: values if name == "creator" else values[0] for name, values in said.items() if values}
    return _Book({name: value if isinstance(value, list) else str(value) for name, value in fields.items()}, chapters)


def _tree(archive: ZipFile, path: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    tree = etree.fromstring(_content(archive, path), parser)
    if tree is None:
        raise Malformed(f"{path} is no XML")
    return tree


def _content(archive: ZipFile, path: str) -> bytes:
    with archive.open(path) as member:
        content = member.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise TooLarge(f"more than {MAX_BYTES:,} bytes: no article is so long")
    return content


def parse(record: Record) -> Article:
    """The article of a chapter: its first heading and its text. Raises NoText for a cover or a list of contents."""
    fields = dict(record.content)
    page = BeautifulSoup(fields.pop("html"), "lxml")
    heading = page.find(["h1", "h2", "h3"])
    title = " ".join((heading or page.title or page).get_text(" ").split())[:_LONGEST_TITLE] or None
    if isinstance(heading, Tag):
        heading.decompose()
    body = plain_text(str(page.body or page))
    if len(body) < _SHORTEST or not title:
        raise NoText("a page of the book that is no chapter")
    return from_fields(record, printable({**fields, "title": title, "body": body}))


def _recognises(head: bytes) -> bool:
    return head.startswith(b"PK\x03\x04") and head[30:58] == b"mimetypeapplication/epub+zip"


READER = Reader("epub", (".epub",), split, parse, recognises=_recognises)
