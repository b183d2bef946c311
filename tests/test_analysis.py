"""The one analysis that the index and every query share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.analysis import fold, forms, names, stems, words


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


def test_forms_are_the_name_and_the_stems_of_each_language_once():
    assert forms(["ecoles"]) == [["=ecoles"], ["ecol"]]
    assert forms(["les", "budgets"]) == [["=les", "=budgets"], ["le", "budget"], ["les", "budget"]]


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_words_hold_no_space_and_are_folded(text):
    assert all(word == fold(word) and not any(map(str.isspace, word)) for word in words(text))
