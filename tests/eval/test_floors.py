"""Gazette reads its own gold set, and real pages where there are any, at least as well as it ever did."""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent
FLOORS = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def evaluation() -> ModuleType:
    spec = importlib.util.spec_from_file_location("evaluation", HERE / "__main__.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["evaluation"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def figures(evaluation: ModuleType) -> dict[str, float]:
    found: dict[str, float] = evaluation.evaluate(HERE / "gold")
    return found


def test_no_figure_is_below_its_floor(figures: dict[str, float]) -> None:
    assert set(figures) == {name for name in FLOORS if not name.startswith("pages.")}
    assert {name: value for name, value in figures.items() if value < FLOORS[name]} == {}


@pytest.mark.shared
def test_no_figure_of_pages_is_below_its_floor(evaluation: ModuleType, shared: Path) -> None:
    figures = evaluation.evaluate_pages(shared / "gold")
    assert set(figures) == {name for name in FLOORS if name.startswith("pages.")}
    assert {name: value for name, value in figures.items() if value < FLOORS[name]} == {}


def test_the_site_claims_no_more_than_is_reached(evaluation: ModuleType, figures: dict[str, float]) -> None:
    told = json.loads(evaluation.TOLD.read_text(encoding="utf-8"))["own"]
    reached = evaluation.own_set(figures)
    assert {lang: row["articles"] for lang, row in told.items()} == {"fr": 8, "en": 4}
    assert [(lang, name) for lang in told for name in told[lang] if told[lang][name] > reached[lang][name]] == []


def test_what_is_told_keeps_its_day_until_it_changes(
    evaluation: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evaluation, "TOLD", tmp_path / "accuracy.json")
    evaluation.TOLD.write_text('{"own": {"fr": {"people": 90.0}}, "unseen": [], "measured": "2020-01-01"}')
    evaluation.tell({"own": {"fr": {"people": 90.0}}})
    assert json.loads(evaluation.TOLD.read_text())["measured"] == "2020-01-01"
    evaluation.tell({"own": {"fr": {"people": 91.0}}})
    told = json.loads(evaluation.TOLD.read_text())
    assert (told["own"], told["unseen"], told["measured"] > "2020-01-01") == ({"fr": {"people": 91.0}}, [], True)
