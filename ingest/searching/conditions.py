"""Rows of articles as Datasette asks for them in SQL, answered from the arrays.

Datasette writes the same few conditions again and again: a column has a value, words are found, a person is named.
A condition that is one of these, or several of them joined by "and", is a set of articles. Of any other nothing is
known here, and SQLite has to be asked.
"""

import re
import sqlite3
from collections.abc import Callable, Hashable, Mapping
from weakref import WeakKeyDictionary

import numpy as np

from ingest.querying import match
from ingest.searching.arrays import Hits, Mask, Value, numbers
from ingest.searching.columns import MANY
from ingest.searching.holdings import Holdings
from ingest.searching.loading import SINGLE
from ingest.searching.remembering import Latest

Parameters = Mapping[str, object]

#: Conditions whose articles are remembered: a megabyte each for a million articles.
_KEPT = 16

_latest: "WeakKeyDictionary[Holdings, Latest[Hashable, Hits | None]]" = WeakKeyDictionary()

_FACETS = {column: name for name, column in SINGLE.items()}
_COLUMN = f"(?:{'|'.join(_FACETS)})"

#: What an article has any number of, by its table: the column of article_… that names it.
JOINED = {"people": "person_id", "places": "place_id", "authors": "author_id"}


def articles_where(connection: sqlite3.Connection, holdings: Holdings, where: str, given: Parameters) -> Hits | None:
    """The articles of which a condition holds, all of them for ""; None where it is not known here what it says."""
    if where and not _CONDITIONS.fullmatch(where):
        return None
    key = (where, tuple(sorted((name, str(value)) for name, value in given.items() if f":{name}" in where)))
    return _remembered(holdings).get(key, lambda: _all_hold(connection, holdings, where, given))


def facet_counts(holdings: Holdings, column: str, articles: Hits, limit: int) -> list[tuple[Value, int]] | None:
    """The values that most of these articles have, at most so many, each with their number; alike, by value.

    ``column`` is one of the table of articles, or a table of what articles name. None where there is no array of it.
    """
    if column in _FACETS:
        single = holdings.single[_FACETS[column]]
        there = [(value, n) for value, n in single.there(single.counts_in(articles)) if value is not None]
        return sorted(there, key=lambda pair: (-pair[1], pair[0]))[:limit]  # type: ignore[return-value]  # of one type
    if column in JOINED:
        many = holdings.many[column]
        counts = many.counts_in(articles)
        least = max(1, np.partition(counts, -limit)[-limit]) if len(counts) > limit else 1
        most = np.flatnonzero(counts >= least)
        most = most[np.lexsort((many.values[most], -counts[most]))][:limit]
        return list(zip(many.values[most].tolist(), counts[most].tolist(), strict=True))
    return None


def years(holdings: Holdings, articles: Hits) -> list[tuple[Value, int]]:
    """The years of these articles, newest first, each with its number of articles."""
    single = holdings.single["year"]
    there = single.there(single.counts_in(articles))
    return sorted(((year, n) for year, n in there if year is not None), reverse=True)


def newest(holdings: Holdings, articles: Hits, limit: int, after: tuple[str, int] | None = None) -> list[int]:
    """The numbers of the newest of these articles, at least so many: alike in date, the lowest number comes first.

    ``after`` is the date and the number of the article that the page before ended with.
    """
    hits = articles.at
    if after:
        published, number = after
        begins, ends = (int(holdings.place(published, edge, "left")) for edge in (0, _BEYOND))
        follows = int(holdings.place(published, number, "right"))
        hits = hits[(hits < begins) | ((hits >= follows) & (hits < ends))]
    if len(hits) > limit:
        oldest = holdings.published[hits[-limit]].decode()
        hits = hits[np.searchsorted(hits, holdings.place(oldest, 0, "left")) :]
    return holdings.ids[hits].tolist()  # type: ignore[no-any-return]


