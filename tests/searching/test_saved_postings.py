"""The words at hand come back from their file as they were, and from no other edition's."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from small_archive import add, written_to

from ingest.searching import saving
from ingest.searching.editions import edition_of
from ingest.searching.loading import load
from ingest.searching.saved_postings import postings_of
from ingest.searching.search import Asked, search


@pytest.fixture
def path(tmp_path, monkeypatch):
    """An archive that counts as large."""
    monkeypatch.setattr(saving, "SMALL", 0)
    return written_to(tmp_path / "archive.db")


def made(path):
    with closing(sqlite3.connect(path)) as db:
        holdings = replace(load(db), edition=edition_of(path))
        return postings_of.of(db, holdings)


def whole(found):
    occurrences = (found.occurrences(word) for word in found.words)
    return found.words, [(where.tolist(), times.tolist()) for where, times in occurrences]


def test_saved_words_are_those_just_made(path):
    before = whole(made(path))
    saved = path.with_name("archive.db-arrays-of-words")
    written = saved.stat().st_mtime_ns
    assert whole(made(path)) == before
    assert saved.stat().st_mtime_ns == written


def test_a_changed_archive_has_other_words(path):
    assert "zorglub" not in made(path)
    with closing(sqlite3.connect(path)) as db:
        add(db, (7, "Zorglub", "", "2020", None, None, "fr", [], [], [], None))
        db.commit()
    assert "zorglub" in made(path)


def test_a_search_asks_sqlite_until_the_words_are_there(path):
    with closing(sqlite3.connect(path)) as db:
        asked = Asked("port -grève", order="relevant")
        before = search(db, load(db), asked)
        holdings = load(db)
        assert postings_of.ready(holdings) is None
        postings_of.of(db, holdings)
        assert postings_of.ready(holdings) is not None
        assert search(db, holdings, asked) == before
