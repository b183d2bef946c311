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


def test_no_figure_is_below_its_floor(evaluation: ModuleType) -> None:
    figures = evaluation.evaluate(HERE / "gold")
    assert set(figures) == {name for name in FLOORS if not name.startswith("pages.")}
    assert {name: value for name, value in figures.items() if value < FLOORS[name]} == {}


@pytest.mark.shared
def test_no_figure_of_pages_is_below_its_floor(evaluation: ModuleType, shared: Path) -> None:
    figures = evaluation.evaluate_pages(shared / "gold")
    assert set(figures) == {name for name in FLOORS if name.startswith("pages.")}
    assert {name: value for name, value in figures.items() if value < FLOORS[name]} == {}
