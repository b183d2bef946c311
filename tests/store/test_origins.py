"""An archive knows of every article which record holds it, and how its fields were found there."""

import sqlite3
from dataclasses import replace

from made import prepared, rows

from ingest.prepared import Prepared
from ingest.records import Found
from ingest.store.journal import Journal
from ingest.store.saving import Saver

BYLINE = Found("authors", "byline", 0.9)
HEADLINE = Found("title", "json-ld", 0.5, "Crue : ce que l'on sait")


def told(item: Prepared, *found: Found, **changes: object) -> Prepared:
    """A record that tells how its fields were found."""
    article = replace(item.reading.article, found=found)
    return replace(item, reading=replace(item.reading, article=article), **changes)  # type: ignore[arg-type]


def save(connection: sqlite3.Connection, *items: Prepared) -> None:
    saver = Saver(Journal(connection, ["/news"]))
    saver.save(items)
    saver.finish()


def test_an_origin_is_a_place_a_reader_a_run_and_a_digest(connection: sqlite3.Connection) -> None:
    save(connection, told(prepared("/news/a.jsonl", "Crue", key="7"), raw=b"raw", place="line 7", version=3))
    found = "select record, place, reader, version, run_id, raw, finding_id, article_id from origins"
    assert rows(connection, found) == [("7", "line 7", "text", 3, 1, b"raw", None, 1)]


def test_provenance_tells_where_each_field_was_found(connection: sqlite3.Connection) -> None:
    save(connection, told(prepared("/news/1.txt", "Crue"), BYLINE, HEADLINE))
    assert rows(connection, "select * from provenance") == [
        (1, None, 1, "", "authors", "byline", 0.9, None),
        (1, None, 1, "", "title", "json-ld", 0.5, "Crue : ce que l'on sait"),
    ]


def test_records_that_are_read_alike_share_a_row_until_none_is_left(connection: sqlite3.Connection) -> None:
    crue, orage = prepared("/news/1.txt", "Crue"), prepared("/news/2.txt", "Orage")
    save(connection, told(crue, BYLINE), told(orage, BYLINE))
    assert rows(connection, "select found from findings") == [('[["authors","byline",0.9]]',)]
    save(connection, told(crue, HEADLINE), told(orage))
    assert rows(connection, 'select article_id, "where" from provenance') == [(1, "json-ld")]
    assert rows(connection, "select count(*) from findings") == [(1,)]


def test_two_records_of_one_article_each_tell_their_own(connection: sqlite3.Connection) -> None:
    one, other = prepared("/news/1.txt", "Crue"), prepared("/news/2.txt", "Crue")
    save(connection, told(one, BYLINE), told(other, HEADLINE))
    assert rows(connection, 'select article_id, source_id, "where" from provenance order by 2') == [
        (1, 1, "byline"),
        (1, 2, "json-ld"),
    ]
