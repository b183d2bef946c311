"""The arrays of quotes come back from their file as they were, and from no other."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from small_archive import written_to

from ingest.searching import saved_articles, saved_quotes, saving
from ingest.searching.editions import edition_of
from ingest.searching.loading import load
from ingest.searching.quote_search import search_quotes
from ingest.searching.saved_quotes import quotes_of
from ingest.searching.search import Asked


@pytest.fixture
def path(tmp_path, monkeypatch):
    """An archive that counts as large."""
    monkeypatch.setattr(saving, "SMALL", 0)
    return written_to(tmp_path / "archive.db")


def ask(path, typed):
    with closing(sqlite3.connect(path)) as db:
        holdings = replace(load(db), edition=edition_of(path))
        return search_quotes(db, holdings, quotes_of.of(db, holdings), Asked(typed, tab="quotes"))


def test_saved_quotes_answer_as_those_just_made(path, monkeypatch):
    made = ask(path, "port OR said:we")
    assert path.with_name("archive.db-arrays-of-quotes").exists()
    monkeypatch.setattr(saved_quotes, "load_quotes", None)
    assert ask(path, "port OR said:we") == made


def test_a_changed_archive_has_other_quotes(path):
    assert ask(path, "").count == 4
    with closing(sqlite3.connect(path)) as db:
        db.execute("delete from quotes where id = 1")
        db.commit()
    assert ask(path, "").count == 3


def test_a_damaged_file_is_passed_over(path):
    ask(path, "")
    saved = path.with_name("archive.db-arrays-of-quotes")
    saved.write_bytes(saved.read_bytes()[:-7] + bytes(7))
    assert ask(path, "").count == 4


def test_arrays_of_quotes_are_never_of_other_articles_than_those_they_point_to(path):
    with closing(sqlite3.connect(path)) as db:
        before = replace(load(db), edition=edition_of(path))
        db.execute("update articles set published = '1999' where id = 6")
        db.commit()
        quotes_of.of(db, before)
        assert not path.with_name("archive.db-arrays-of-quotes").exists()
        now = replace(load(db), edition=edition_of(path))
        quotes_of.of(db, now)
        fresh = replace(before)
        assert quotes_of.of(db, fresh).articles.tolist() == quotes_of.of(db, before).articles.tolist()


def test_a_file_with_other_arrays_is_passed_over(path):
    with closing(sqlite3.connect(path)) as db:
        saved_articles.kept.write(path, edition_of(path), load(db))
    path.with_name("archive.db-arrays").replace(path.with_name("archive.db-arrays-of-quotes"))
    assert ask(path, "").count == 4
    path.with_name("archive.db-arrays-of-quotes").replace(path.with_name("archive.db-arrays"))
    assert saved_articles.kept.read(path, edition_of(path)) is None
