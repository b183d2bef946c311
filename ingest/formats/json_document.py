"""A JSON document: a list of articles, an object that holds such a list, or a single article."""

import json
from collections.abc import Iterator
from typing import Any

from ingest.decoding import decode
from ingest.errors import Malformed
from ingest.formats import json_lines
from ingest.formats.reader import Reader, columns_of, opened
from ingest.records import Record, Refusal, Source

#: A JSON list has to be read whole; what is larger belongs in JSON Lines, which is streamed.
_MAX_BYTES = 200_000_000


def split(source: Source, mapping: dict[str, str]) -> Iterator[Record | Refusal]:
    """A record for each article of the document. Raises Malformed where it is no JSON or holds no list of objects."""
    with opened(source) as file:
        content = file.read(_MAX_BYTES + 1)
    if len(content) > _MAX_BYTES:
        raise Malformed(f"a JSON document of more than {_MAX_BYTES:,} bytes: use JSON Lines, which is streamed")
    try:
        document = json.loads(decode(content))
    except (json.JSONDecodeError, RecursionError) as error:
        raise Malformed(f"not JSON: {error}") from error
    for number, row in enumerate(_articles(document, mapping), start=1):
        yield json_lines.of_object(source, READER.name, f"item {number}", row, mapping)


def _articles(document: Any, mapping: dict[str, str]) -> list[Any]:
    """The list in a document, whatever key it stands under; the document itself where it is an article."""
    if isinstance(document, list):
        return document
    if isinstance(document, dict):
        if {"title", "body"} & set(columns_of(list(document), mapping).fields(document)):
            return [document]
        lists = [value for value in document.values() if isinstance(value, list) and value]
        if len(lists) == 1:
            return lists[0]
    raise Malformed("neither an article nor a list of articles")


READER = Reader("json", (".json",), split, json_lines.parse)
