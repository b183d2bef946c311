"""CSV and TSV: one article a row, the first row naming the columns."""

import csv
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from ingest.columns import Columns, named
from ingest.errors import Empty, GazetteError, Malformed, NoText
from ingest.formats import json_lines
from ingest.formats.exported import is_exported
from ingest.formats.reader import MAX_BYTES, Reader, keyed, text_lines
from ingest.records import Record, Refusal, Source


@keyed
def split(source: Source, file: BinaryIO, mapping: dict[str, str]) -> Iterator[Record | Refusal]:
    """A record for each row; a Refusal for a row of the wrong width or with a line that is no text.

    Raises Empty for a table without rows, Malformed for one in which no column is known.
    """
    csv.field_size_limit(MAX_BYTES)
    rows = _Rows(text_lines(file))
    names = rows.header()
    columns = Columns.of(names, mapping)
    if not {"title", "body"} & set(columns.column_of):
        raise Malformed(f"no column for a title or a body among {', '.join(names)[:200]}: name one with --map")
    if missing := [column for column in mapping.values() if not named(column, names)]:
        raise Malformed(f"no column {', '.join(missing)} among {', '.join(names)[:200]}, as --map asks")
    number = 0
    for number, cells in enumerate(rows, start=1):
        place = f"row {number}"
        try:
            yield _record(source, place, names, columns, cells)
        except GazetteError as error:
            yield Refusal(source.path, place, error.reason, str(error))
    if not number:
        raise Empty("a header and no rows")


def _record(source: Source, place: str, names: list[str], columns: Columns, cells: list[str] | GazetteError) -> Record:
    """The record of a row. Raises what is wrong with it. Of two columns with one name the first counts."""
    if isinstance(cells, GazetteError):
        raise cells
    if len(cells) != len(names):
        raise Malformed(f"{len(cells)} cells where the header names {len(names)}")
    row = dict(zip(reversed(names), reversed(cells), strict=True))
    fields = row if is_exported(row) else columns.fields(row)
    if not fields:
        raise NoText("neither a title nor a body")
    return Record(source, READER.name, fields, place=place)


class _Rows:
    """The rows of a table that hold something; in the place of one that cannot be read, what is wrong with it."""

    def __init__(self, lines: Iterator[str | GazetteError]) -> None:
        first = next((line for line in lines if not isinstance(line, str) or line.strip()), "")
        if isinstance(first, GazetteError):
            raise first
        self._broken: GazetteError | None = None
        delimiter = max("\t,;|", key=first.count)
        self._reader = csv.reader(chain([first], self._readable(lines)), delimiter=delimiter, strict=True)

    def _readable(self, lines: Iterator[str | GazetteError]) -> Iterator[str]:
        """Lines for the reader of CSV; one that is no text breaks the row in which it stands."""
        for line in lines:
            if isinstance(line, GazetteError):
                self._broken = line
            yield line if isinstance(line, str) else "\n"

    def header(self) -> list[str]:
        """The names of the columns. Raises Malformed."""
        try:
            return next(self._reader, [])
        except csv.Error as error:
            raise Malformed(f"the header is not CSV: {_said(error)}") from error

    def __iter__(self) -> Iterator[list[str] | GazetteError]:
        while True:
            try:
                cells = next(self._reader, None)
            except csv.Error as error:
                yield self._taken() or Malformed(f"not CSV: {_said(error)}")
                continue
            if broken := self._taken():
                yield broken
            elif cells is None:
                return
            elif cells:
                yield cells

    def _taken(self) -> GazetteError | None:
        broken, self._broken = self._broken, None
        return broken


def _said(error: csv.Error) -> str:
    """What the csv module complains of, in words that say what to look for."""
    said = str(error)
    if "unexpected end of data" in said or "field larger" in said:
        return "a quotation mark that opens in this row is never closed"
    if "new-line character" in said:
        return "lines that end in a carriage return alone: save it with the line ends of today"
    return said


READER = Reader("csv", (".csv", ".tsv"), split, json_lines.parse)
