"""JSON Lines: one article a line. A line that is broken or too long costs only itself."""

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from ingest.columns import Columns
from ingest.errors import GazetteError, Malformed, NoText
from ingest.formats import exported
from ingest.formats.article import from_fields
from ingest.formats.exported import is_exported
from ingest.formats.markup import plain_text
from ingest.formats.reader import Reader, keyed, text_lines
from ingest.records import Article, Record, Refusal, Source
from ingest.sources import STANDARD_INPUT

#: What JSON can spell and no text has: control characters and halves of surrogate pairs.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@keyed
def split(source: Source, file: BinaryIO, mapping: dict[str, str]) -> Iterator[Record | Refusal]:
    """A record for each line that holds an object."""
    for number, line in enumerate(text_lines(file), start=1):
        place = f"line {number}"
        if isinstance(line, GazetteError):
            yield Refusal(source.path, place, line.reason, str(line))
        elif line.strip():
            yield _record(source, place, line, mapping)


def _record(source: Source, place: str, line: str, mapping: dict[str, str]) -> Record | Refusal:
    try:
        return of_object(source, READER.name, place, loaded(line), mapping)
    except GazetteError as error:
        hint = "; plain text is read with --format text" if source.path == STANDARD_INPUT and place == "line 1" else ""
        return Refusal(source.path, place, error.reason, f"{error}{hint}")


def loaded(text: str) -> Any:
    """What some JSON says. Raises Malformed."""
    try:
        return json.loads(text)
    except RecursionError as error:
        raise Malformed("not JSON that an article needs: nested too deep") from error
    except ValueError as error:
        raise Malformed(f"not JSON: {str(error).partition(';')[0]}") from error


def of_object(source: Source, reader: str, place: str, row: Any, mapping: dict[str, str]) -> Record | Refusal:
    """The record of one parsed JSON value, its columns under Gazette's names; a Refusal for one that is no article.

    A row of an export bears Gazette's names already.
    """
    if not isinstance(row, dict):
        return Refusal(source.path, place, Malformed.reason, f"not an object but {type(row).__name__}")
    if not mapping and is_exported(row):
        return Record(source, reader, row, place=place)
    row = printable(row)
    columns = Columns.of(list(row), mapping)
    if not columns.column_of:
        named = ", ".join(row) or "none"
        return Refusal(source.path, place, Malformed.reason, f"no known column among {named[:200]}")
    fields = columns.fields(row)
    if not fields:
        return Refusal(source.path, place, NoText.reason, "neither a title nor a body")
    return Record(source, reader, fields, place=place)


def parse(record: Record) -> Article:
    """The article of a row of fields; markup in its values becomes plain text."""
    if is_exported(record.content):
        return exported.article(record)
    return from_fields(record, {name: _plain(value) for name, value in record.content.items()})


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return plain_text(value) if isinstance(value, str) else value


def printable(value: Any) -> Any:
    """A value, and all that is in it, without what stands for no character."""
    if isinstance(value, str):
        return _UNPRINTABLE.sub("", value)
    if isinstance(value, list):
        return [printable(item) for item in value]
    if isinstance(value, dict):
        return {printable(name): printable(item) for name, item in value.items()}
    return value


READER = Reader("jsonl", (".jsonl", ".ndjson"), split, parse)