def _remembered(holdings: Holdings) -> Latest[Hashable, Hits | None]:
    """The latest conditions: a page asks three times, for its rows, their count and their facets."""
    return _latest.setdefault(holdings, Latest(_KEPT))


#: A number that no article has.
_BEYOND = np.iinfo(np.int64).max


def _all_hold(connection: sqlite3.Connection, holdings: Holdings, where: str, given: Parameters) -> Hits | None:
    mask = np.ones(len(holdings.ids), bool)
    for written in _EITHER.finditer(where):
        for pattern, having in _KNOWN:
            if met := pattern.fullmatch(written[0]):
                found = having(connection, holdings, met, given)
                if found is None:
                    return None
                mask &= found
    return Hits(mask)


def _column_is(_: sqlite3.Connection, holdings: Holdings, met: re.Match[str], given: Parameters) -> Mask | None:
    value = str(given[met["value"]])
    single = holdings.single[_FACETS[met["column"]]]
    if met["column"] != "outlet_id":
        return single.having([value])
    return single.having([int(value)]) if _is_number(value) else None


def _column_is_null(_: sqlite3.Connection, holdings: Holdings, met: re.Match[str], given: Parameters) -> Mask | None:
    return holdings.single[_FACETS[met["column"]]].having([None])


def _published_in(_: sqlite3.Connection, holdings: Holdings, met: re.Match[str], given: Parameters) -> Mask | None:
    period = str(given[met["value"]])
    if re.fullmatch(r"\d{4}%", period, re.ASCII):
        return holdings.single["year"].having([period[:-1]])
    if re.fullmatch(r"\d{4}-\d\d%", period, re.ASCII):
        return holdings.single["month"].having([period[:-1]])
    return None


def _no_copy(connection: sqlite3.Connection, holdings: Holdings, met: re.Match[str], given: Parameters) -> Mask | None:
    return ~holdings.mask(numbers(connection, "id", "select id from articles where copy_of_id is not null"))


def _found(connection: sqlite3.Connection, holdings: Holdings, met: re.Match[str], given: Parameters) -> Mask | None:
    sql = "select rowid from articles_fts where articles_fts match ?"
    return holdings.mask(numbers(connection, "rowid", sql, [match(str(given["search"]))]))


def _naming(_: sqlite3.Connection, holdings: Holdings, met: re.Match[str], given: Parameters) -> Mask | None:
    value = str(given[met["value"]])
    known = _is_number(value) and met["table"] in MANY and JOINED[met["table"]] == met["column"]
    return holdings.many[met["table"]].having([int(value)]) if known else None


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 18


_Having = Callable[[sqlite3.Connection, Holdings, re.Match[str], Parameters], Mask | None]

_KNOWN: list[tuple[re.Pattern[str], _Having]] = [
    (re.compile(rf'"(?P<column>{_COLUMN})" = :(?P<value>p\d+)'), _column_is),
    (re.compile(rf'"(?P<column>{_COLUMN})" is null'), _column_is_null),
    (re.compile(r'"published" like :(?P<value>p\d+)'), _published_in),
    (re.compile(r'"copy_of_id" is null'), _no_copy),
    (
        re.compile(r"rowid in \(select rowid from articles_fts where articles_fts match escape_fts\(:search\)\)"),
        _found,
    ),
    (
        re.compile(
            rf"id in \(select article_id from article_(?P<table>{'|'.join(JOINED)}) "
            r"where (?P<column>\w+) = :(?P<value>\w+)\)"
        ),
        _naming,
    ),
]


def _unnamed(pattern: re.Pattern[str]) -> str:
    return re.sub(r"\?P<\w+>", "?:", pattern.pattern)


_EITHER = re.compile("|".join(_unnamed(pattern) for pattern, _ in _KNOWN))
_CONDITIONS = re.compile(rf"(?:{_EITHER.pattern})(?: and (?:{_EITHER.pattern}))*")
