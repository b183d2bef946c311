"""The house keeps its shape: who may import whom, and how large a room grows."""

import ast
import re
from pathlib import Path

import pytest

from ingest import searching

PROJECT = Path(__file__).parent.parent
INGEST = PROJECT / "ingest"

#: A room imports only from its own floor downward, and rooms that share a floor under one name are blind to each other.
FLOORS = {
    "records": 0,
    "prepared": 0,
    "naming": 0,
    "errors": 0,
    "reasons": 0,
    "nesting": 0,
    "site_folder": 0,
    "wording": 1,
    "languages": 1,
    "analysis": 1,
    "querying": 1,
    "withheld": 1,
    "reprints": 1,
    "dates": 1,
    "decoding": 1,
    "columns": 1,
    "web": 1,
    "atlas": 1,
    "kept_counts": 1,
    "layout_words": 1,
    "bylines": 1,
    "known_schema": 3,
    "kept_beside": 0,
    "rolled_back": 1,
    "counting": 3,
    "sources": 1,
    "time_limit": 1,
    "sidecars": 1,
    "formats": 1,
    "digests": 1,
    "parallel": 1,
    "several": 1,
    "extract": 2,
    "entities": 2,
    "store": 2,
    "searching": 2,
    "citing": 2,
    "picturing": 1,
    "resolving": 3,
    "taggers": 3,
    "cutting": 2,
    "redacting": 3,
    "withholding": 4,
    "judging": 4,
    "pipeline": 3,
    "following": 3,
    "printing": 3,
    "exporting": 3,
    "readings": 3,
    "status": 3,
    "database": 3,
    "readying": 3,
    "serving": 3,
    "progress": 4,
    "commands": 4,
    "cli": 5,
    "__main__": 6,
    "__init__": 0,
}
BLIND = {"extract", "entities", "store", "searching"}

MODULES = sorted(INGEST.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(INGEST).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The rooms of the house that a module imports from."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("ingest"):
            parts = node.module.split(".")
            names |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("ingest.")}
    return names - {"__version__"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(INGEST)))
def test_imports_go_downward(path: Path) -> None:
    here = room(path)
    for other in imported(path) - {here}:
        assert FLOORS[other] <= FLOORS[here], f"{here} imports from {other}, which stands above it"
        assert not {here, other} <= BLIND, f"{here} and {other} are to know nothing of each other"


def test_searching_goes_one_way() -> None:
    rooms = re.findall(r"``(\w+)``", searching.__doc__ or "")
    folder = INGEST / "searching"
    assert sorted(rooms) == sorted(path.stem for path in folder.glob("*.py") if path.stem != "__init__")
    for place, name in enumerate(rooms):
        written = (folder / f"{name}.py").read_text(encoding="utf-8")
        taken = re.findall(r"^from ingest\.searching(?:\.(\w+))? import (\w+)", written, re.MULTILINE)
        assert {module or imported for module, imported in taken} <= set(rooms[:place]), name


@pytest.mark.parametrize("path", sorted((PROJECT / "plugins").glob("*.py")), ids=lambda path: path.name)
def test_plugins_share_only_how_text_is_searched_and_shown(path: Path) -> None:
    text = {"analysis", "languages", "nesting", "querying", "reasons", "searching", "wording"}
    shared = text | {"atlas", "citing", "picturing"}
    editing = {"judging.py": {"judging", "errors"}}  # the one page that writes
    assert imported(path) <= shared | editing.get(path.name, set())


@pytest.mark.parametrize("path", [*MODULES, *(PROJECT / "plugins").glob("*.py")], ids=lambda path: path.name)
def test_a_module_is_one_room(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 260


def test_only_the_command_line_prints() -> None:
    printing = {path.name for path in MODULES if re.search(r"\bprint\(", path.read_text(encoding="utf-8"))}
    assert printing == set()
    echoing = {room(path) for path in MODULES if "click.echo" in path.read_text(encoding="utf-8")}
    assert echoing == {"cli", "commands", "progress"}


def test_language_packs_hold_the_same_files() -> None:
    packs = {
        folder.name: {f.name for f in folder.iterdir()}
        for folder in (INGEST / "languages").iterdir()
        if folder.is_dir()
    }
    packs.pop("__pycache__", None)
    assert packs["fr"] == packs["en"]


def test_no_room_is_called_utils() -> None:
    assert [path for path in MODULES if path.stem in {"utils", "helpers", "manager", "misc", "common"}] == []
