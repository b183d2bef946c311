"""What must hold for any bytes: they become articles and refusals, and nothing fails that nobody thought of."""

from pathlib import Path

from ingest import formats
from ingest.records import Record, Refusal, Source

#: Of one input, so many records are read to the end: one that breaks something is among the first.
_MOST = 20


def read(path: Path, format_name: str) -> None:
    """Read a file in a format, as an ingest would. Fails where a reader was taken by surprise."""
    source = Source(str(path), str(path))
    for number, item in enumerate(formats.split(source, formats.reader_named(format_name), {})):
        found = formats.parse(item) if isinstance(item, Record) and number < _MOST else item
        if isinstance(found, Refusal):
            assert found.reason != "failed", found
        elif not isinstance(found, Record):
            assert all(0 <= block.start <= block.end <= len(found.text) for block in found.blocks)
            found.text.encode()  # what cannot be encoded cannot be stored
