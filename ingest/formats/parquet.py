"""Parquet: one article a row. Needs pyarrow, the extra ``parquet``."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from ingest.columns import Columns
from ingest.errors import Empty, Malformed, MissingExtra
from ingest.formats import json_lines
from ingest.formats.reader import Reader, keyed
from ingest.formats.streams import DAMAGE, sought
from ingest.records import Record, Refusal, Source

_SIGNATURE = b"PAR1"
#: How many rows are unpacked at a time: a long article each, and it is still little.
_ROWS = 64


@keyed
def split(source: Source, file: BinaryIO, mapping: dict[str, str]) -> Iterator[Record | Refusal]:
    """A record for each row. Raises Malformed where no column is known or the file is damaged, MissingExtra."""
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise MissingExtra("Parquet needs pyarrow: pip install 'gazette-archive[parquet]'") from error
    try:
        table = parquet.ParquetFile(sought(file), memory_map=False, pre_buffer=False)
        names = table.schema_arrow.names
        wanted = _wanted(names, mapping)
        number = 0
        for batch in table.iter_batches(_ROWS, columns=wanted, use_threads=False):
            for row in batch.to_pylist():
                number += 1
                shown = {name: _plain(value) for name, value in row.items()}
                yield json_lines.of_object(source, READER.name, f"row {number}", shown, mapping)
    except DAMAGE as error:
        raise Malformed("Parquet that is damaged or cut off") from error
    if not number:
        raise Empty("a table without rows")


def _wanted(names: list[str], mapping: dict[str, str]) -> list[str]:
    """The columns that fill a field; all of an export of Gazette's own. Raises Malformed."""
    if not mapping and {"text", "layout"} <= set(names):
        return names
    columns = Columns.of(names, mapping)
    if not {"title", "body"} & set(columns.column_of):
        raise Malformed(f"no column for a title or a body among {', '.join(names)[:200]}: name one with --map")
    return [column if column in names else column.partition(".")[0] for column in columns.column_of.values()]


def _plain(value: Any) -> Any:
    """A value as JSON would have it: moments as text."""
    return value.isoformat() if hasattr(value, "isoformat") else value


READER = Reader("parquet", (".parquet",), split, json_lines.parse, recognises=lambda head: head.startswith(_SIGNATURE))
