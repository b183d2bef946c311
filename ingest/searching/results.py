"""The articles of a page as they are shown."""

import json
import sqlite3
from dataclasses import dataclass

from ingest.querying import Query
from ingest.searching.excerpts import Excerpt, Highlighter, Piece
from ingest.searching.rows import Row, rows_of

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


@dataclass(frozen=True)
class Result:
    """An article among the results: its row, its title and a passage with what was looked for, its rarest names."""

    row: Row
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
    return [_result(row, highlighter, named) for row in rows_of(connection.execute(_ARTICLES, (wanted,)))]


def _result(row: Row, highlighter: Highlighter, named: dict[int, list[tuple[str, int, str]]]) -> Result:
    text, layout = str(row.pop("text") or ""), str(row.pop("layout") or "[]")
    title = highlighter.pieces(str(row["title"] or ""))
    return Result(row, title, highlighter.excerpt(text, layout), named.get(int(row["id"] or 0), []))
