"""Who signed articles, when they were changed, and when the archive read them: what a feed says beside a result."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

_CREDITS = """
select articles.id, articles.modified, runs.started as read,
       (select json_group_array(name) from (
            select authors.name
            from article_authors
            join authors on authors.id = article_authors.author_id
            where article_authors.article_id = articles.id
            order by article_authors.position
       )) as authors
from json_each(?) as wanted
join articles on articles.id = wanted.value
left join texts on texts.article_id = articles.id
left join runs on runs.id = texts.run_id
"""


@dataclass(frozen=True)
class Credits:
    """The names in an article's byline, in its order; ISO dates of its last change and of the run that read it."""

    authors: list[str] = field(default_factory=list)
    modified: str | None = None
    read: str | None = None


def credits_of(connection: sqlite3.Connection, articles: Iterable[int]) -> dict[int, Credits]:
    """The credits of some articles, by their numbers."""
    rows = connection.execute(_CREDITS, (json.dumps(list(articles)),)).fetchall()
    return {article: Credits(json.loads(authors), modified, read) for article, modified, read, authors in rows}
