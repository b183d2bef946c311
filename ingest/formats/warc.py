"""WARC, plain or gzipped: the pages of HTML that a crawl was answered with, each to be read as a saved page is."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from fastwarc.warc import WarcRecord

from ingest.errors import Empty, Malformed, TooLarge
from ingest.formats.html import begins_as_a_page
from ingest.formats.reader import MAX_BYTES, Reader
from ingest.formats.warc_frames import Damage, Frame, frames
from ingest.records import Record, Refusal, Source

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_OTHER_KINDS = ("warcinfo", "request", "response", "revisit", "metadata", "conversion", "continuation")
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]{1,60}")

#: Of the kinds of records that are no pages so many are told apart; the rest are counted as one.
_MOST_KINDS = 30


class _Page(NamedTuple):
    """A page as a server gave it, and its address."""

    url: str
    content: bytes


def split(source: Source, file: BinaryIO, mapping: dict[str, str]) -> Iterator[Record | Refusal]:
    """A record of HTML for each page; a Refusal for what is damaged, and one for each kind of record that is no page.

    An address that was answered twice with the same is one page; answered with something else, it is its later version.
    """
    passed: Counter[str] = Counter()
    seen: set[int] = set()
    frame = None
    for frame in frames(file):
        place = f"byte {frame.offset}"
        if isinstance(frame, Damage):
            yield Refusal(source.path, place, Malformed.reason, "damaged or cut off; what is whole after it is read")
            continue
        try:
            found = _page(frame)
        except (OSError, TooLarge) as error:
            reason = error.reason if isinstance(error, TooLarge) else Malformed.reason
            yield Refusal(source.path, place, reason, str(error))
            continue
        if isinstance(found, _Page) and hash(found) not in seen:
            seen.add(hash(found))
            yield Record(source, "html", found.content, found.url, place, address=found.url)
        else:
            kind = found if isinstance(found, str) else "page that stands here twice"
            passed[kind if kind in passed or len(passed) < _MOST_KINDS else "record of other kinds"] += 1
    if frame is None:
        raise Empty("a crawl without a record")
    for kind, times in passed.items():
        yield Refusal(source.path, "", "no-page", f"{kind}: {times:,}", passed_over=True)


def _page(frame: Frame) -> _Page | str:
    """The page in a record, or in a word what the record is. Raises OSError where it is broken, or TooLarge."""
    record = _opened(frame)
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    kind = (record.headers.get("WARC-Type") or "").lower()
    if kind == "response" and record.is_http:
        record.parse_http(auto_decode="none", quirks_mode=True)
        if record.http_headers.status_code != 200:
            return f"answer with status {record.http_headers.status_code}"
        media = record.http_content_type
    elif kind == "resource":
        media = record.headers.get("Content-Type")
    else:
        return f"record of type {kind}" if kind in _OTHER_KINDS else "record of no known type"
    media = (media or "").partition(";")[0].strip().lower()
    if media and media not in _PAGES:
        return f"answer of type {media}" if _MEDIA_TYPE.fullmatch(media) else "answer of no known type"
    content = b"" if frame.cut else _payload(frame)
    if frame.cut or len(content) > MAX_BYTES:
        raise TooLarge(f"more than {MAX_BYTES:,} bytes: no article is so long")
    return _Page(url, content) if media or begins_as_a_page(content) else "answer of no known type"


def _opened(frame: Frame) -> WarcRecord:
    return WarcRecord.from_reader(io.BytesIO(frame.content), quirks_mode=True)


def _payload(frame: Frame) -> bytes:
    """What a record carries without the encodings of HTTP, a byte longer than any article at most. Raises OSError.

    Some crawlers undo the encodings and leave the header that announces them.
    """
    for encodings in ("all", "transfer", "none"):
        record = _opened(frame)
        try:
            if record.is_http:
                record.parse_http(auto_decode=encodings, quirks_mode=True)
            return bytes(record.reader.read(MAX_BYTES + 1))
        except OSError as error:
            broken = error
    raise broken


def _recognises(head: bytes) -> bool:
    return head.lstrip(b"\r\n").startswith(b"WARC/")


READER = Reader("warc", (".warc", ".arc.gz"), split, recognises=_recognises, unpeels=True)
