"""The articles of a page as they are shown, and what the values of facets are called."""

import json
import sqlite3
from dataclasses import dataclass

from ingest.querying import Query
from ingest.searching.excerpts import Excerpt, Highlighter, Piece
from ingest.searching.facets import Facet
from ingest.searching.holdings import Value

#: The names shown of an article: the rarest, which tell most of what it is about.
_NAMED = 4

_ARTICLES = """
select articles.id, articles.title, articles.standfirst, articles.published, articles.outlet_id,
       outlets.name as outlet, articles.section, articles.language, articles.url, texts.text, texts.layout
from json_each(?) as wanted
join articles on articles.id = wanted.value
left join outlets on outlets.id = articles.outlet_id
left join texts on texts.article_id = articles.id
order by wanted.key
"""

_RAREST = f"""
select article_id, kind, id, name from (
    select named.*, row_number() over (partition by article_id order by articles, kind, id) as place from (
        select article_people.article_id, 'people' as kind, people.id, people.name, people.articles
        from article_people join people on people.id = article_people.person_id
        where article_people.article_id in (select value from json_each(:articles))
        union all
        select article_places.article_id, 'places', places.id, places.name, places.articles
        from article_places join places on places.id = article_places.place_id
        where article_places.article_id in (select value from json_each(:articles))
    ) as named
)
where place <= {_NAMED}
order by article_id, place
"""

#: Facets whose values are rows, and of which table.
_TABLES = {"outlet": "outlets", "people": "people", "places": "places", "speakers": "people", "authors": "authors"}


@dataclass(frozen=True)
class Result:
    """An article among the results: its row, its title and a passage with what was looked for, its rarest names."""

    row: dict[str, Value]
    title: list[Piece]
    excerpt: Excerpt | None
    named: list[tuple[str, int, str]]


def results(connection: sqlite3.Connection, query: Query, articles: list[int]) -> list[Result]:
    """The articles with these numbers, in this order."""
    highlighter = Highlighter(query)
    wanted = json.dumps(articles)
    named: dict[int, list[tuple[str, int, str]]] = {}
    for article, kind, number, name in connection.execute(_RAREST, {"articles": wanted}):
        named.setdefault(article, []).append((kind, number, name))
    cursor = connection.execute(_ARTICLES, (wanted,))
    columns = [column for column, *_ in cursor.description]
    return [_result(dict(zip(columns, row, strict=True)), highlighter, named) for row in cursor.fetchall()]


def _result(row: dict[str, Value], highlighter: Highlighter, named: dict[int, list[tuple[str, int, str]]]) -> Result:
    text, layout = str(row.pop("text") or ""), str(row.pop("layout") or "[]")
    title = highlighter.pieces(str(row["title"] or ""))
    return Result(row, title, highlighter.excerpt(text, layout), named.get(int(row["id"] or 0), []))


def labels(connection: sqlite3.Connection, facet: str, values: list[Value]) -> dict[Value, str]:
    """What some values of a facet are called; those that are rows by their name."""
    if facet not in _TABLES:
        return {value: str(value) for value in values if value is not None}
    sql = f"select id, name from {_TABLES[facet]} where id in (select value from json_each(?))"
    return dict(connection.execute(sql, (json.dumps([value for value in values if value is not None]),)).fetchall())


def labelled(
    connection: sqlite3.Connection, facets: dict[str, Facet]
) -> dict[str, list[tuple[Value, str | None, int]]]:
    """Each facet's values with their names and counts; no name where an article has none."""
    shown = {}
    for name, facet in facets.items():
        called = labels(connection, name, [value for value, _ in facet.values])
        shown[name] = [(value, called.get(value), count) for value, count in facet.values]
    return shown
