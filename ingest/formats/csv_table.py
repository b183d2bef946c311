"""CSV and TSV: one article a row, the first row naming the columns."""

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from ingest.columns import Columns
from ingest.decoding import decode
from ingest.errors import GazetteError, Malformed, TooLarge
from ingest.formats import json_lines
from ingest.formats.reader import MAX_BYTES, Reader, bounded_lines, columns_of, opened, own_key
from ingest.records import Record, Refusal, Source

Refusals = list[Refusal]


def split(source: Source, mapping: dict[str, str]) -> Iterator[Record | Refusal]:
    """A record for each row; a Refusal for a row of the wrong width or a line that is no text.

    Raises Malformed for a table in which no column is known.
    """
    csv.field_size_limit(MAX_BYTES)
    refusals: Refusals = []
    with opened(source) as file:
        lines = _decoded(bounded_lines(file), source, refusals)
        header = next(lines, "")
        delimiter = max("\t,;|", key=header.count)
        names = next(csv.reader([header], delimiter=delimiter), [])
        table = _Table(source, names, columns_of(names, mapping))
        if not {"title", "body"} & set(table.columns.column_of):
            yield from refusals
            raise Malformed(f"no column for a title or a body among {', '.join(names) or 'none'}: name one with --map")
        for item in table.records(csv.reader(lines, delimiter=delimiter)):
            yield from refusals
            refusals.clear()
            yield item
        yield from refusals


@dataclass(frozen=True, slots=True)
class _Table:
    source: Source
    names: list[str]
    columns: Columns

    def records(self, rows: Iterator[list[str]]) -> Iterator[Record | Refusal]:
        """What the rows below the header are, one after the other; empty rows are none."""
        for number in count(1):
            try:
                cells = next(rows, None)
            except csv.Error as error:
                yield self._refused(number, "malformed", f"not CSV: {error}")
                continue
            if cells is None:
                return
            if cells:
                yield self._record(number, cells)

    def _record(self, number: int, cells: list[str]) -> Record | Refusal:
        if len(cells) != len(self.names):
            return self._refused(number, "malformed", f"{len(cells)} cells where the header names {len(self.names)}")
        fields = self.columns.fields(dict(zip(self.names, cells, strict=True)))
        if not fields:
            return self._refused(number, "no-text", "neither a title nor a body")
        return Record(self.source, READER.name, fields, own_key(fields), f"row {number}")

    def _refused(self, number: int, reason: str, message: str) -> Refusal:
        return Refusal(self.source.path, f"row {number}", reason, message)


def _decoded(lines: Iterator[bytes | None], source: Source, refusals: Refusals) -> Iterator[str]:
    """The lines as text; one that is too long or no text is noted among the refusals and left out."""
    for number, line in enumerate(lines, start=1):
        try:
            if line is None:
                raise TooLarge(f"a line of more than {MAX_BYTES:,} bytes")
            yield decode(line) if line.strip() else "\n"
        except GazetteError as error:
            if number == 1 and line and line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                raise Malformed("a table in UTF-16: save it as UTF-8") from error
            refusals.append(Refusal(source.path, f"line {number}", error.reason, str(error)))


READER = Reader("csv", (".csv", ".tsv"), split, json_lines.parse)
