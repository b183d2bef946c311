"""Copies of one article, grouped: which is the head, and of whom the others are copies.

``signatures`` and ``bands`` find who may be a copy of whom without holding the archive in memory; the texts decide
(``ingest.reprints``). Articles are in one group where a chain of copies joins them, so that a group owes nothing to the
order in which they came. Its head is the earliest published, else the longest.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ingest.prepared import Prepared
from ingest.reprints import Wording, are_copies, are_like, bands, signature, wording
from ingest.store import search

#: An article is compared with so many that are like it and of no group of its own: a template has no end of likes.
_COMPARED = 50

#: Which of a group is its head: the first in this order.
_HEAD = "articles.published is null, articles.published, articles.words desc, texts.digest"


def add(connection: sqlite3.Connection, batch: Iterable[tuple[int, Prepared]]) -> None:
    """Remember the signatures of new articles, until their groups are decided."""
    connection.executemany(
        "insert into signatures (article_id, signature) values (?, ?)",
        [(number, prepared.signature) for number, prepared in batch if prepared.signature],
    )


def remove(connection: sqlite3.Connection, number: int) -> None:
    """Forget an article's signature; the group that it was in is decided again."""
    found = connection.execute("select signature from signatures where article_id = ?", (number,)).fetchone()
    if not found:
        return
    connection.executemany(
        "delete from bands where band = ? and article_id = ?", [(band, number) for band in bands(found[0])]
    )
    connection.execute("delete from signatures where article_id = ?", (number,))
    group = "select id from articles where id = ?1 or copy_of_id = ?1"
    (head,) = connection.execute("select coalesce(copy_of_id, id) from articles where id = ?", (number,)).fetchone()
    connection.execute(f"update signatures set settled = 0 where article_id in ({group})", (head,))
    connection.execute(f"update articles set copy_of_id = null, copies = 0 where id in ({group})", (head,))


def group(connection: sqlite3.Connection) -> None:
    """Decide the groups of all articles that are new, have changed, or have lost one; else nothing is written."""
    if not connection.execute("select exists (select 1 from signatures where settled = 0)").fetchone()[0]:
        return
    _enter_bands(connection)
    read = lru_cache(maxsize=256)(lambda number: _wording(connection, number))
    for (number,) in connection.execute("select article_id from temp.met").fetchall():
        for other in _alike(connection, number):
            heads = _head(connection, number), _head(connection, other)
            if heads[0] != heads[1] and are_copies(read(number), read(other)):
                _join(connection, heads)
    connection.execute("update signatures set settled = 1 where settled = 0")


def copies(connection: sqlite3.Connection, number: int) -> list[int]:
    """The group of an article: itself and all copies of one head."""
    head = _head(connection, number)
    return [row[0] for row in connection.execute("select id from articles where id = ?1 or copy_of_id = ?1", (head,))]


def signatures(connection: sqlite3.Connection, numbers: Iterable[int]) -> list[bytes]:
    """The signatures of articles, as far as they have one."""
    wanted = (json.dumps(list(numbers)),)
    among = "article_id in (select value from json_each(?))"
    return [row[0] for row in connection.execute(f"select signature from signatures where {among}", wanted)]


def rebuild(connection: sqlite3.Connection) -> None:
    """Sign every article again; the groups are decided when ``group`` is next called."""
    connection.execute("delete from bands")
    connection.execute("delete from signatures")
    connection.execute("update articles set copy_of_id = null, copies = 0 where copy_of_id is not null or copies > 0")
    signed = ((int(row[0]), signature(str(row[3]))) for row in search.article_rows(connection))
    connection.executemany(
        "insert into signatures (article_id, signature) values (?, ?)", (row for row in signed if row[1])
    )


def _enter_bands(connection: sqlite3.Connection) -> None:
    """File new signatures by their bands, and gather in ``temp.met`` those articles that meet another there.

    In the order of the bands, for the archive keeps them in that order: whatever else would be read here and there.
    """
    connection.execute("create temp table if not exists fresh (band integer, article_id integer)")
    connection.execute("create temp table if not exists met (article_id integer primary key)")
    connection.execute("delete from fresh")
    connection.execute("delete from met")
    new = connection.execute("select article_id, signature from signatures where settled = 0")
    connection.executemany(
        "insert into fresh values (?, ?)", ((band, number) for number, signed in new for band in bands(signed))
    )
    connection.execute("insert or ignore into bands select band, article_id from fresh order by 1, 2")
    connection.execute(
        """
        insert or ignore into met
        select fresh.article_id from (select * from fresh order by band) as fresh
        cross join bands on bands.band = fresh.band and bands.article_id <> fresh.article_id
        """
    )


def _alike(connection: sqlite3.Connection, number: int) -> Sequence[int]:
    """The articles whose signatures are like this one's, those with most bands in common first."""
    (signed,) = connection.execute("select signature from signatures where article_id = ?", (number,)).fetchone()
    found = connection.execute(
        f"""
        select signatures.article_id, signature from (
            select article_id from bands where band in ({", ".join("?" * len(bands(signed)))}) and article_id <> ?
            group by 1 order by count(*) desc, 1 limit ?
        ) join signatures using (article_id)
        """,
        (*bands(signed), number, _COMPARED),
    )
    return [other for other, its in found if are_like(signed, its)]


def _head(connection: sqlite3.Connection, number: int) -> int:
    found = connection.execute("select coalesce(copy_of_id, id) from articles where id = ?", (number,))
    return int(found.fetchone()[0])


def _join(connection: sqlite3.Connection, heads: tuple[int, int]) -> None:
    """Make one group of two, under the one of their heads that goes before."""
    (head,), (other,) = connection.execute(
        f"select id from articles join texts on texts.article_id = id where id in (?, ?) order by {_HEAD}", heads
    )
    connection.execute(
        "update articles set copy_of_id = ?1, copies = 0 where id = ?2 or copy_of_id = ?2", (head, other)
    )
    connection.execute(
        "update articles set copies = (select count(*) from articles where copy_of_id = ?1) where id = ?1", (head,)
    )


def _wording(connection: sqlite3.Connection, number: int) -> Wording:
    body, language = connection.execute(
        "select body, language from bodies join articles on articles.id = article_id where article_id = ?", (number,)
    ).fetchone()
    return wording(body or "", language)
