import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import languages
from ingest.entities.likeness import Likeness, is_surname, likeness, sounds

LINES = (languages.files(languages.__name__) / "sounds.csv").read_text(encoding="utf-8").splitlines()
ROWS = list(csv.DictReader(line for line in LINES if not line.startswith("#")))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["written"])
def test_spellings_of_one_sound(row):
    assert sounds(row["example"]) == sounds(row["same"]) != sounds(row["other"])


@pytest.mark.parametrize(
    ("short", "full", "kind"),
    [
        ("Vladimir Putin", "Vladimir Poutine", Likeness.SOUND),
        ("Valery Gerasimov", "Valéry Guérassimov", Likeness.SOUND),
        ("Bashar al-Assad", "Bachar el-Assad", Likeness.SOUND),
        ("A. Karvandi", "Anna Karvandi", Likeness.INITIALS),
        ("A. B. Karvandi", "Anna Berthe Karvandi", Likeness.INITIALS),
        ("Karvandi", "Anna Karvandi", Likeness.SURNAME),
        ("Le Karvand", "Anne Le Karvand", Likeness.SURNAME),
        ("Anna Karvandi", "Anna B. Karvandi", Likeness.MIDDLE),
        ("Berthe Karvandi", "Anna Berthe Karvandi", Likeness.LAST_WORDS),
        ("Martine Karvandi", "Martin Karvandi", None),
        ("Andrée Karvandi", "André Karvandi", None),
        ("Michelle Karvandi", "Michele Karvandi", None),
        ("Anna Karvandi", "Zoé Karvandi", None),
        ("B. Karvandi", "Anna Karvandi", None),
        ("Anna B. Karvandi", "Anna C. D. Karvandi", None),
        ("Anna", "Anna Karvandi", None),
        ("Poutine", "Putin", None),
        ("Anna Karvandi", "Karvandi", None),
    ],
)
def test_how_a_name_stands_for_another(short, full, kind):
    assert likeness(short, full) is kind


def test_a_surname_may_have_a_particle_of_its_own():
    assert [is_surname(name) for name in ("Karvandi", "de Karvandi", "Le Karvand", "Anne Karvandi")] == [
        *[True, True, True, False]
    ]


@given(st.text(), st.text())
def test_any_two_texts_can_be_compared(one, other):
    assert likeness(one, other) in {*Likeness, None}
