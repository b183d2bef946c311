"""Articles of the archive and all that is theirs alone: text, outlet, authors, quotes, links."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import count

from ingest.prepared import Prepared
from ingest.records import QuoteKind
from ingest.store import reprints, search, versions
from ingest.store.slugs import free_slug
from ingest.store.stored import layout

#: For each article: for each quote's text, the numbers that quotes with this text have had, first one last.
QuoteNumbers = dict[int, dict[str, list[int]]]

_COLUMNS = (
    *("id", "title", "published", "outlet_id", "section", "language", "words", "people", "places", "quotes"),
    *("url", "image", "modified", "paywalled", "standfirst"),
)


def find(connection: sqlite3.Connection, prepared: Prepared) -> int | None:
    """The article that a record is, if the archive holds it: it has the same address, or says the same."""
    found = connection.execute("select article_id from texts where identity = ?", (prepared.identity,)).fetchone()
    return int(found[0]) if found else None


def says(connection: sqlite3.Connection, number: int, content: bytes) -> bool:
    """Whether an article says just this."""
    found = connection.execute("select digest from texts where article_id = ?", (number,)).fetchone()
    return bool(found and found[0] == content)


def put(connection: sqlite3.Connection, prepared: Prepared, number: int | None, run: int) -> int:
    """Save an article and its text, first read in a run, under ``number`` if it has one already; returns its number."""
    reading, article = prepared.reading, prepared.reading.article
    values = (
        number,
        article.title,
        article.published,
        _named(connection, "outlets", article.outlet) if article.outlet else None,
        article.section,
        article.language,
        len(prepared.index.body.split()),
        len({person.fingerprint for person in reading.people}),
        len({place.fingerprint for place in reading.places}),
        sum(quote.kind is not QuoteKind.PULLQUOTE for quote in reading.quotes),
        article.url,
        article.image,
        article.modified,
        article.paywalled,
        article.standfirst,
    )
    made = connection.execute(
        f"insert or replace into articles ({', '.join(_COLUMNS)}) values ({', '.join('?' * len(_COLUMNS))})", values
    )
    number = number or int(made.lastrowid or 0)
    connection.execute(
        "insert into texts (article_id, text, layout, run_id, digest, identity) values (?, ?, ?, ?, ?, ?)",
        (number, article.text, layout(article), run, prepared.content, prepared.identity),
    )
    return number


def add_details(
    connection: sqlite3.Connection,
    batch: Sequence[tuple[int, Prepared]],
    people: dict[str, int],
    numbers: QuoteNumbers,
) -> None:
    """Save what belongs to new articles, and index their words. ``people``: fingerprint → row."""
    _add_authors(connection, batch)
    _add_links(connection, batch)
    _add_quotes(connection, batch, people, numbers)
    reprints.add(connection, batch)
    search.add(
        connection,
        "articles_fts",
        [(number, p.index.title, p.index.standfirst, p.index.body) for number, p in batch],
    )
    outlets = Counter(p.reading.article.outlet for _, p in batch)
    connection.executemany(
        "update outlets set articles = articles + ? where name = ?", [(n, name) for name, n in outlets.items()]
    )


def remove_details(connection: sqlite3.Connection, number: int) -> dict[str, list[int]]:
    """Take away all that belongs to an article but its own row; returns the numbers that its quotes had."""
    search.remove(connection, "articles_fts", list(search.article_rows(connection, [number])))
    search.remove(connection, "quotes_fts", list(search.quote_rows(connection, [number])))
    reprints.remove(connection, number)
    had: dict[str, list[int]] = defaultdict(list)
    quotes = "select id, text from quotes where article_id = ? order by id desc"
    for quote, text in connection.execute(quotes, (number,)):
        had[text].append(quote)
    for counted, through in (
        ("outlets", "select outlet_id from articles where id = ?"),
        ("authors", "select author_id from article_authors where article_id = ?"),
    ):
        connection.execute(f"update {counted} set articles = articles - 1 where id in ({through})", (number,))
    for table in ("quotes", "article_authors", "links", "texts"):
        connection.execute(f"delete from {table} where article_id = ?", (number,))
    return had


def drop(connection: sqlite3.Connection, number: int) -> None:
    """Take away an article's own row, once nothing else is left of it."""
    versions.drop(connection, number)
    connection.execute("update links set target_id = null where target_id = ?", (number,))
    connection.execute("delete from redactions where article_id = ?", (number,))
    connection.execute("delete from articles where id = ?", (number,))


