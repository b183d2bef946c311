"""A database's edition changes with every commit, in whichever way it keeps its journal."""

import os
import sqlite3
from contextlib import closing

import pytest

from ingest.searching.editions import edition_of, last_change


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_each_commit_is_another_edition(tmp_path, journal):
    path = tmp_path / "archive.db"
    with closing(sqlite3.connect(path)) as writer, closing(sqlite3.connect(path)) as reader:
        writer.execute(f"pragma journal_mode = {journal}")
        writer.execute("create table numbers (number integer)")
        seen = [edition_of(path)]
        for number in range(9):
            reader.execute("select * from numbers").fetchall()
            assert edition_of(path) == seen[-1]
            writer.execute("insert into numbers values (?)", (number,))
            writer.commit()
            os.utime(path, ns=(0, 0))  # a clock too coarse to tell
            seen.append(edition_of(path))
    assert len(set(seen)) == len(seen)


def test_a_file_that_is_not_there_has_an_edition(tmp_path):
    assert edition_of(tmp_path / "none.db") == edition_of(tmp_path / "none.db")


def test_when_a_database_was_last_written_to(tmp_path):
    path = tmp_path / "archive.db"
    assert last_change(path) == 0
    path.touch()
    os.utime(path, ns=(0, 2_500_000_000))
    assert last_change(path) == 2.5
    path.with_name("archive.db-wal").touch()
    os.utime(path.with_name("archive.db-wal"), ns=(0, 7_000_000_000))
    assert last_change(path) == 7
