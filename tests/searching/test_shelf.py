"""The arrays follow the archive, and are made once for each of its states."""

import sqlite3
from contextlib import closing

import pytest
from small_archive import ARTICLES, add, empty

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
