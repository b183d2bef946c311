"""Other texts of an article: those it had before, and those that further records of the same address give it.

Of the texts that records hold now, the article's own is the latest: by the date of its change or publication, an
undated one first; of two alike, the one whose record comes last by path and key. A summary, as feeds give it, yields to
any text with a body. That owes nothing to the order in which they were read. What no record holds any more is history:
it never becomes the article's own again by itself.
"""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ingest.analysis import words
from ingest.dates import in_utc
from ingest.prepared import Prepared
from ingest.records import Article, Found, Related, Source
from ingest.store import stored

#: Whether a text has a body; when it was last changed, as it says; the path and the key of the record that holds it.
Rank = tuple[bool, str, str, str]

_FIELDS = ("title", "standfirst", "section", "authors", "published", "modified", "language", "outlet", "url", "image")

# Looked up row by row: what the planner knows of an archive may be from when it was small, and a join scans what is.
_HOLD_ITS_OWN = """
select null, (select words > 0 from articles where id = ?1), (select published from articles where id = ?1),
       (select modified from articles where id = ?1), (select path from sources where id = source_id), record
from origins
where article_id = ?1 and version_id is null
"""

_HOLD_OTHERS = """
select version_id, (select words > 0 from versions where id = version_id),
       (select json_extract(fields, '$.published') from versions where id = version_id),
       (select json_extract(fields, '$.modified') from versions where id = version_id),
       (select path from sources where id = source_id), record
from origins
where article_id = ?1 and version_id is not null
"""

_OVERTAKEN = """
select distinct article_id from origins as held
where version_id is not null
  and not exists (select 1 from origins where article_id = held.article_id and version_id is null)
order by 1
"""

_RECORD = """
select
    sources.path, origins.reader, origins.record, origins.digest, origins.raw, origins.place, origins.version,
    versions.text, versions.layout, versions.fields, findings.found
from origins
join sources on sources.id = origins.source_id
join versions on versions.id = origins.version_id
left join findings on findings.id = origins.finding_id
where origins.version_id = ? and sources.path = ? and origins.record = ?
"""


@dataclass(frozen=True, slots=True)
class Held:
    """A text that a record of an article holds: ``version`` is None where it is the article's own."""

    rank: Rank
    version: int | None


def rank(article: Article, path: str, key: str) -> Rank:
    """How late the text of a record is. ``path`` is the source's, as the archive keeps it."""
    return bool(words(article.body)), _said(article.published, article.modified), path, key


def latest(connection: sqlite3.Connection, article: int, besides: Rank | None = None) -> Held | None:
    """The latest text that records of an article hold; ``besides``: other records than the one of this rank.

    Where a record holds the article's own text that is the one, so that of a thousand others none is looked at.
    """
    for query in (_HOLD_ITS_OWN, _HOLD_OTHERS):
        found = [one for one in _held(connection, query, article) if besides is None or one.rank[2:] != besides[2:]]
        if found:
            return max(found, key=lambda one: one.rank)
    return None


def is_held(connection: sqlite3.Connection, article: int) -> bool:
    """Whether a record holds an article's own text."""
    found = connection.execute(
        "select exists (select 1 from origins where article_id = ? and version_id is null)", (article,)
    )
    return bool(found.fetchone()[0])


def is_outdated(connection: sqlite3.Connection, article: int) -> bool:
    """Whether records hold an article's own text, but others hold a later one: the one that held it is gone."""
    own = max((one.rank for one in _held(connection, _HOLD_ITS_OWN, article)), default=None)
    return own is not None and any(one.rank > own for one in _held(connection, _HOLD_OTHERS, article))


def step_back(connection: sqlite3.Connection, article: int) -> None:
    """Make an article's own text one of its versions, for the records that hold it: its latest is to be found anew."""
    digest, run = connection.execute("select digest, run_id from texts where article_id = ?", (article,)).fetchone()
    _keep(connection, article, digest, run)


def _held(connection: sqlite3.Connection, query: str, article: int) -> Iterator[Held]:
    for version, has_body, published, modified, path, key in connection.execute(query, (article,)):
        yield Held((bool(has_body), _said(published, modified), path, key), version)


def _keep(connection: sqlite3.Connection, article: int, digest: bytes, run: int) -> None:
    (current,) = stored.articles(connection, article)
    number = add(connection, article, current, digest, run)
    connection.execute(
        "update origins set version_id = ? where article_id = ? and version_id is null", (number, article)
    )


def find(connection: sqlite3.Connection, article: int, digest: bytes) -> int | None:
    """The version of an article that says just this, or None."""
    found = connection.execute("select id from versions where article_id = ? and digest = ?", (article, digest))
    row = found.fetchone()
    return int(row[0]) if row else None


