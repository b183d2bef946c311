"""RSS and Atom: one article an entry, in full where the feed gives it so, else its title and summary, marked as such.

A feed is cut into entries as it is read, however long it is, and each is understood by itself: a broken or hostile one
costs only itself, and an entry that stands there as it did is not understood anew because the feed has a new date.
"""

import html
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, BinaryIO
from urllib.parse import urljoin

import feedparser

from ingest.dates import parse_date
from ingest.errors import Empty, Malformed, NoText, TooLarge
from ingest.formats.article import from_fields
from ingest.formats.claims import CONFIDENCE
from ingest.formats.json_lines import printable
from ingest.formats.markup import plain_text
from ingest.formats.outlets import known_outlet
from ingest.formats.reader import MAX_BYTES, Reader, short_key
from ingest.formats.values import address
from ingest.records import Article, Found, Record, Refusal, Source

_PIECE = 1 << 16
#: Where a text was found that is no more than the feed's word about the article: a key of CONFIDENCE.
_SUMMARY = "feed summary"
_ENTRY = re.compile(rb"<(?:\w+:)?(?:item|entry)(?=[\s>/])")
_END = re.compile(rb"</(?:\w+:)?(?:item|entry)\s*>")
_ROOT = re.compile(rb"<((?:\w+:)?(?:rss|feed|RDF))(?=[\s>])")
_CHANNEL = re.compile(rb"<(/?)channel(?=[\s>])")
#: What in the head of a feed changes from day to day, or is about something else than its articles.
_PASSING = re.compile(
    rb"<((?:\w+:)?(?:image|textInput|items|lastBuildDate|pubDate|date|updated|modified|generator|ttl))(?=[\s>]).{0,4000}?</\1\s*>",
    re.S,
)
_KEYS = re.compile(rb"<(guid|id|link)(?:\s[^>]{0,300})?>\s*(?:<!\[CDATA\[)?\s*(.{1,2000}?)\s*(?:\]\]>)?\s*</\1>", re.S)
_BEGINS_AS_A_FEED = re.compile(
    rb"(?:\xef\xbb\xbf)?(?>\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*+<(?:\w+:)?(?:rss|feed|RDF)[\s>]",
    re.S,
)

#: The day of the week before a date, in any language and however short.
_WEEKDAY = re.compile(r"^[^\W\d]+\.?,?\s+")
_OFFSET = re.compile(r"(?<=[+-]\d\d)(?=\d\d$)")

#: feedparser takes time that grows with the square of these: tags in an entry, and characters in a tag.
_MOST_TAGS = 20_000
_LONGEST_HEAD = 100_000
_LONGEST_TAG = re.compile(rb"<[A-Za-z][^<>]{20000}")


def split(source: Source, file: BinaryIO, mapping: dict[str, str]) -> Iterator[Record | Refusal]:
    """A record for each entry: its bytes, between the beginning and the end of the feed. Raises Empty or Malformed."""
    parts = _parts(file)
    before = next(parts)
    if len(before) > _LONGEST_HEAD or _LONGEST_TAG.search(before):
        raise TooLarge("no entry where a feed should have begun with them")
    before = _PASSING.sub(b"", before)
    root = _ROOT.search(before)
    if not root:
        raise Malformed("neither RSS nor Atom")
    channels = [mark[1] for mark in _CHANNEL.finditer(before)]
    after = (b"</channel>" if channels and not channels[-1] else b"") + b"</" + root[1] + b">"
    number = 0
    for number, part in enumerate(parts, start=1):
        place = f"entry {number}"
        if len(part) > MAX_BYTES or part.count(b"<") > _MOST_TAGS or _LONGEST_TAG.search(part):
            yield Refusal(source.path, place, TooLarge.reason, "more text or markup than any article has")
            continue
        ends = [end.end() for end in _END.finditer(part)]
        content = before + (part[: ends[-1]] if ends else part) + after
        yield Record(source, READER.name, content, _key(part), place)
    if not number:
        raise Empty("a feed without an entry")


def _parts(file: BinaryIO) -> Iterator[bytes]:
    """What stands before the first entry of a feed, and then each entry with what follows it."""
    held, seen = bytearray(), 1
    while data := file.read(_PIECE):
        held += data
        while mark := _ENTRY.search(held, seen):
            yield bytes(held[: mark.start()])
            del held[: mark.start()]
            seen = 1
        seen = max(1, len(held) - 100)
        if len(held) > 2 * MAX_BYTES:
            del held[MAX_BYTES + 1 : -_PIECE]
            seen = max(1, len(held) - 100)
    yield bytes(held)


