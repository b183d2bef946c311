"""Arrays come back from their file as they were, and from no other."""

import os
import sqlite3
from contextlib import closing
from dataclasses import fields, is_dataclass

import numpy as np
import pytest
from small_archive import empty, written_to

from ingest.searching import saving
from ingest.searching.editions import edition_of
from ingest.searching.loading import load
from ingest.searching.saved_articles import kept


@pytest.fixture
def path(tmp_path):
    return written_to(tmp_path / "archive.db")


@pytest.fixture
def holdings(path):
    with closing(sqlite3.connect(path)) as db:
        return load(db)


def plain(value):
    """Arrays and what holds them, as values that can be compared."""
    if isinstance(value, np.ndarray):
        return value.dtype.str, value.tolist()
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value) if field.repr and field.init}
    return value


def parts(holdings):
    return [plain(getattr(holdings, name)) for name in ("ids", "positions", "published", "lengths", "single", "many")]


def test_arrays_come_back_as_they_were(path, holdings):
    edition = edition_of(path)
    kept.write(path, edition, holdings)
    assert parts(kept.read(path, edition)) == parts(holdings)
    assert sorted(one.name for one in path.parent.iterdir()) == ["archive.db", "archive.db-arrays"]
    assert path.with_name("archive.db-arrays").stat().st_mode == path.stat().st_mode


def test_an_empty_archive_has_arrays_too(tmp_path):
    path = tmp_path / "empty.db"
    path.touch()
    kept.write(path, b"", load(empty()))
    assert parts(kept.read(path, b"")) == parts(load(empty()))


def test_another_edition_is_passed_over(path, holdings):
    kept.write(path, b"then", holdings)
    assert kept.read(path, b"now") is None


def test_where_nothing_was_saved_nothing_is_read(path):
    assert kept.read(path, edition_of(path)) is None


def test_a_damaged_file_is_passed_over(path, holdings):
    kept.write(path, b"now", holdings)
    place = path.with_name("archive.db-arrays")
    whole = place.read_bytes()
    for at in range(0, len(whole), 97):
        place.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert kept.read(path, b"now") is None or 28 <= at < 64
        place.write_bytes(whole[:at])
        assert kept.read(path, b"now") is None


def test_where_it_cannot_be_written_nothing_is_left(path, holdings, monkeypatch):
    def full(*_):
        raise OSError("no space left")

    monkeypatch.setattr(saving, "copymode", full)
    with pytest.raises(OSError, match="no space"):
        kept.write(path, b"now", holdings)
    assert [one.name for one in path.parent.iterdir()] == ["archive.db"]


def test_what_a_killed_process_left_goes(path, holdings):
    left, being_written = (path.with_name(f"archive.db-arrays.part-{name}") for name in "ab")
    for file in (left, being_written):
        file.touch()
    os.utime(left, (0, 0))
    kept.write(path, b"now", holdings)
    assert sorted(one.name for one in path.parent.iterdir()) == [
        "archive.db",
        "archive.db-arrays",
        "archive.db-arrays.part-b",
    ]
