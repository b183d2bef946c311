"""JSON Feed, versions 1 and 1.1: one article an item."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from ingest.decoding import decode
from ingest.errors import Empty, Malformed
from ingest.formats import json_lines
from ingest.formats.feed import article_of
from ingest.formats.outlets import known_outlet
from ingest.formats.reader import Reader, keyed, whole
from ingest.formats.values import address
from ingest.records import Article, Record, Refusal, Source

_VERSION = re.compile(rb'"version"\s*:\s*"https?:(?:\\?/){2}jsonfeed\.org(?:\\?/)version')


@keyed
def split(source: Source, file: BinaryIO, mapping: dict[str, str]) -> Iterator[Record | Refusal]:
    """A record for each item. Raises Malformed where the feed is none, Empty where it has no items."""
    feed = json_lines.printable(json_lines.loaded(decode(whole(file))))
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise Malformed("no list of items in this JSON Feed")
    if not items:
        raise Empty("a feed without an item")
    for number, item in enumerate(items, start=1):
        place = f"item {number}"
        if isinstance(item, dict):
            yield Record(source, READER.name, _fields(item, feed), place=place)
        else:
            yield Refusal(source.path, place, Malformed.reason, f"not an object but {type(item).__name__}")


def _fields(item: Mapping[str, Any], feed: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an item under Gazette's names, those that it has."""
    url = address(item.get("url")) or address(item.get("external_url"))
    tags = item.get("tags")
    fields = {
        "id": item.get("id"),
        "title": item.get("title"),
        "standfirst": item.get("summary"),
        "body": item.get("content_html") or item.get("content_text"),
        "section": tags[0] if isinstance(tags, list) and tags else None,
        "authors": item.get("authors") or item.get("author") or feed.get("authors") or feed.get("author"),
        "published": item.get("date_published"),
        "modified": item.get("date_modified"),
        "language": item.get("language") or feed.get("language"),
        "outlet": known_outlet(url) or feed.get("title"),
        "url": url,
        "image": item.get("image") or item.get("banner_image"),
    }
    return {name: value for name, value in fields.items() if value}


def parse(record: Record) -> Article:
    """The article of an item. Raises NoText for one without a title and a text."""
    return article_of(record, record.content)


def _recognises(head: bytes) -> bool:
    return bool(_VERSION.search(head))


READER = Reader("jsonfeed", (), split, parse, recognises=_recognises)
