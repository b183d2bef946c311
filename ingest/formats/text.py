"""Plain text: one article a file, laid out as the press prints it (see ``layout``), with sidecars beside it."""

from collections.abc import Iterator
from typing import BinaryIO

from ingest import sidecars
from ingest.decoding import decode
from ingest.formats.article import from_text
from ingest.formats.layout import lay_out
from ingest.formats.reader import Reader, whole
from ingest.records import Article, BlockKind, Record, Source
from ingest.sources import stem_of


def split(source: Source, file: BinaryIO, mapping: dict[str, str]) -> Iterator[Record]:
    """The one record of a text file, with all that sidecars say of it."""
    yield Record(source, READER.name, whole(file), known=sidecars.beside(source))


def parse(record: Record) -> Article:
    """The article of a text: ``Article.text`` is the decoded file, untouched."""
    text = decode(record.content)
    blocks = lay_out(text)
    title = next((text[b.start : b.end] for b in blocks if b.kind is BlockKind.TITLE), stem_of(record.source))
    return from_text(record, text, blocks, sidecars.settle(record.known, title))


READER = Reader("text", (".txt", ".text"), split, parse)
