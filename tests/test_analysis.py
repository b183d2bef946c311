"""The one analysis that the index and every query share."""

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.analysis import fold, match, names, stems, words


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    """An index as the archive has it: two texts of different languages and a name."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "create virtual table t using fts5(text, tokenize=\"unicode61 remove_diacritics 0 tokenchars '='\")"
    )
    held = [
        stems("Les écoles de la République ont rouvert à l’œuvre", "fr"),
        stems("The schools' budgets were cut", "en"),
        names("Jean-Luc Martin"),
    ]
    connection.executemany("insert into t values (?)", [(text,) for text in held])
    yield connection
    connection.close()


def found(index: sqlite3.Connection, query: str) -> list[int]:
    return [row for (row,) in index.execute("select rowid from t where t match ? order by rowid", (match(query),))]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Œuvre d’ÉTÉ", "oeuvre d'ete"),
        ("Ægir, Łódź, Søren", "aegir, lodz, soren"),
        ("E\u0301te\u0301", "ete"),
        ("ﬁnance", "finance"),
        ("ǽ, Ǿ", "ae, o"),
        ("𝐀𝕭", "ab"),
        ("co\u00adopter", "coopter"),
        ("Straße", "strasse"),
        ("Ἀθῆναι", "αθηναι"),
        ("", ""),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("L’école d'aujourd'hui", ["ecole", "aujourd", "hui"]),
        ("Macron's budget isn't o'clock", ["macron", "budget", "isn", "o", "clock"]),
        ("« Jusqu’à l’été »", ["a", "ete"]),
        ("l'", ["l"]),
        ("2 209 km², 57 %", ["2", "209", "km2", "57"]),
        ("", []),
    ],
)
def test_words(text, cut):
    assert words(text) == cut


@pytest.mark.parametrize(
    ("language", "stemmed"),
    [("fr", "le ecol rouvrent"), ("en", "les ecol rouvrent"), ("de", "le ecol rouvrent"), (None, "le ecol rouvrent")],
)
def test_stems_of_a_language_and_of_none(language, stemmed):
    assert stems("Les écoles rouvrent", language) == stemmed


def test_names_are_marked_and_whole():
    assert names("Jean-Luc d’Ormesson") == "=jean =luc =ormesson"


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("école", [1]),
        ("ECOLES", [1]),
        ("oeuvre", [1]),
        ("school", [2]),
        ("budget", [2]),
        ("martin", [3]),
        ("Martine", []),
        ('"école de la république"', [1]),
        ("« école de la république »", [1]),
        ('"république de l’école"', []),
        ("répu*", [1]),
        ("mart*", [3]),
        ("école budget", []),
        ('"école', [1]),
        ("AND OR NOT NEAR(", []),
        ("*", []),
        ('""', []),
        ("", []),
        ("«" * 50, []),
    ],
)
def test_match_finds(index, query, rows):
    assert found(index, query) == rows


@given(st.text())
def test_match_is_always_a_valid_expression(index, query):
    assert found(index, query) is not None


@given(st.text(alphabet=st.sampled_from("abé'\"«»“”*:^(){}+-=\\ \0\nANDOR")))
def test_match_is_valid_whatever_the_marks(index, query):
    assert found(index, query) is not None


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_words_hold_no_space_and_are_folded(text):
    assert all(word == fold(word) and not any(map(str.isspace, word)) for word in words(text))
