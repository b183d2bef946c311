"""Articles as an archive holds them, one after the other, as records again."""

import json
import sqlite3
from collections.abc import Iterator

from ingest.records import Article, Block, BlockKind, Found, Related

_ARTICLES = """
select
    articles.id, texts.text, texts.layout, articles.title, standfirst, section,
    (select json_group_array(name) from (
        select authors.name from article_authors join authors on authors.id = author_id
        where article_id = articles.id order by position)),
    published, modified, language, outlets.name, url, image,
    (select json_group_array(json_array(title, url)) from (
        select links.title, links.url from links where article_id = articles.id order by links.id)),
    paywalled,
    (select found from origins join sources on sources.id = source_id join findings on findings.id = finding_id
     where origins.article_id = articles.id order by path, record limit 1)
from articles
join texts on texts.article_id = articles.id
left join outlets on outlets.id = outlet_id
order by articles.id
"""


def articles(connection: sqlite3.Connection) -> Iterator[Article]:
    """All articles, in the order of their numbers, which are their ids; read as they are asked for."""
    for (
        number,
        text,
        layout,
        title,
        standfirst,
        section,
        authors,
        *dated,
        related,
        paywalled,
        found,
    ) in connection.execute(_ARTICLES):
        published, modified, language, outlet, url, image = dated
        yield Article(
            id=str(number),
            text=text,
            blocks=blocks(layout),
            title=title,
            standfirst=standfirst,
            section=section,
            authors=tuple(json.loads(authors)),
            published=published,
            modified=modified,
            language=language,
            outlet=outlet,
            url=url,
            image=image,
            related=tuple(Related(*link) for link in json.loads(related)),
            paywalled=None if paywalled is None else bool(paywalled),
            found=tuple(Found(*row) for row in json.loads(found or "[]")),
        )


def blocks(layout: str) -> tuple[Block, ...]:
    """The blocks that a layout of the archive's holds."""
    return tuple(Block(BlockKind(kind), start, end) for kind, start, end in json.loads(layout))
