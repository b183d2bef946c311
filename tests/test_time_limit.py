"""An article that would take for ever costs only itself."""

import threading
import time
from pathlib import Path

import pytest

from ingest import formats, pipeline, time_limit
from ingest.errors import TooSlow
from ingest.pipeline import Options
from ingest.store.archive import open_archive


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_limit, "SECONDS", 0.05)


def test_what_takes_too_long_is_stopped(impatient: None) -> None:
    with pytest.raises(TooSlow), time_limit.limited():
        time.sleep(5)


def test_an_alarm_that_a_library_swallows_rings_again(impatient: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_limit, "_AGAIN", 0.05)
    swallowed = 0
    with pytest.raises(TooSlow), time_limit.limited():
        while True:
            try:
                time.sleep(5)
            except TooSlow:
                swallowed += 1
                if swallowed == 3:
                    raise
    assert swallowed == 3


def test_nothing_rings_afterwards_nor_in_another_thread(impatient: None) -> None:
    with time_limit.limited():
        pass
    done = []

    def patient() -> None:
        with time_limit.limited():
            time.sleep(0.2)
            done.append(True)

    thread = threading.Thread(target=patient)
    thread.start()
    thread.join()
    assert done == [True]


@pytest.mark.parametrize("slow", ["parse", "annotate"])
def test_one_slow_article_costs_only_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, slow: str) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Le pont {number}\n\nLe pont rouvre lundi.", encoding="utf-8")
    module = formats.text if slow == "parse" else pipeline
    name = "from_text" if slow == "parse" else "find_quotes"
    usual = getattr(module, name)

    def sometimes(first: object, second: object, *rest: object) -> object:
        text = second if slow == "parse" else first.text  # type: ignore[attr-defined]
        while str(text).startswith("Le pont 1"):
            time.sleep(1)
        return usual(first, second, *rest)

    monkeypatch.setattr(module, name, sometimes)
    monkeypatch.setattr(time_limit, "SECONDS", 1.0)
    archive = open_archive(tmp_path / "a.db", create=True)
    counts = pipeline.ingest(archive, [str(tmp_path)], Options())
    assert (counts.added, counts.refused) == (2, 1)
    assert archive.execute("select reason, message from refusals where not passed_over").fetchall() == [
        ("too-slow", "not understood after 1 seconds")
    ]
