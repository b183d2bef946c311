"""Paths are kept as seen from the archive's folder."""

from pathlib import Path

import pytest

from ingest.store.archive import open_archive
from ingest.store.journal import Journal


@pytest.mark.parametrize(
    ("path", "stored"),
    [
        ("articles/été/1.txt", "articles/été/1.txt"),
        ("1.txt", "1.txt"),
        ("../elsewhere/1.txt", "../elsewhere/1.txt"),
        ("articles", "articles"),
        ("-", "-"),
    ],
)
def test_a_path_is_stored_from_the_archives_folder_and_found_again(tmp_path: Path, path: str, stored: str) -> None:
    (tmp_path / "here").mkdir()
    journal = Journal(open_archive(tmp_path / "here" / "a.db", create=True))
    absolute = path if path == "-" else str((tmp_path / "here" / path).resolve())
    assert journal.stored(absolute) == stored
    assert journal.absolute(stored) == absolute


def test_an_argument_is_stored_as_the_person_stood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "news").mkdir()
    monkeypatch.chdir(tmp_path)
    journal = Journal(open_archive(tmp_path / "a.db", create=True))
    assert journal.stored("news") == journal.stored(str(tmp_path / "news")) == "news"
    assert journal.stored("news/") == "news"
