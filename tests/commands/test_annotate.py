"""What `gazette annotate` prints, and where."""

import json
from pathlib import Path

import click
import pytest
from click.testing import Result
from command_line import gazette

from ingest.commands import OK, REFUSED

ARTICLE = "Le port rouvre\n\n« Tout est prêt », a déclaré Karim Belhadj, le directeur du port de Nantes.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "port.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def annotate(*arguments: object) -> Result:
    return gazette("annotate", *arguments)


def test_json_lines_unless_asked_for_more(article: Path) -> None:
    plain, asked = annotate(article), annotate(article, "--html", "--json")
    assert json.loads(plain.stdout)["text"] == ARTICLE
    assert asked.stdout == plain.stdout


def test_text_has_colours_where_they_are_asked_for(article: Path) -> None:
    plain, coloured = annotate(article, "--text"), annotate(article, "--text", "--color")
    assert "« Tout est prêt »[1], a déclaré Karim Belhadj" in plain.stdout
    assert "\x1b[34m" in coloured.stdout
    assert click.unstyle(coloured.stdout) == plain.stdout


def test_no_color_is_respected(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ingest.readings import terminal

    asked = []
    monkeypatch.setattr(terminal, "lines", lambda _, *, width, colour: asked.append(colour) or [])
    annotate(article, "--text")
    monkeypatch.setenv("NO_COLOR", "1")
    annotate(article, "--text")
    annotate(article, "--text", "--color")
    assert asked == [True, False, True]


def test_one_page_for_all_sources(article: Path) -> None:
    (article.parent / "again.txt").write_text(ARTICLE, encoding="utf-8")
    done = annotate(article.parent, "--html")
    assert (done.exit_code, done.stderr) == (OK, "")
    assert done.stdout.startswith("<!DOCTYPE html>")
    assert done.stdout.count("<h1>Le port rouvre</h1>") == 2


@pytest.mark.parametrize("shape", ["--json", "--text", "--html"])
def test_what_is_refused_is_told_beside_the_rest(article: Path, shape: str) -> None:
    (article.parent / "vide.txt").touch()
    done = annotate(article.parent, shape)
    assert (done.exit_code, done.stderr) == (REFUSED, f"{article.parent}/vide.txt: the file is empty\n")
    assert "Tout est prêt" in done.stdout
