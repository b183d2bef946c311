"""A table in an SQLite database."""

import io
import sqlite3
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import formats
from ingest.formats import sqlite_table
from ingest.pipeline import Options, read
from ingest.records import Article, Record, Refusal, Source
from ingest.store.archive import open_archive

SCRIPT = """
create table pages (id integer primary key, titre text, texte text, date text, hits integer);
insert into pages values (7, 'Le bac', '<p>Le bac passe.</p>', '2024-03-12', 3), (8, null, '', null, 4),
  (9, 'Le gué', cast(x'4c65206775e92e' as text), null, 5);
create table tags (id integer, tag text);
create table notes (id integer, name text);
"""


def made(path: Path, script: str = SCRIPT) -> Path:
    connection = sqlite3.connect(path)
    connection.executescript(script)
    connection.close()
    return path


def of(path: Path, **mapping: str) -> list[Article | Refusal]:
    return list(read([str(path)], Options(mapping=mapping)))


def told(found: list[Article | Refusal]) -> list[tuple[str, ...]]:
    return [
        (item.record, item.reason) if isinstance(item, Refusal) else (item.id, item.title or "", item.body)
        for item in found
    ]


ROWS = [("7", "Le bac", "Le bac passe."), ("pages, row 2", "no-text"), ("9", "Le gué", "Le gué.")]


def test_the_table_with_the_columns_of_an_article(tmp_path):
    path = made(tmp_path / "whatever.its.name")
    before = path.read_bytes()
    assert told(of(path)) == ROWS
    assert (path.read_bytes(), sorted(tmp_path.iterdir())) == (before, [path])


def test_one_that_keeps_a_log_and_one_in_a_zip(tmp_path):
    path = made(tmp_path / "a b?#.db", "pragma journal_mode = wal;" + SCRIPT)
    assert told(of(path)) == ROWS
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(path, "a.db")
    found = of(tmp_path / "a.zip")
    assert [item.record for item in found if isinstance(item, Refusal)] == ["a.db, pages, row 2"]
    assert len(found) == 3


@pytest.mark.parametrize(
    ("script", "reason", "message"),
    [
        (
            "create table a (x); create table b (y)",
            "malformed",
            "no table with a title or a body: a, b: export the one you mean, or name its columns with --map",
        ),
        (
            "create table a (title, body); create table b (titre, texte); create table c (title)",
            "malformed",
            "more than one table that may hold articles: a, b: export the one you mean, or name its columns with --map",
        ),
        ("create table a (title)", "empty", "no rows in a"),
        ("create view a as select 'x' as title", "malformed", "no table with a title or a body: none: "),
    ],
)
def test_refused(tmp_path, script, reason, message):
    (refusal,) = of(made(tmp_path / "a.db", script))
    assert isinstance(refusal, Refusal)
    assert (refusal.reason, refusal.message[: len(message)]) == (reason, message)


def test_a_column_named_by_the_person(tmp_path):
    path = made(tmp_path / "a.db", 'create table "a""b" ("x "" y" text); insert into "a""b" values (\'Le bac\')')
    (article,) = of(path, title='x " y')
    assert isinstance(article, Article)
    assert article.title == "Le bac"


def test_an_archive_of_gazettes_own_is_not_read_as_a_table(tmp_path):
    open_archive(tmp_path / "a.db", create=True).close()
    (refusal,) = of(tmp_path / "a.db")
    assert isinstance(refusal, Refusal)
    assert refusal.message == "an archive of Gazette's own: read what `gazette export` makes of it"
    assert not refusal.passed_over
    assert [item.passed_over for item in of(tmp_path) if isinstance(item, Refusal)] == [True]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.tuples(st.integers(16, 16_000), st.binary(max_size=12)), max_size=6),
    st.integers(0, 12_000),
    st.booleans(),
)
def test_any_damage_is_records_and_refusals(tmp_path_factory, changes, cut, packed):
    path = made(tmp_path_factory.mktemp("sqlite") / "a.db")
    content = bytearray(path.read_bytes())
    for at, junk in changes:
        content[at : at + len(junk)] = junk
    path.write_bytes(content[: len(content) - cut])
    if packed:
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as archive:
            archive.write(path, "a.db")
        path.write_bytes(held.getvalue())
    source = Source(str(path))
    for item in formats.split(source, formats.CONTAINERS[0] if packed else sqlite_table.READER, {}):
        found = formats.parse(item) if isinstance(item, Record) else item
        assert not isinstance(found, Refusal) or found.reason != "failed", found