def _key(entry: bytes) -> str:
    """By what an entry is known again: its identifier, else its address, else all that it says."""
    found = {key[1]: key[2] for key in reversed(list(_KEYS.finditer(entry)))}
    own = next((found[name] for name in (b"guid", b"id", b"link") if name in found), b"")
    return html.unescape(own.decode("utf-8", "backslashreplace")) or short_key(entry)


def parse(record: Record) -> Article:
    """The article of an entry. Raises Malformed where it cannot be made out, or NoText."""
    try:
        feed = feedparser.parse(io.BytesIO(record.content))
        entry = feed.entries[0]
    except Exception as error:  # feedparser fails in many ways
        raise Malformed("an entry that cannot be made out") from error
    return article_of(record, _fields(entry, feed.feed))


def article_of(record: Record, fields: Mapping[str, Any]) -> Article:
    """The article that the fields of an entry make. Without a body its standfirst is the feed's summary. Raises NoText.

    A summary that the body begins with is no standfirst: it was cut from it.
    """
    said = {name: value for name, value in printable(fields).items() if value}
    read: dict[str, Any] = printable({name: plain_text(v) if isinstance(v, str) else v for name, v in said.items()})
    summary, body = (" ".join(str(read.get(name, "")).split()) for name in ("standfirst", "body"))
    if summary and body.startswith(summary.rstrip(" .…[]")[:200]):
        del read["standfirst"]
    if not read.get("title") and not body and not summary:
        raise NoText("neither a title nor a text")
    alone = "" if body else "standfirst" if read.get("title") else "body"
    if alone == "body":
        read["body"] = read.pop("standfirst")
    article = from_fields(record, read)
    found = [_told(one, alone) for one in article.found]
    if alone == "body":
        found.append(Found("body", _SUMMARY, CONFIDENCE[_SUMMARY]))
    return replace(article, found=tuple(found))


def _told(found: Found, summary: str) -> Found:
    """Where a field was found: in the feed; ``summary`` is the one that is all the text that the feed gives."""
    if found.where != "column":
        return found
    where = _SUMMARY if found.field == summary else "feed"
    return replace(found, where=where, confidence=CONFIDENCE[where])


def _fields(entry: dict[str, Any], feed: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an entry as feedparser reads them, under Gazette's names."""
    link = entry.get("feedburner_origlink") or entry.get("pheedo_origlink") or entry.get("link") or ""
    url = address(_joined(feed.get("link") or "", link))
    published, modified = _moment(entry, "published"), _moment(entry, "updated")
    return {
        "id": entry.get("id"),
        "title": entry.get("title"),
        "standfirst": entry.get("summary"),
        # a caption or a description of a medium comes as plain text, where a text itself is marked up
        "body": next((one.value for one in entry.get("content") or () if one.get("type") != "text/plain"), None),
        "section": next((tag.term for tag in entry.get("tags") or () if tag.get("term")), None),
        "authors": [author.name for author in entry.get("authors") or () if author.get("name")],
        "published": published or modified,
        "modified": modified if modified != published else None,
        "language": entry.get("language") or feed.get("language"),
        "outlet": known_outlet(url) or feed.get("title"),
        "url": url,
        "image": next((one.get("url") for one in _pictures(entry) if one.get("url")), None),
    }


def _joined(base: str, link: str) -> str | None:
    try:
        return urljoin(base, link)
    except ValueError:
        return None


def _moment(entry: dict[str, Any], name: str) -> str | None:
    """A moment as the feed writes it, in French too. Not as feedparser reads it, which makes a date of any numbers."""
    written = dict.get(entry, name) or ""  # its own `get` takes one name for another
    return parse_date(written) or parse_date(_OFFSET.sub(":", _WEEKDAY.sub("", written)))


def _pictures(entry: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """What may show the article: a medium that is no film or sound."""
    for one in entry.get("media_content") or ():
        if (one.get("medium") or one.get("type") or "image").startswith("image"):
            yield one
    yield from entry.get("media_thumbnail") or ()
    for one in entry.get("enclosures") or ():
        if (one.get("type") or "").startswith("image/"):
            yield {"url": one.get("href")}


def _recognises(head: bytes) -> bool:
    return bool(_BEGINS_AS_A_FEED.match(head))


READER = Reader("feed", (".rss", ".atom"), split, parse, recognises=_recognises)
