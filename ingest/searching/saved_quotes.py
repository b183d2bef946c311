"""The arrays of quotes, kept like those of articles in a file beside a large archive."""

import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any

from ingest.kept_beside import QUOTES, beside
from ingest.searching import saving
from ingest.searching.beside import Beside
from ingest.searching.editions import edition_of
from ingest.searching.holdings import Holdings, Single
from ingest.searching.quotes import Quotes, load_quotes

_ARRAYS = ("ids", "positions", "articles", "starts")


def _saved_or_made(connection: sqlite3.Connection, holdings: Holdings) -> Quotes:
    """The arrays as they were saved for these articles' edition of the archive, or else made, and saved.

    They point to the articles by position: those of another edition, or made of another, would point to others.
    """
    (_, _, file) = next(iter(connection.execute("pragma database_list")))
    edition = holdings.edition
    if not (file and edition) or len(holdings.ids) < saving.SMALL:
        return load_quotes(connection, holdings)
    archive = Path(file)
    if saved := _read(archive, edition):
        return saved
    made = load_quotes(connection, holdings)
    if edition_of(archive) != edition:
        return made
    with suppress(OSError):
        _write(archive, edition, made)
    return _read(archive, edition) or made


def _read(archive: Path, edition: bytes) -> Quotes | None:
    found = saving.read_arrays(beside(archive, QUOTES), edition)
    try:
        return _assembled(*found) if found else None
    except KeyError:  # other arrays than these
        return None


def _assembled(table: dict[str, Any], arrays: dict[str, saving.Array]) -> Quotes:
    single = {name: Single(values, arrays[name]) for name, values in table["single"].items()}
    return Quotes(arrays["ids"], arrays["positions"], arrays["articles"], arrays["starts"], single)


def _write(archive: Path, edition: bytes, quotes: Quotes) -> None:
    arrays: dict[str, saving.Array] = {name: getattr(quotes, name) for name in _ARRAYS}
    arrays |= {name: single.codes for name, single in quotes.single.items()}
    table = {"single": {name: single.values for name, single in quotes.single.items()}}
    saving.write_arrays(beside(archive, QUOTES), archive, edition, (table, arrays))


quotes_of = Beside(_saved_or_made)
