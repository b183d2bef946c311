"""Who signs, and who does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.bylines import authors_of, dates_beside, is_byline


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Par Pascal Riche", ("Pascal Riche",)),
        ("Par Apolline de La Tour et Ali ben Salah", ("Apolline de La Tour", "Ali ben Salah")),
        ("PAR ANA LUZ", ("ANA LUZ",)),
        ("Par J.-P. d’Ormesson", ("J.-P. d’Ormesson",)),
        ("Par L. M.", ("L. M.",)),
        ("Par Ana Luz (avec AFP)", ("Ana Luz",)),
        ("Par Ana Luz avec Reuters", ("Ana Luz",)),
        ("Par la rédaction", ()),
        ("By The Associated Press", ()),
        ("By Ruth Okafor and Tom Leary in Galway", ("Ruth Okafor", "Tom Leary")),
        ("By Ruth Okafor, Political Correspondent", ("Ruth Okafor",)),
        ("Par Ana Luz, économiste, et Karim Blé, professeur à Rennes", ("Ana Luz", "Karim Blé")),
        ("De notre envoyé spécial à Kiev, Karim Blé", ("Karim Blé",)),
        ("Propos recueillis par Ana\xa0Luz, à Rennes", ("Ana Luz",)),
        ("Par Ana Luz | Publié le 12 mars 2024", ("Ana Luz",)),
        ("Par Ana Luz, le 12 mars 2024", ("Ana Luz",)),
    ],
)
def test_bylines_and_their_names(line, names):
    assert is_byline(line) is True
    assert authors_of(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "Par endroits, la route a cédé",
        "Par Marseille, on gagne une heure",
        "By Tuesday, the water had gone",
        "Partout, la même colère",
        "Ana Luz",
        "Par",
        "",
    ],
)
def test_no_byline(line):
    assert is_byline(line) is False


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ana Luz;Bo Do", ("Ana Luz", "Bo Do")),
        ("Ana Luz, Ana Luz", ("Ana Luz",)),
        ("Bruno Le Maire, Alex King", ("Bruno Le Maire", "Alex King")),
        ("AFP", ()),
        ("ana.luz@courant.example", ()),
        ("Ana Luz " * 1000, ()),
    ],
)
def test_names_in_a_column(value, names):
    assert authors_of(value) == names


def test_a_line_of_words_that_could_all_be_particles():
    assert is_byline("Par " + "Le " * 50 + "x") is False


def test_dates_beside():
    assert dates_beside("Par Ana Luz | Publié le 12 mars 2024 | Mis à jour le 13 mars 2024") == (
        "Publié le 12 mars 2024",
        "Mis à jour le 13 mars 2024",
    )
    assert dates_beside("Par Ana Luz") == ()


@given(st.text())
def test_any_line(line):
    is_byline(line)
    shown = " ".join(line.split())
    assert all(name in shown for name in authors_of(line))