def add(connection: sqlite3.Connection, article: int, text: Article, digest: bytes, run: int) -> int:
    """Keep a text of an article, first read in a run; returns its number."""
    fields = {name: getattr(text, name) for name in (*_FIELDS, "paywalled")}
    fields["related"] = [[link.title, link.url] for link in text.related]
    told = {name: value for name, value in fields.items() if value not in (None, (), [])}
    made = connection.execute(
        "insert into versions (article_id, run_id, words, digest, text, layout, fields) values (?, ?, ?, ?, ?, ?, ?)",
        (
            article,
            run,
            len(words(text.body)),
            digest,
            text.text,
            stored.layout(text),
            json.dumps(told, ensure_ascii=False),
        ),
    )
    return int(made.lastrowid or 0)


def give_way(
    connection: sqlite3.Connection, article: int, to: Prepared, *, is_held: bool, is_misread: bool
) -> int | None:
    """Keep the text of an article that gets another: for the records that hold it, else as history.

    History repeats neither the new text nor itself, and is not made of a text that was only read otherwise. Returns
    the run in which the new text was first read, if it is one that the article had before.
    """
    text, digest, run = connection.execute(
        "select text, digest, run_id from texts where article_id = ?", (article,)
    ).fetchone()
    repeated = connection.execute(
        "select 1 from versions where article_id = ? and text = ?", (article, text)
    ).fetchone()
    if is_held or not (is_misread or repeated or text == to.reading.article.text):
        _keep(connection, article, digest, run)
    first_run = _take_up(connection, article, to)
    return run if is_misread else first_run


def _take_up(connection: sqlite3.Connection, article: int, text: Prepared) -> int | None:
    """Take a text that becomes an article's own from its versions; returns the run in which it was first read."""
    wording = text.reading.article.text
    known = connection.execute(
        """
        select id, run_id, digest = ?, exists (select 1 from origins where version_id = versions.id)
        from versions where article_id = ? and text = ? order by run_id
        """,
        (text.content, article, wording),
    ).fetchall()
    for number, _, is_same, is_held in known:
        if is_same:
            connection.execute("update origins set version_id = null where version_id = ?", (number,))
        if is_same or not is_held:
            connection.execute("delete from versions where id = ?", (number,))
    return known[0][1] if known else None


def texts(connection: sqlite3.Connection, article: int) -> Iterator[Article]:
    """All other texts of an article."""
    found = connection.execute("select text, layout, fields from versions where article_id = ?", (article,))
    for text, layout, fields in found.fetchall():
        yield _article(str(article), text, layout, json.loads(fields), None)


def forget(connection: sqlite3.Connection, article: int) -> None:
    """Forget all other texts of an article, and the records that hold them: a later ingest reads those anew."""
    held = "from origins where article_id = ? and version_id is not null"
    connection.execute(f"update sources set digest = null where id in (select source_id {held})", (article,))
    connection.execute(f"delete {held}", (article,))
    drop(connection, article)


def drop_unless_held(connection: sqlite3.Connection, version: int) -> None:
    """Forget a text that no record holds."""
    connection.execute(
        "delete from versions where id = ?1 and not exists (select 1 from origins where version_id = ?1)", (version,)
    )


def drop(connection: sqlite3.Connection, article: int) -> None:
    """Forget all other texts of an article."""
    connection.execute("delete from versions where article_id = ?", (article,))


def overtaken(connection: sqlite3.Connection) -> Iterator[tuple[Article, dict[str, Any]]]:
    """Of each article whose own text no record holds any more, the latest that one does.

    With it comes that record, as ``Prepared`` names its parts; ``source`` has the path that the archive keeps.
    """
    for (number,) in connection.execute(_OVERTAKEN).fetchall():
        if held := latest(connection, number):
            found = connection.execute(_RECORD, (held.version, *held.rank[2:]))
            path, reader, key, digest, raw, place, version, text, layout, fields, told = found.fetchone()
            origin = {"reader": reader, "key": key, "digest": digest, "raw": raw, "place": place, "version": version}
            yield _article(str(number), text, layout, json.loads(fields), told), {**origin, "source": Source(path)}


def _article(number: str, text: str, layout: str, fields: dict[str, Any], found: str | None) -> Article:
    told = {
        **fields,
        "authors": tuple(fields.get("authors", ())),
        "related": tuple(Related(*link) for link in fields.get("related", ())),
        "found": tuple(Found(*row) for row in json.loads(found or "[]")),
    }
    return Article(number, text, stored.blocks(layout), **told)


def _said(published: str | None, modified: str | None) -> str:
    return max(in_utc(published or ""), in_utc(modified or ""))
