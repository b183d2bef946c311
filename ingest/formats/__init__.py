"""The formats that can be read: a file each, and its line here."""

from collections.abc import Iterator
from pathlib import Path

from ingest.errors import Empty, GazetteError, UnknownFormat, Unreadable
from ingest.formats import csv_table, html, json_document, json_lines, text
from ingest.formats.reader import Reader
from ingest.records import Article, Record, Refusal, Source
from ingest.sources import STANDARD_INPUT

READERS = (
    text.READER,
    json_lines.READER,
    json_document.READER,
    csv_table.READER,
    html.READER,
    html.MHTML,
)


def reader_for(source: Source, asked: str | None = None) -> Reader:
    """The reader of a source: the one asked for by name, else by its suffix; JSON Lines for standard input.

    Raises UnknownFormat.
    """
    if asked or source.path == STANDARD_INPUT:
        return reader_named(asked or "jsonl")
    name = Path(source.path).name.lower()
    found = next((reader for reader in READERS if name.endswith(reader.suffixes)), None)
    if not found:
        raise UnknownFormat(f"no reader for {Path(name).suffix or 'a file without a suffix'}")
    return found


def reader_named(name: str) -> Reader:
    """The reader of this name. Raises UnknownFormat."""
    found = next((reader for reader in READERS if reader.name == name), None)
    if not found:
        raise UnknownFormat(f"no format {name}: one of {', '.join(reader.name for reader in READERS)}")
    return found


def split(source: Source, reader: Reader, mapping: dict[str, str]) -> Iterator[Record | Refusal]:
    """The records of a source and what in it is refused; never raises.

    A pipe with nothing in it is no failure: the command before it may have had nothing to say.
    """
    try:
        yield from reader.split(source, mapping)
    except GazetteError as error:
        if not (isinstance(error, Empty) and source.path == STANDARD_INPUT):
            yield Refusal(source.path, "", error.reason, str(error))
    except OSError as error:
        yield Refusal(source.path, "", Unreadable.reason, f"cannot be read: {error.strerror}")
    except Exception as error:
        yield Refusal(source.path, "", "failed", f"{type(error).__name__}: {error}")


def parse(record: Record) -> Article | Refusal:
    """The article of a record, or why there is none; never raises, so that one article cannot stop a run."""
    try:
        return reader_named(record.reader).parse(record)
    except GazetteError as error:
        return Refusal(record.source.path, record.place, error.reason, str(error))
    except Exception as error:
        return Refusal(record.source.path, record.place, "failed", f"{type(error).__name__}: {error}")
