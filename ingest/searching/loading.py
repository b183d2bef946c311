"""The arrays of an archive, made from its tables."""

import json
import sqlite3

import numpy as np
import numpy.typing as npt

from ingest.searching.arrays import Codes, Ints, Value, numbers, parsed
from ingest.searching.columns import Many, Periods, Single
from ingest.searching.holdings import Holdings, Lengths

Dates = npt.NDArray[np.bytes_]

#: What an article has one of, or none: its column.
SINGLE = {"outlet": "outlet_id", "section": "section", "language": "language"}

#: Parts of an article's date, and how many of its signs they are.
_SIGNS = {"year": 4, "month": 7}

#: What an article has any number of: the table with its pairs of entity and article, and what they are called there.
_MANY = {
    "people": ("article_people", "person_id"),
    "places": ("article_places", "place_id"),
    "speakers": ("quotes", "speaker_id"),
    "authors": ("article_authors", "author_id"),
}

#: The lower half of a number of 64 bits.
_LOWER = 0xFFFF_FFFF


def load(connection: sqlite3.Connection) -> Holdings:
    """The arrays of an archive as it is now."""
    ids = numbers(connection, "id", "select id from articles order by published, id")
    positions = np.full(ids.max(initial=0) + 1, -1, np.int32)
    positions[ids] = np.arange(len(ids), dtype=np.int32)
    published = _dates(connection)
    single = {name: _single(connection, column, positions, len(ids)) for name, column in SINGLE.items()}
    periods = {name: _period(published, length) for name, length in _SIGNS.items()}
    many = {name: _many(connection, *pairs, positions, len(ids)) for name, pairs in _MANY.items()}
    lengths = lengths_in(connection, Holdings.index, ids)
    return Holdings(ids, positions, published, lengths, single | periods, many)


def _dates(connection: sqlite3.Connection) -> Dates:
    (found,) = connection.execute(
        "select json_group_array(published) from (select published from articles order by published, id)"
    ).fetchone()
    return np.array([(date or "").encode("ascii", "replace") for date in json.loads(found)], "S25")


def lengths_in(connection: sqlite3.Connection, index: str, ids: Ints) -> Lengths:
    """The lengths of these numbers in an index.

    From the sizes of its columns that FTS5 keeps of each row (https://sqlite.org/fts5.html#fts5_data_structures).
    """
    asked = f"select group_concat(id), group_concat(hex(sz), '') from {index}_docsize"
    written_ids, sizes = connection.execute(asked).fetchone()
    rows = parsed(written_ids)
    words = _varints(bytes.fromhex(sizes or "")).reshape(len(rows), -1 if len(rows) else 0).sum(axis=1)
    by_number = np.zeros(max(ids.max(initial=0), rows.max(initial=0)) + 1, np.int32)
    by_number[rows] = words
    return Lengths(by_number[ids], len(rows), float(words.sum() / max(len(rows), 1)))


def _varints(written: bytes) -> Ints:
    """Numbers as SQLite writes them: seven bits a byte, the highest first, and the eighth set where more follow."""
    parts = np.frombuffer(written, np.uint8).astype(np.int64)
    last = parts < 128
    number: Ints = np.cumsum(last) - last
    following = np.flatnonzero(last)[number] - np.arange(len(parts))
    return np.bincount(number, (parts & 127) << 7 * following).astype(np.int64)


def _single(connection: sqlite3.Connection, column: str, positions: Codes, articles: int) -> Single:
    rows = connection.execute(f"select {column}, count(*), group_concat(id) from articles group by {column}").fetchall()
    rows.sort(key=lambda row: (row[0] is None, -row[1], str(row[0])))
    codes = np.zeros(articles, np.min_scalar_type(len(rows)))
    for code, (_, _, ids) in enumerate(rows):
        codes[positions[parsed(ids)]] = code
    return Single([value for value, *_ in rows], codes)


def _period(published: Dates, length: int) -> Periods:
    """The dates of articles as far as a period goes; they stand in order."""
    periods = published.astype(f"S{length}")
    begins = np.ones(len(periods), bool)
    begins[1:] = periods[1:] != periods[:-1]
    values: list[Value] = [value.decode() or None for value in periods[begins].tolist()]
    return Periods(values, (np.cumsum(begins) - 1).astype(np.min_scalar_type(len(values))))


def _many(connection: sqlite3.Connection, table: str, entity: str, positions: Codes, articles: int) -> Many:
    """Pairs are numbers of 64 bits here, the one half above the other: they are sorted in no time."""
    asked = f"select group_concat({entity}), group_concat(article_id) from {table} where {entity} is not null"
    entities, owners = (parsed(column) for column in connection.execute(asked).fetchone())
    pairs = np.sort(entities << 32 | positions[owners])
    pairs = pairs[np.diff(pairs, prepend=-1) != 0]
    entities, owners = pairs >> 32, pairs & _LOWER
    totals = np.bincount(entities)
    values = np.argsort(-totals, kind="stable")[: np.count_nonzero(totals)]
    code_of = np.zeros(len(totals), np.int64)
    code_of[values] = np.arange(len(values))
    codes = code_of[entities]
    return Many(
        values,
        _bounds(owners, articles),
        (np.sort(owners << 32 | codes) & _LOWER).astype(np.int32),
        _bounds(codes, len(values)),
        (np.sort(codes << 32 | owners) & _LOWER).astype(np.int32),
    )


def _bounds(keys: Ints, number: int) -> Ints:
    """Where the rows of each key begin when rows are sorted by key, and where the last ends."""
    return np.concatenate(([0], np.cumsum(np.bincount(keys, minlength=number))))
