"""PDF with a text layer: one article a file. Needs pypdf, the extra ``pdf``; a scan without text is refused."""

import io
import logging
import re
from collections.abc import Iterator
from statistics import median
from typing import Any, BinaryIO

from ingest import sidecars
from ingest.errors import Malformed, MissingExtra, NoText, TooLarge
from ingest.formats.article import from_text
from ingest.formats.layout import lay_out
from ingest.formats.reader import MAX_BYTES, Reader
from ingest.records import Article, Record, Source

#: A page of a newspaper with its pictures has some megabytes; a book has some hundreds of pages.
_MOST_BYTES, _MOST_PAGES = 50_000_000, 1_000
#: A page with less text than that is a picture, with a stamp perhaps.
_LEAST_TEXT = 100
#: A line that is shorter than this share of the others, and ends a sentence, ends its paragraph.
_SHORT = 0.85

_HYPHENATED = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\n(?=[a-zà-öø-ÿœ])")
_ENDS = re.compile(r"[.!?…:][»”\"’']?$")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def split(source: Source, file: BinaryIO, mapping: dict[str, str]) -> Iterator[Record]:
    """The one record of a file, with all that sidecars say of it. Raises TooLarge."""
    content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise TooLarge(f"more than {_MOST_BYTES:,} bytes")
    yield Record(source, READER.name, content, known=sidecars.beside(source))


def parse(record: Record) -> Article:
    """The article of a PDF, its lines joined to paragraphs. Raises NoText for a scan, Malformed, MissingExtra."""
    text = flowing(_pages(record.content))
    if len(text) < _LEAST_TEXT:
        raise NoText("no text layer: pictures of pages have to go through character recognition first")
    blocks = lay_out(text)
    return from_text(record, text, blocks, sidecars.settle(record.known, text.partition("\n")[0]))


def _pages(content: bytes) -> list[str]:
    """The text of each page as it stands there, line by line."""
    try:
        import pypdf
    except ImportError as error:
        raise MissingExtra("PDF needs pypdf: pip install 'gazette-archive[pdf]'") from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every oddity, on standard error
    pages: list[str] = []
    try:
        document: Any = pypdf.PdfReader(io.BytesIO(content))
        for page in document.pages[:_MOST_PAGES]:
            pages.append(_CONTROLS.sub("", page.extract_text()))
            if sum(map(len, pages)) > MAX_BYTES:
                break
    except Exception as error:  # pypdf fails in many ways
        raise Malformed(f"a PDF that cannot be read: {error}") from error
    return pages


def flowing(pages: list[str]) -> str:
    """Pages as one text: words that a line broke are mended, and lines joined to paragraphs a blank line apart."""
    lines = [" ".join(line.split()) for page in pages for line in page.strip().split("\n")]
    usual = median([len(line) for line in lines if line] or [0])
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line:
            paragraphs[-1].append(line)
        if not line or _ends_a_paragraph(paragraphs[-1], usual):
            paragraphs.append([])
    joined = (_HYPHENATED.sub("", "\n".join(paragraph)) for paragraph in paragraphs if paragraph)
    return "\n\n".join(paragraph.replace("\n", " ") for paragraph in joined)


def _ends_a_paragraph(lines: list[str], usual: float) -> bool:
    """Whether the last of these lines is short, and a heading, or the end of a sentence."""
    last = lines[-1]
    heads = len(lines) == 1 and last[-1].isalnum()
    return len(last) < _SHORT * usual and (heads or bool(_ENDS.search(last)))


READER = Reader("pdf", (".pdf",), split, parse, recognises=lambda head: b"%PDF-" in head[:1024])
