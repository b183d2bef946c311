"""Every example in the packs' settings holds, and all packs have the same files and keys."""

from importlib.resources import files

import pytest

from ingest import languages
from ingest.analysis import stems
from ingest.formats.markers import date_line, is_section, kind_of_line
from ingest.querying import parse

PACKS = [languages.load(code) for code in languages.codes()]
BY_LABEL = ("published", "modified")


def examples(*kinds: str) -> list[tuple[str, str]]:
    """The kind and the line of each example of how an article is laid out, in all packs."""
    return [
        (kind, line)
        for pack in PACKS
        for kind, lines in pack.settings("layout.yml")["examples"].items()
        if kind in kinds
        for line in lines
    ]


def test_french_comes_first():
    assert languages.codes() == ("fr", "en")


def test_packs_hold_the_same_files():
    folders = [{path.name for path in (files("ingest.languages") / pack.code).iterdir()} for pack in PACKS]
    assert folders[0] - {"__pycache__"} == folders[1] - {"__pycache__"}


@pytest.mark.parametrize("name", ["language.yml", "layout.yml", "search.yml"])
def test_settings_have_the_same_keys(name):
    first, second = (pack.settings(name) for pack in PACKS)
    assert list(first) == list(second)
    if name == "layout.yml":
        assert list(first["examples"]) == list(second["examples"])


@pytest.mark.parametrize(
    ("code", "text", "stemmed"),
    [(pack.code, *example) for pack in PACKS for example in pack.settings("language.yml")["examples"]],
)
def test_examples_of_the_analysis(code, text, stemmed):
    assert stems(text, code) == stemmed


@pytest.mark.parametrize(
    ("query", "plain"), [example for pack in PACKS for example in pack.settings("search.yml")["examples"]]
)
def test_examples_of_queries(query, plain):
    assert [clause_in_words(clause) for clause in parse(query)] == [clause_in_words(clause) for clause in parse(plain)]


def clause_in_words(clause):
    return clause.excluded, [(term.field, term.parts, term.phrase) for term in clause.terms]


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
def test_fields_of_queries_are_the_same_in_every_language(pack):
    assert list(pack.settings("search.yml")["fields"]) == list(PACKS[0].settings("search.yml")["fields"])


@pytest.mark.parametrize(("kind", "line"), examples("related", "byline", "credit", "boilerplate"))
def test_examples_of_lines(kind, line):
    assert kind_of_line(line) == kind


@pytest.mark.parametrize(("kind", "line"), examples(*BY_LABEL))
def test_examples_of_dates(kind, line):
    assert list(date_line(line)) == [kind]


@pytest.mark.parametrize(("_", "line"), examples("section"))
def test_examples_of_sections(_, line):
    assert is_section(line) is True
    assert kind_of_line(line) is None


@pytest.mark.parametrize(("_", "line"), examples("none"))
def test_lines_that_are_nothing_but_themselves(_, line):
    assert kind_of_line(line) is None
    assert is_section(line) is False


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
def test_months_and_weekdays_are_all_there(pack):
    settings = pack.settings("layout.yml")
    assert [len(settings[key]) for key in ("months", "short_months", "weekdays")] == [12, 12, 7]


def test_a_language_without_a_pack():
    with pytest.raises(KeyError):
        languages.load("de")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Le conseil municipal a voté lundi soir", "fr"),
        ("The council voted on Monday night", "en"),
        (
            "Der Stadtrat hat am Montagabend über die Schließung des Schwimmbads abgestimmt und lange gestritten. " * 2,
            "de",
        ),
        ("12 / 2024 …", None),
        ("", None),
    ],
)
def test_detect(text, code):
    assert languages.detect(text) == code
