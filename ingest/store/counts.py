"""What is counted of people and places: articles, mentions, quotes, dates, and how often each form of a name occurs.

New articles add to the counts. Where articles go or change, or people turn out to be one, the counts are made again
from the rows that are left, so that an archive that grew and changed equals one made at once.
"""

import json
import sqlite3
from collections.abc import Iterable

from ingest.store.entities import Kind, Naming


def update(connection: sqlite3.Connection, kind: Kind, namings: dict[int, Naming], recount: set[int]) -> None:
    """Add what new articles say, and count those again of whom something was taken back."""
    add(connection, kind, {entity: naming for entity, naming in namings.items() if entity not in recount})
    again(connection, kind, recount)


def add(connection: sqlite3.Connection, kind: Kind, namings: dict[int, Naming]) -> None:
    """Add what new articles say of entities to their counts, dates and aliases."""
    connection.executemany(
        f"""
        update {kind.table} set
            articles = articles + :articles, mentions = mentions + :mentions, quotes = quotes + :quotes,
            first_seen = min(coalesce(first_seen, :first), coalesce(:first, first_seen)),
            last_seen = max(coalesce(last_seen, :last), coalesce(:last, last_seen))
        where id = :id
        """,
        [
            {
                "id": entity,
                "articles": naming.articles,
                "mentions": naming.mentions,
                "quotes": naming.quotes,
                "first": min(naming.dates, default=None),
                "last": max(naming.dates, default=None),
            }
            for entity, naming in namings.items()
        ],
    )
    connection.executemany(
        f"update aliases set mentions = mentions + ?, articles = articles + ? where {kind.link} = ? and name = ?",
        [
            (naming.surfaces[name], naming.fullest[name], entity, name)
            for entity, naming in namings.items()
            for name in naming.surfaces | naming.fullest
        ],
    )


def again(connection: sqlite3.Connection, kind: Kind, ids: Iterable[int]) -> None:
    """Counts, dates and aliases of some entities from the rows that name them now."""
    wanted = (json.dumps(sorted(ids)),)
    connection.execute(
        f"""
        update {kind.table} set (articles, mentions, quotes, first_seen, last_seen) = (
            select count(*), coalesce(sum(named.mentions), 0), coalesce(sum(named.quotes), 0),
                   min(articles.published), max(articles.published)
            from {kind.joins} as named join articles on articles.id = named.article_id
            where named.{kind.link} = {kind.table}.id
        ) where id in (select value from json_each(?))
        """,
        wanted,
    )
    connection.execute(f"delete from aliases where {kind.link} in (select value from json_each(?))", wanted)
    connection.execute(
        f"""
        insert into aliases ({kind.link}, name, mentions, articles)
        select id, name, sum(mentions), sum(articles) from (
            select {kind.link} as id, surface as name, count(*) as mentions, 0 as articles
            from mentions where {kind.link} in (select value from json_each(?1)) group by 1, 2
            union all
            select {kind.link}, name, 0, count(*)
            from {kind.joins} where {kind.link} in (select value from json_each(?1)) group by 1, 2
        ) group by id, name order by id, name
        """,
        wanted,
    )
