"""Gazette reads its own gold set at least as well as it ever did."""

import importlib.util
import json
import sys
from pathlib import Path

HERE = Path(__file__).parent


def test_no_figure_is_below_its_floor() -> None:
    spec = importlib.util.spec_from_file_location("evaluation", HERE / "__main__.py")
    assert spec and spec.loader
    evaluation = importlib.util.module_from_spec(spec)
    sys.modules["evaluation"] = evaluation
    spec.loader.exec_module(evaluation)
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    figures = evaluation.evaluate(HERE / "gold")
    assert set(figures) == set(floors)
    assert {name: value for name, value in figures.items() if value < floors[name]} == {}
