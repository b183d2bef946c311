"""All values of one facet, page by page, or those whose name has words that begin as somebody typed."""

import sqlite3
from dataclasses import dataclass

import numpy as np

from ingest.analysis import words
from ingest.searching.arrays import Ints, Value
from ingest.searching.beginnings import beginnings_of
from ingest.searching.columns import MANY
from ingest.searching.filters import chosen
from ingest.searching.holdings import Holdings
from ingest.searching.labels import labels
from ingest.searching.name_search import counts_of_names, found_names
from ingest.searching.names import names_of
from ingest.searching.quote_search import Counter, found_quotes
from ingest.searching.saved_quotes import quotes_of
from ingest.searching.search import Asked, found_articles
from ingest.searching.tabs import FIRST

#: Values on a page.
SIZE = 100

#: Facets whose values are people or places: their names are found by an index.
_ENTITIES = {"people": "people", "speakers": "people", "places": "places"}


@dataclass(frozen=True)
class Wanted:
    """Which values of a facet: those of which somebody typed something, and which page of them, from 1."""

    facet: str
    typed: str = ""
    page: int = 1


@dataclass(frozen=True)
class Values:
    """A page of the values of a facet, the most frequent first, each with its name and count; and how many there are.

    ``first`` is the place of the page's first among them, ``all`` how many there are whatever was typed.
    """

    values: list[tuple[Value, str | None, int]]
    first: int
    number: int
    all: int


def values_of(connection: sqlite3.Connection, holdings: Holdings, asked: Asked, wanted: Wanted) -> Values:
    """Some values of a facet of a search, counted as if none of them were included yet."""
    values, counts = _counted(connection, holdings, asked, wanted.facet)
    there = np.flatnonzero(counts)
    there = there[np.argsort(-counts[there], kind="stable")]
    kept = there[_named(connection, holdings, wanted, [values[code] for code in there.tolist()])]
    first = max(0, min(wanted.page - 1, (len(kept) - 1) // SIZE)) * SIZE
    shown = kept[first : first + SIZE].tolist()
    called = labels(connection, wanted.facet, [values[code] for code in shown])
    return Values(
        [(values[code], called.get(values[code]), int(counts[code])) for code in shown], first, len(kept), len(there)
    )


def _counted(connection: sqlite3.Connection, holdings: Holdings, asked: Asked, facet: str) -> tuple[list[Value], Ints]:
    if asked.tab == "quotes":
        quotes = quotes_of.of(connection, holdings)
        return Counter(holdings, quotes, found_quotes(connection, holdings, quotes, asked), asked).counts(facet)
    if asked.tab != FIRST:
        names = names_of[asked.tab].of(connection, holdings)
        found, _ = found_names(connection, holdings, names, asked)
        return counts_of_names(names, facet, found, asked)
    found = found_articles(connection, holdings, asked)
    hits = np.flatnonzero(found & chosen(holdings, asked.choices, but=facet))
    if facet in MANY:
        many = holdings.many[facet]
        return many.values.tolist(), many.counts(hits)
    return holdings.single[facet].values, holdings.single[facet].counts(hits)


def _named(connection: sqlite3.Connection, holdings: Holdings, wanted: Wanted, values: list[Value]) -> list[bool]:
    """Which of these values are called as somebody typed, or begins to."""
    begun = words(wanted.typed)
    if not begun:
        return [True] * len(values)
    if wanted.facet in _ENTITIES:
        found = set(beginnings_of[_ENTITIES[wanted.facet]].of(connection, holdings).of(wanted.typed).tolist())
        return [value in found for value in values]
    called = labels(connection, wanted.facet, values)
    return [_begins(words(called.get(value) or ""), begun) for value in values]


def _begins(name: list[str], begun: list[str]) -> bool:
    return all(any(word.startswith(part) for word in name) for part in begun)
