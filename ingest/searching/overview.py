"""What some articles have in common: an outlet's, an author's, a section's, those of a day or a month."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from ingest.searching.arrays import Hits, Ints, Value, set_of
from ingest.searching.columns import Many
from ingest.searching.facets import best_of
from ingest.searching.holdings import Holdings
from ingest.searching.keyness import standing_out
from ingest.searching.labels import labels
from ingest.searching.rows import Row, rows_of
from ingest.searching.search import Asked, by_date

#: Names in a list.
LISTED = 8

_ARTICLES = """
select articles.id, articles.title, articles.published, articles.standfirst, articles.language, articles.outlet_id,
       outlets.name as outlet, articles.section, articles.words, articles.copies, articles.copy_of_id
from json_each(?) as wanted
join articles on articles.id = wanted.value
left join outlets on outlets.id = articles.outlet_id
order by wanted.key
"""

_QUOTES = """
select quotes.*, people.name as said_by, articles.title, articles.published, articles.language
from json_each(:articles) as wanted
join articles on articles.id = wanted.value
join quotes on quotes.article_id = articles.id
join people on people.id = quotes.speaker_id
where quotes.type in ('direct', 'mixed') and length(quotes.text) between 40 and 300
order by people.quotes desc, quotes.id
limit :listed
"""


@dataclass(frozen=True)
class Named:
    """A person, place, outlet, author or section, and how many of the articles have it."""

    id: Value
    name: str
    articles: int


@dataclass(frozen=True)
class Overview:
    """Articles at a glance: how many, from when to when, and what most of them have.

    ``frequent`` are the people, places, speakers and authors that most of them have; ``telling`` the people and places
    that they name more than the archive's other articles do; ``shares`` the outlets, sections and languages. Of
    ``outlets`` there are so many in all.
    """

    count: int
    outlets: int
    first: str
    last: str
    months: list[tuple[str, int]]
    frequent: dict[str, list[Named]]
    telling: dict[str, list[Named]]
    shares: dict[str, list[Named]]
    articles: list[Row]
    next: str | None


def overview(connection: sqlite3.Connection, holdings: Holdings, hits: Ints, page: Asked) -> Overview:
    """The overview of the articles at these positions, which are in order, and a page of them."""
    dated = hits[int(np.searchsorted(hits, holdings.days.undated.stop)) :]
    among = Hits(set_of(hits, len(holdings.ids)))
    counts = {facet: holdings.many[facet].counts(hits) for facet in ("people", "places")}
    frequent = counts | {facet: holdings.many[facet].enough(among, LISTED) for facet in ("speakers", "authors")}
    shown, following = by_date(holdings, hits, page)
    return Overview(
        len(hits),
        len(_single(holdings, "outlet", hits)),
        holdings.published[dated[0]].decode() if len(dated) else "",
        holdings.published[dated[-1]].decode() if len(dated) else "",
        sorted((str(month), n) for month, n in _single(holdings, "month", hits)),
        {facet: most(connection, holdings, facet, frequent[facet]) for facet in frequent},
        {facet: telling(connection, holdings, facet, counts[facet], len(hits)) for facet in counts},
        {facet: _shares(connection, holdings, facet, hits) for facet in ("outlet", "section", "language")},
        articles(connection, holdings.ids[shown].tolist()),
        following,
    )


def most(connection: sqlite3.Connection, holdings: Holdings, facet: str, counts: Ints) -> list[Named]:
    """The names that most articles have, by their counts."""
    return named(connection, facet, holdings.many[facet], best_of(counts, LISTED), counts)


def telling(connection: sqlite3.Connection, holdings: Holdings, facet: str, counts: Ints, size: int) -> list[Named]:
    """The names that articles have more often than the archive's others, the most notable first."""
    many = holdings.many[facet]
    there = many.totals - counts
    best = standing_out(counts, size, there, len(holdings.ids) - size, LISTED)
    return named(connection, facet, many, best, counts)


def named(connection: sqlite3.Connection, facet: str, many: Many, codes: Iterable[int], counts: Ints) -> list[Named]:
    """Entities by their codes, with their names; one that has gone meanwhile is left out."""
    numbers = {code: int(many.values[code]) for code in codes}
    called = labels(connection, facet, list(numbers.values()))
    return [Named(n, called[n], int(counts[code])) for code, n in numbers.items() if n in called]


def articles(connection: sqlite3.Connection, numbers: Iterable[int]) -> list[Row]:
    """Articles as lists show them, in the order of their numbers."""
    return rows_of(connection.execute(_ARTICLES, (json.dumps(list(numbers)),)))


def quotes(connection: sqlite3.Connection, numbers: Iterable[int], listed: int) -> list[Row]:
    """Quotes from some articles, those of the people quoted most first, neither fragments nor speeches."""
    return rows_of(connection.execute(_QUOTES, {"articles": json.dumps(list(numbers)), "listed": listed}))


def _single(holdings: Holdings, facet: str, hits: Ints) -> list[tuple[Value, int]]:
    """The values that any of the articles has, and how many have it."""
    single = holdings.single[facet]
    return [(value, n) for value, n in single.there(single.counts(hits)) if value is not None]


def _shares(connection: sqlite3.Connection, holdings: Holdings, facet: str, hits: Ints) -> list[Named]:
    found = sorted(_single(holdings, facet, hits), key=lambda counted: -counted[1])[:LISTED]
    called = labels(connection, facet, [value for value, _ in found])
    return [Named(value, called[value], n) for value, n in found if value in called]
