"""The arrays follow the archive, and are made once for each of its states."""

import os
import sqlite3
import time
from contextlib import closing
from queue import Queue

import pytest
from small_archive import ARTICLES, add, empty

from ingest.searching import saving
from ingest.searching import shelf as shelves
from ingest.searching.editions import last_change
from ingest.searching.shelf import Shelf


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "archive #1.db"
    with closing(sqlite3.connect(path)) as target, closing(empty()) as source:
        add(source, ARTICLES[0])
        source.commit()
        source.backup(target)
    return path


def test_an_archive_that_grows_is_followed(path):
    shelf = Shelf(path)
    with closing(sqlite3.connect(path)) as reader, closing(sqlite3.connect(path)) as writer:
        with shelf.open(reader) as first:
            assert first.ids.tolist() == [1]
        with shelf.open(reader) as again:
            assert again is first
        add(writer, ARTICLES[1])
        writer.commit()
        with shelf.open(reader) as grown:
            assert grown.ids.tolist() == [1, 2]


def test_an_archive_that_cannot_change_is_not_watched(path):
    shelf = Shelf(path, immutable=True)
    with closing(sqlite3.connect(path)) as reader:
        with shelf.open(reader) as first:
            pass
        with shelf.open(reader) as again:
            assert again is first


def test_the_first_arrays_may_be_made_ahead(path):
    shelf = Shelf(path)
    shelf.prepare()
    with closing(sqlite3.connect(path)) as reader, shelf.open(reader) as first:
        assert first.ids.tolist() == [1]


def test_a_large_archive_answers_from_before_until_its_new_arrays_are_there(path, monkeypatch):
    monkeypatch.setattr(saving, "SMALL", 0)
    shelf = Shelf(path)
    with closing(sqlite3.connect(path)) as reader, closing(sqlite3.connect(path)) as writer:
        with shelf.open(reader) as first:
            pass
        add(writer, ARTICLES[1])
        writer.commit()
        with shelf.open(reader) as meanwhile:
            assert meanwhile is first
        end = time.monotonic() + 30
        while time.monotonic() < end:
            with shelf.open(reader) as then:
                if then is not first:
                    break
            time.sleep(0.01)
        assert then.ids.tolist() == [1, 2]


def test_processes_share_the_arrays_of_a_large_archive(path, monkeypatch):
    monkeypatch.setattr(saving, "SMALL", 0)
    with closing(sqlite3.connect(path)) as reader:
        with Shelf(path).open(reader) as made:
            assert made.ids.tolist() == [1]
        monkeypatch.setattr(shelves, "load", None)
        with Shelf(path).open(reader) as saved:
            assert saved.ids.tolist() == [1]


def test_where_arrays_cannot_be_saved_they_are_made(path, monkeypatch):
    def refused(*_):
        raise PermissionError

    monkeypatch.setattr(saving, "SMALL", 0)
    monkeypatch.setattr(saving, "copymode", refused)
    with closing(sqlite3.connect(path)) as reader, Shelf(path).open(reader) as made:
        assert made.ids.tolist() == [1]


@pytest.fixture
def later(path, monkeypatch):
    """What is made later, as it is made: the numbers of the articles that it was made of."""
    monkeypatch.setattr(saving, "SMALL", 0)
    made = Queue()
    return made, Shelf(path, later=lambda _, holdings: made.put(holdings.ids.tolist()))


def test_what_makes_answers_quicker_is_made_of_an_archive_that_was_left_alone(path, later):
    made, shelf = later
    os.utime(path, (0, 0))
    shelf.prepare()
    assert made.get(timeout=30) == [1]


def test_it_waits_while_the_archive_is_written_to(path, later, monkeypatch):
    made, shelf = later
    monkeypatch.setattr(shelves, "_QUIET", 0.5)
    os.utime(path)
    shelf.prepare()
    assert made.get(timeout=30) == [1]
    assert time.time() - last_change(path) >= 0.5


def test_it_is_made_again_of_the_articles_that_came_meanwhile(path, later, monkeypatch):
    made, shelf = later
    monkeypatch.setattr(shelves, "_QUIET", 0)
    with closing(sqlite3.connect(path)) as reader, closing(sqlite3.connect(path)) as writer:
        with shelf.open(reader):
            pass
        add(writer, ARTICLES[1])
        writer.commit()
        with shelf.open(reader):
            pass
        assert made.get(timeout=30) == [1, 2]


def test_a_small_archive_does_without(path, monkeypatch):
    made = Queue()
    monkeypatch.setattr(shelves, "_QUIET", 0)
    shelf = Shelf(path, later=lambda _, holdings: made.put(holdings))
    shelf._make_first()
    assert made.empty()
