"""The articles of a page as they are shown."""

import json
import sqlite3
from dataclasses import dataclass

import numpy as np

from ingest.querying import Query
from ingest.searching.excerpts import Excerpt, Highlighter, Piece
from ingest.searching.holdings import Holdings
from ingest.searching.labels import labels
from ingest.searching.rows import Row, rows_of

#: The names shown of an article: the rarest, which tell most of what it is about.
_NAMED = 4
_KINDS = ("people", "places")

#: By an article's number: whether a person or a place, which, and what it is called.
Named = dict[int, list[tuple[str, int, str]]]

_ARTICLES = """
select articles.id, articles.title, articles.standfirst, articles.published, articles.outlet_id,
       outlets.name as outlet, articles.section, articles.language, articles.url, texts.text, texts.layout
from json_each(?) as wanted
join articles on articles.id = wanted.value
left join outlets on outlets.id = articles.outlet_id
left join texts on texts.article_id = articles.id
order by wanted.key
"""


@dataclass(frozen=True)
class Result:
    """An article among the results: its row, its title and a passage with what was looked for, its rarest names."""

    row: Row
    title: list[Piece]
    excerpt: Excerpt | None
    named: list[tuple[str, int, str]]


def results(connection: sqlite3.Connection, holdings: Holdings, query: Query, articles: list[int]) -> list[Result]:
    """The articles with these numbers, in this order."""
    highlighter, named = Highlighter(query), _named(connection, holdings, articles)
    return [_result(row, highlighter, named) for row in rows_of(connection.execute(_ARTICLES, (json.dumps(articles),)))]


def _named(connection: sqlite3.Connection, holdings: Holdings, articles: list[int]) -> Named:
    """The rarest names of each article; one that has gone meanwhile is left out."""
    places = holdings.where(np.array(articles, np.int64)).tolist()
    found = {article: _rarest(holdings, place) for article, place in zip(articles, places, strict=True)}
    called = {
        kind: labels(
            connection, kind, [number for rarest in found.values() for other, number in rarest if other == kind]
        )
        for kind in _KINDS
    }
    return {
        article: [(kind, number, called[kind][number]) for kind, number in rarest if number in called[kind]]
        for article, rarest in found.items()
    }


def _rarest(holdings: Holdings, place: int) -> list[tuple[str, int]]:
    """The names of the article at a position that fewest articles have: people or places, and which."""
    counted = []
    for kind in _KINDS:
        many = holdings.many[kind]
        codes = many.codes[many.starts[place] : many.starts[place + 1]]
        counted += [
            (n, kind, number)
            for n, number in zip(many.totals[codes].tolist(), many.values[codes].tolist(), strict=True)
        ]
    return [(kind, number) for _, kind, number in sorted(counted)[:_NAMED]]


def _result(row: Row, highlighter: Highlighter, named: Named) -> Result:
    text, layout = str(row.pop("text") or ""), str(row.pop("layout") or "[]")
    title = highlighter.pieces(str(row["title"] or ""))
    return Result(row, title, highlighter.excerpt(text, layout), named.get(int(row["id"] or 0), []))
