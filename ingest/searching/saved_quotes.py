"""The arrays of quotes, kept like those of articles in a file beside a large archive."""

import sqlite3
from pathlib import Path
from typing import Any

from ingest.kept_beside import QUOTES
from ingest.searching import saving
from ingest.searching.beside import Beside
from ingest.searching.holdings import Holdings, Lengths, Single
from ingest.searching.quotes import Quotes, load_quotes
from ingest.searching.saving import Array, Kept, Saved

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
    return kept.read(archive, edition) or kept.saved(archive, edition, load_quotes(connection, holdings))


def _assembled(table: dict[str, Any], arrays: dict[str, Array]) -> Quotes:
    single = {name: Single(values, arrays[name]) for name, values in table["single"].items()}
    lengths = Lengths(arrays["words"], table["indexed"], table["mean"])
    return Quotes(arrays["ids"], arrays["positions"], arrays["articles"], arrays["starts"], lengths, single)


def _taken_apart(quotes: Quotes) -> Saved:
    arrays: dict[str, Array] = {name: getattr(quotes, name) for name in _ARRAYS}
    arrays |= {name: single.codes for name, single in quotes.single.items()}
    arrays["words"] = quotes.lengths.words
    table = {
        "indexed": quotes.lengths.indexed,
        "mean": quotes.lengths.mean,
        "single": {name: single.values for name, single in quotes.single.items()},
    }
    return table, arrays


kept = Kept(QUOTES, _taken_apart, _assembled)

quotes_of = Beside(_saved_or_made)
