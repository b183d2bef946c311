"""The arrays of quotes, kept like those of articles in a file beside a large archive."""

import sqlite3
from contextlib import suppress
from pathlib import Path

from ingest.searching import saving
from ingest.searching.beside import Beside
from ingest.searching.editions import edition_of
from ingest.searching.holdings import Holdings, Single
from ingest.searching.quotes import Quotes, load_quotes

_ARRAYS = ("ids", "positions", "articles", "starts")


def _saved_or_made(connection: sqlite3.Connection, holdings: Holdings) -> Quotes:
    """The arrays as they were saved for this edition of the archive, or else made, and saved for the next time."""
    (_, _, file) = next(iter(connection.execute("pragma database_list")))
    if not file or len(holdings.ids) < saving.SMALL:
        return load_quotes(connection, holdings)
    archive = Path(file)
    edition = edition_of(archive)
    if saved := _read(archive, edition):
        return saved
    made = load_quotes(connection, holdings)
    if edition_of(archive) != edition:
        return made
    with suppress(OSError):
        _write(archive, edition, made)
    return _read(archive, edition) or made


def _read(archive: Path, edition: bytes) -> Quotes | None:
    found = saving.read_arrays(_beside(archive), edition)
    if not found:
        return None
    table, arrays = found
    single = {name: Single(values, arrays[name]) for name, values in table["single"].items()}
    return Quotes(arrays["ids"], arrays["positions"], arrays["articles"], arrays["starts"], single)


def _write(archive: Path, edition: bytes, quotes: Quotes) -> None:
    arrays: dict[str, saving.Array] = {name: getattr(quotes, name) for name in _ARRAYS}
    arrays |= {name: single.codes for name, single in quotes.single.items()}
    table = {"single": {name: single.values for name, single in quotes.single.items()}}
    saving.write_arrays(_beside(archive), archive, edition, (table, arrays))


def _beside(archive: Path) -> Path:
    return archive.with_name(f"{archive.name}-arrays-of-quotes")


quotes_of = Beside(_saved_or_made)
