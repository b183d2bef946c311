"""Articles as an archive holds them, one after the other, as records again."""

import json
import sqlite3
from collections.abc import Iterator

from ingest.records import Article, Block, BlockKind, Found, Related

_ARTICLES = """
select
    articles.id, texts.text, texts.layout, articles.title, standfirst, section, published, modified, language,
    outlets.name as outlet, url, image, paywalled,
    (select json_group_array(name) from (
        select authors.name from article_authors join authors on authors.id = author_id
        where article_id = articles.id order by position)) as authors,
    (select json_group_array(json_array(title, url)) from (
        select links.title, links.url from links where article_id = articles.id order by links.id)) as related,
    (select found from origins join sources on sources.id = source_id join findings on findings.id = finding_id
     where origins.article_id = articles.id and version_id is null order by path, record limit 1) as found
from articles
join texts on texts.article_id = articles.id
left join outlets on outlets.id = outlet_id
"""

_PLAIN = ("title", "standfirst", "section", "published", "modified", "language", "outlet", "url", "image")


def articles(connection: sqlite3.Connection, number: int | None = None) -> Iterator[Article]:
    """All articles, or one, in the order of their numbers, which are their ids; read as they are asked for."""
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    among, wanted = ("order by articles.id", ()) if number is None else ("where articles.id = ?", (number,))
    for row in cursor.execute(f"{_ARTICLES} {among}", wanted):
        yield Article(
            id=str(row["id"]),
            text=row["text"],
            blocks=blocks(row["layout"]),
            **{name: row[name] for name in _PLAIN},
            authors=tuple(json.loads(row["authors"])),
            related=tuple(Related(*link) for link in json.loads(row["related"])),
            paywalled=None if row["paywalled"] is None else bool(row["paywalled"]),
            found=tuple(Found(*told) for told in json.loads(row["found"] or "[]")),
        )


def layout(article: Article) -> str:
    """An article's blocks as the archive keeps them."""
    return json.dumps([[block.kind, block.start, block.end] for block in article.blocks], separators=(",", ":"))


def blocks(layout: str) -> tuple[Block, ...]:
    """The blocks of an article, from what ``layout`` made of them."""
    return tuple(Block(BlockKind(kind), start, end) for kind, start, end in json.loads(layout))
