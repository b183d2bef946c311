"""The full-text indexes: what goes in, what is taken out again, and how all is made anew.

The indexes hold no text of their own, so a row leaves only by showing the very words that it entered with: those are
computed again from the archive, by the same analysis. When the analysis changes, everything is indexed again.
"""

import json
import sqlite3
from collections.abc import Iterable

from ingest.analysis import names, stems
from ingest.prepared import IndexText
from ingest.records import BODY_KINDS, Article, Quote

#: Grows whenever ``ingest.analysis`` gives other words for the same text, or ``ingest.reprints`` another signature.
ANALYSIS = 1

_COLUMNS = {
    "articles_fts": ("title", "standfirst", "body"),
    "people_fts": ("name", "aliases"),
    "places_fts": ("name", "aliases"),
    "quotes_fts": ("text", "speaker"),
}

#: A row of an index: its rowid, then its columns.
Row = tuple[int | str, ...]


def index_text(article: Article, quotes: Iterable[Quote]) -> IndexText:
    """What the indexes hold of an article and its quotes."""
    language = article.language
    return IndexText(
        title=stems(article.title or "", language),
        standfirst=stems(article.standfirst or "", language),
        body=stems(article.body, language),
        quotes=tuple((stems(quote.text, language), stems(quote.speaker or "", language)) for quote in quotes),
    )


def add(connection: sqlite3.Connection, index: str, rows: Iterable[Row]) -> None:
    """Put rows into an index."""
    columns = _COLUMNS[index]
    marks = ", ".join("?" * (len(columns) + 1))
    connection.executemany(f"insert into {index} (rowid, {', '.join(columns)}) values ({marks})", rows)


def remove(connection: sqlite3.Connection, index: str, rows: Iterable[Row]) -> None:
    """Take rows out of an index; they must be what they were when they went in."""
    columns = _COLUMNS[index]
    marks = ", ".join("?" * (len(columns) + 1))
    connection.executemany(
        f"insert into {index} ({index}, rowid, {', '.join(columns)}) values ('delete', {marks})", rows
    )


def article_rows(connection: sqlite3.Connection, ids: Iterable[int] | None = None) -> Iterable[Row]:
    """The rows of ``articles_fts`` for some articles, or for all, as the archive has them now."""
    found = connection.execute(
        f"""
        select articles.id, articles.language, articles.title, articles.standfirst, texts.text, texts.layout
        from articles join texts on texts.article_id = articles.id {_among("articles.id", ids)}
        """,
        _wanted(ids),
    )
    for article, language, title, standfirst, text, layout in found:
        body = "\n\n".join(text[start:end] for kind, start, end in json.loads(layout) if kind in BODY_KINDS)
        yield article, *(stems(part or "", language) for part in (title, standfirst, body))


def quote_rows(connection: sqlite3.Connection, ids: Iterable[int] | None = None) -> Iterable[Row]:
    """The rows of ``quotes_fts`` for the quotes of some articles, or for all."""
    found = connection.execute(
        f"""
        select quotes.id, articles.language, quotes.text, quotes.speaker
        from quotes join articles on articles.id = quotes.article_id {_among("articles.id", ids)}
        """,
        _wanted(ids),
    )
    for quote, language, text, speaker in found:
        yield quote, stems(text, language), stems(speaker or "", language)


def entity_rows(
    connection: sqlite3.Connection, table: str, link: str, ids: Iterable[int] | None = None
) -> Iterable[Row]:
    """The rows of ``people_fts`` or ``places_fts`` for some entities, or for all: the name, and all aliases sorted."""
    found = connection.execute(
        f"""
        select {table}.id, {table}.name,
               (select group_concat(name, ' | ') from
                   (select name from aliases where {link} = {table}.id order by name))
        from {table} {_among(f"{table}.id", ids)}
        """,
        _wanted(ids),
    )
    for entity, name, aliases in found:
        yield entity, names(name), names(aliases or "")


def remember_version(connection: sqlite3.Connection) -> None:
    """Note which analysis the indexes were made with."""
    connection.execute("insert or replace into state (name, value) values ('analysis', ?)", (str(ANALYSIS),))


def is_outdated(connection: sqlite3.Connection) -> bool:
    """Whether the indexes were made with another analysis."""
    (made_with,) = connection.execute("select value from state where name = 'analysis'").fetchone()
    return bool(made_with != str(ANALYSIS))


def merge(connection: sqlite3.Connection) -> None:
    """Write each index anew as one piece: of rows that were removed, nothing is left."""
    for index in _COLUMNS:
        connection.execute(f"insert into {index} ({index}) values ('optimize')")


def rebuild(connection: sqlite3.Connection) -> None:
    """Index everything again."""
    for index in _COLUMNS:
        connection.execute(f"insert into {index} ({index}) values ('delete-all')")
    add(connection, "articles_fts", article_rows(connection))
    add(connection, "quotes_fts", quote_rows(connection))
    add(connection, "people_fts", entity_rows(connection, "people", "person_id"))
    add(connection, "places_fts", entity_rows(connection, "places", "place_id"))
    remember_version(connection)


def _among(column: str, ids: Iterable[int] | None) -> str:
    return "" if ids is None else f"where {column} in (select value from json_each(?))"


def _wanted(ids: Iterable[int] | None) -> tuple[str, ...]:
    return () if ids is None else (json.dumps(list(ids)),)