def drop_unused(connection: sqlite3.Connection) -> None:
    """Take away outlets and authors that no article has any more."""
    connection.execute("delete from outlets where articles = 0")
    connection.execute("delete from authors where articles = 0")


def link_related(connection: sqlite3.Connection) -> None:
    """Point announced articles at those that the archive holds: by address, else by the very title.

    Where several bear it the earliest published is meant, whatever the order in which they came in.
    """
    connection.execute("create temp table if not exists targets (link integer, rank integer, article integer)")
    connection.execute("delete from targets")
    for rank, column in enumerate(("url", "title")):
        connection.execute(
            f"""
            insert into targets
            select link, ?, article from (
                select links.id as link, articles.id as article,
                       row_number() over (partition by links.id order by articles.published, texts.digest) as place
                from articles cross join links on links.{column} = articles.{column}
                join texts on texts.article_id = articles.id
                where links.article_id <> articles.id
            ) where place = 1
            """,
            (rank,),
        )
    target = "(select article from targets where link = links.id order by rank limit 1)"
    connection.execute("create index if not exists temp.targets_of_link on targets (link)")
    connection.execute(f"update links set target_id = {target} where target_id is not {target}")


def _named(connection: sqlite3.Connection, table: str, name: str) -> int:
    """The row of an outlet or author, made where it is missing."""
    found = connection.execute(f"select id from {table} where name = ?", (name,)).fetchone()
    if found:
        return int(found[0])
    slug = free_slug(connection, table, name)
    made = connection.execute(f"insert into {table} (name, slug) values (?, ?)", (name, slug))
    return int(made.lastrowid or 0)


def _add_authors(connection: sqlite3.Connection, batch: Sequence[tuple[int, Prepared]]) -> None:
    rows = [
        (_named(connection, "authors", name), number, position)
        for number, prepared in batch
        for position, name in enumerate(prepared.reading.article.authors, start=1)
    ]
    connection.executemany("insert into article_authors (author_id, article_id, position) values (?, ?, ?)", rows)
    connection.executemany("update authors set articles = articles + 1 where id = ?", [row[:1] for row in rows])


def _add_links(connection: sqlite3.Connection, batch: Sequence[tuple[int, Prepared]]) -> None:
    connection.executemany(
        "insert into links (article_id, title, url) values (?, ?, ?)",
        [(number, r.title, r.url) for number, prepared in batch for r in prepared.reading.article.related],
    )


def _add_quotes(
    connection: sqlite3.Connection,
    batch: Sequence[tuple[int, Prepared]],
    people: dict[str, int],
    numbers: QuoteNumbers,
) -> None:
    """Save quotes. One whose text its article held before keeps the number that it had: its address stays valid."""
    last = connection.execute("select seq from sqlite_sequence where name = 'quotes'").fetchone()
    fresh = count(last[0] + 1 if last else 1)
    rows, index = [], []
    for number, prepared in batch:
        had = numbers.get(number, {})
        ids = [had[q.text].pop() if had.get(q.text) else next(fresh) for q in prepared.reading.quotes]
        at = {quote.start: ids[i] for i, quote in enumerate(prepared.reading.quotes)}
        speakers = {person.name: people[person.fingerprint] for person in prepared.reading.people}
        for i, quote in enumerate(prepared.reading.quotes):
            speaker = speakers.get(quote.speaker or "") if quote.person else None
            span = (quote.start, quote.end, quote.speaker_start, quote.speaker_end)
            repeats = at.get(quote.repeats) if quote.repeats is not None else None
            said = (quote.speaker, quote.text, quote.kind, quote.cue, quote.evidence, quote.confidence)
            rows.append((ids[i], number, speaker, *said, *span, repeats))
            index.append((ids[i], *prepared.index.quotes[i]))
    connection.executemany(
        """
        insert into quotes (id, article_id, speaker_id, speaker, text, type, cue, evidence, confidence,
                            start, "end", speaker_start, speaker_end, repeats_id)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        rows,
    )
    search.add(connection, "quotes_fts", index)
