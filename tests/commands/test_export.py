"""`gazette export`, as a person types it."""

import json
import sys
from pathlib import Path

import pytest
from command_line import gazette
from pyarrow import parquet

from ingest.errors import Unwritable, UsageError


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    article = {"title": "Le port rouvre", "body": "Il rouvre lundi.", "url": "https://fanal.example/port"}
    (tmp_path / "a.jsonl").write_text(json.dumps(article), encoding="utf-8")
    assert gazette("ingest", tmp_path / "a.db", tmp_path / "a.jsonl", "--silent").exit_code == 0
    return tmp_path / "a.db"


def test_lines_on_standard_output(archive: Path) -> None:
    done = gazette("export", archive)
    (line,) = done.stdout.splitlines()
    assert (done.exit_code, done.stderr) == (0, "")
    assert (json.loads(line)["id"], json.loads(line)["title"]) == ("1", "Le port rouvre")


def test_a_file_is_there_when_it_is_whole(archive: Path, tmp_path: Path) -> None:
    assert gazette("export", archive, "--format", "parquet", "-o", tmp_path / "a.parquet").exit_code == 0
    assert parquet.read_table(tmp_path / "a.parquet").column("body").to_pylist() == ["Il rouvre lundi."]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.db", "a.jsonl", "a.parquet"]


def test_the_archive_is_not_written_over(archive: Path) -> None:
    before = archive.read_bytes()
    assert isinstance(gazette("export", archive, "-o", archive).exception, UsageError)
    assert archive.read_bytes() == before


def test_a_folder_that_is_not_there_is_told_in_one_line(archive: Path, tmp_path: Path) -> None:
    done = gazette("export", archive, "-o", tmp_path / "gone" / "a.jsonl")
    assert isinstance(done.exception, Unwritable)
    assert str(done.exception) == f"{tmp_path}/gone/a.jsonl cannot be written: No such file or directory"


def test_parquet_without_its_library_says_what_to_install(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = gazette("export", archive, "--format", "parquet", "-o", tmp_path / "a.parquet")
    assert str(done.exception) == "Parquet needs pyarrow: pip install 'gazette-archive[parquet]'"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.db", "a.jsonl"]
