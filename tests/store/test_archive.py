"""An archive is made, checked and brought up to date, or refused with a reason."""

import sqlite3
from pathlib import Path

import pytest

from ingest.errors import NewerArchive, NotAnArchive
from ingest.store import archive, search


def names(connection: sqlite3.Connection, kind: str) -> set[str]:
    return {row[0] for row in connection.execute("select name from sqlite_master where type = ?", (kind,))}


def test_a_new_archive_has_the_tables_of_the_contract(tmp_path: Path) -> None:
    connection = archive.open_archive(tmp_path / "a.db", create=True)
    tables = {"articles", "people", "places", "quotes", "outlets", "authors", "article_authors", "article_people"}
    tables |= {"article_places", "mentions", "aliases", "links", "runs", "refusals"}
    assert tables <= names(connection, "table")
    assert {"bodies", "quotes_in_context"} <= names(connection, "view")
    assert connection.execute("pragma user_version").fetchone() == (archive.SCHEMA_VERSION,)


def test_opening_again_changes_no_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    archive.open_archive(path, create=True).close()
    before = path.read_bytes()
    archive.open_archive(path).close()
    assert path.read_bytes() == before


def test_an_empty_file_becomes_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.touch()
    connection = archive.open_archive(path, create=True)
    assert "articles" in names(connection, "table")


def test_a_missing_archive_is_made_only_when_asked(tmp_path: Path) -> None:
    with pytest.raises(NotAnArchive, match="no archive at"):
        archive.open_archive(tmp_path / "a.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"Le port rouvre.\n" * 100, b"SQLite format 3\0" + b"\xff" * 200])
def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(content)
    with pytest.raises(NotAnArchive):
        archive.open_archive(path, create=True)
    assert path.read_bytes() == content


def test_somebody_elses_database_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "a.db") as other:
        other.execute("create table dogs (name text)")
    with pytest.raises(NotAnArchive, match="no archive of Gazette's"):
        archive.open_archive(tmp_path / "a.db", create=True)


def test_an_archive_of_a_newer_gazette_is_refused(tmp_path: Path) -> None:
    archive.open_archive(tmp_path / "a.db", create=True).execute("pragma user_version = 999")
    with pytest.raises(NewerArchive, match="schema 999"):
        archive.open_archive(tmp_path / "a.db")


def test_migrations_run_in_order_each_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.open_archive(tmp_path / "a.db", create=True).close()
    monkeypatch.setattr(archive, "SCHEMA_VERSION", 3)
    steps = {1: "create table one (x);\ninsert into one values (1);", 2: "insert into one values (2);"}
    monkeypatch.setattr(archive, "MIGRATIONS", steps)
    for _ in range(2):
        connection = archive.open_archive(tmp_path / "a.db")
        assert connection.execute("select x from one").fetchall() == [(1,), (2,)]
        assert connection.execute("pragma user_version").fetchone() == (3,)
        connection.close()


def test_indexes_are_made_once(tmp_path: Path) -> None:
    connection = archive.open_archive(tmp_path / "a.db", create=True)
    assert "articles_by_published" not in names(connection, "index")
    archive.ensure_indexes(connection)
    assert "articles_by_published" in names(connection, "index")
    changes = connection.total_changes
    archive.ensure_indexes(connection)
    assert connection.total_changes == changes


def test_another_analysis_indexes_everything_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.open_archive(tmp_path / "a.db", create=True).close()
    monkeypatch.setattr(search, "ANALYSIS", 99)
    connection = archive.open_archive(tmp_path / "a.db")
    assert connection.execute("select value from state where name = 'analysis'").fetchone() == ("99",)


def test_every_foreign_key_is_declared(tmp_path: Path) -> None:
    connection = archive.open_archive(tmp_path / "a.db", create=True)
    for table in names(connection, "table"):
        columns = {row[1] for row in connection.execute(f"pragma table_info('{table}')") if row[1].endswith("_id")}
        declared = {row[3] for row in connection.execute(f"pragma foreign_key_list('{table}')")}
        assert columns == declared, table
