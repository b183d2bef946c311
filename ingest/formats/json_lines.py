"""JSON Lines: one article a line. A line that is broken or too long costs only itself."""

import json
import re
from collections.abc import Iterator
from typing import Any

from ingest.formats.article import from_fields
from ingest.formats.markup import plain_text
from ingest.formats.reader import MAX_BYTES, Reader, bounded_lines, columns_of, opened, own_key
from ingest.records import Article, Record, Refusal, Source

#: What JSON can spell and no text has: control characters and halves of surrogate pairs.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def split(source: Source, mapping: dict[str, str]) -> Iterator[Record | Refusal]:
    """A record for each line that holds an object."""
    with opened(source) as file:
        for number, line in enumerate(bounded_lines(file), start=1):
            if line is None:
                yield Refusal(source.path, f"line {number}", "too-large", f"a line of more than {MAX_BYTES:,} bytes")
            elif line.strip():
                yield record(source, READER.name, f"line {number}", line, mapping)


def record(source: Source, reader: str, place: str, line: bytes, mapping: dict[str, str]) -> Record | Refusal:
    """The record of one JSON object, its columns already under Gazette's names; a Refusal for anything else."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Refusal(source.path, place, "malformed", f"not JSON: {error}")
    return of_object(source, reader, place, row, mapping)


def of_object(source: Source, reader: str, place: str, row: Any, mapping: dict[str, str]) -> Record | Refusal:
    """The record of one parsed JSON value; a Refusal for one that is no object or has no known column."""
    if not isinstance(row, dict):
        return Refusal(source.path, place, "malformed", f"not an object but {type(row).__name__}")
    fields = columns_of(list(row), mapping).fields(row)
    if not fields:
        return Refusal(source.path, place, "malformed", f"no known column among {', '.join(map(str, row)) or 'none'}")
    return Record(source, reader, fields, own_key(fields), place)


def parse(record: Record) -> Article:
    """The article of a row of fields; markup in its values becomes plain text."""
    fields = {name: _text(value) if isinstance(value, str) else value for name, value in record.content.items()}
    return from_fields(record, fields)


def _text(value: str) -> str:
    """A value as text that can be stored and shown: escapes for no character at all are left out."""
    return plain_text(_UNPRINTABLE.sub("", value))


READER = Reader("jsonl", (".jsonl", ".ndjson"), split, parse)
