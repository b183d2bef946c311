"""`gazette withhold` as a person types it."""

import json
from pathlib import Path

import pytest
from command_line import gazette

from ingest.errors import UsageError

TEXT = "La pluie revient\n\nLa pluie revient sur la ville de Brest, dit Ana Ruiz, et le vent avec elle.\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "rain.txt").write_text(TEXT, encoding="utf-8")
    gazette("ingest", tmp_path / "a.db", tmp_path / "rain.txt")
    return tmp_path


def test_withhold_list_and_undo(place: Path) -> None:
    words = "la pluie revient sur la ville"
    done = gazette("withhold", place / "a.db", "passage", 1, "-", "--reason", "on request", typed=words)
    assert (done.exit_code, done.stderr) == (0, "Decision 1: 0 articles taken out, 1 in part.\n")
    assert gazette("withhold", place / "a.db", "person", 1, "--reason", "on request").exit_code == 0
    assert gazette("withhold", place / "a.db", "article", 1, "--reason", "on request").exit_code == 0
    lifted = "Decision 2 is lifted: ingest the sources again to bring back what it was about.\n"
    assert gazette("withhold", place / "a.db", "--undo", 2).stderr == lifted
    listed = [json.loads(line) for line in gazette("withhold", place / "a.db", "--list").stdout.splitlines()]
    assert [(row["number"], row["kind"], row["reason"], bool(row["lifted"])) for row in listed] == [
        (1, "passage", "on request", False),
        (2, "person", "on request", True),
        (3, "article", "on request", False),
    ]
    again = gazette("ingest", place / "a.db", place / "rain.txt")
    assert again.stderr.splitlines()[-1] == "Nothing new: 0 unchanged, 1 withheld."


@pytest.mark.parametrize("what", [[], ["article"], ["person", "Ana"], ["passage", "1"], ["place", "1"]])
def test_what_is_not_said_is_asked_for(place: Path, what: list[str]) -> None:
    done = gazette("withhold", place / "a.db", *what, "--reason", "x")
    assert isinstance(done.exception, UsageError)
    assert isinstance(gazette("withhold", place / "a.db", "article", 1).exception, UsageError)
    assert isinstance(gazette("withhold", place / "a.db", "article", 1, "--reason", " ").exception, UsageError)
