"""A JSON document: a list of articles, an object that holds such a list, or a single article."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from ingest.columns import Columns
from ingest.decoding import decode
from ingest.errors import Empty, Malformed, TooLarge
from ingest.formats import json_lines
from ingest.formats.reader import Reader, keyed
from ingest.records import Record, Refusal, Source

#: A JSON list has to be read whole; what is larger belongs in JSON Lines, which is streamed.
_MAX_BYTES = 200_000_000


@keyed
def split(source: Source, file: BinaryIO, mapping: dict[str, str]) -> Iterator[Record | Refusal]:
    """A record for each article of the document. Raises Malformed where it is no JSON or holds no list of objects."""
    content = file.read(_MAX_BYTES + 1)
    if len(content) > _MAX_BYTES:
        raise TooLarge(f"a JSON document of more than {_MAX_BYTES:,} bytes: use JSON Lines, which is streamed")
    articles = _articles(json_lines.loaded(decode(content)), mapping)
    if not articles:
        raise Empty("a list without an article")
    for number, row in enumerate(articles, start=1):
        yield json_lines.of_object(source, READER.name, f"item {number}", row, mapping)


def _articles(document: Any, mapping: dict[str, str]) -> list[Any]:
    """The list in a document, whatever key it stands under; the document itself where it is an article."""
    if isinstance(document, list):
        return document
    if isinstance(document, dict):
        if {"title", "body"} & set(Columns.of(list(document), mapping).fields(document)):
            return [document]
        lists = [value for value in document.values() if isinstance(value, list) and value]
        if len(lists) == 1:
            return lists[0]
    raise Malformed("neither an article nor a list of articles")


READER = Reader("json", (".json",), split, json_lines.parse)
