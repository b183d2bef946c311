"""Lines that say what they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.formats.markers import announced, date_line, is_bare_date, is_section, kind_of_line


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Par Ana Luz", "byline"),
        ("→ Lire aussi : Le gymnase", "related"),
        ("[Lire aussi] Le gymnase", "related"),
        ("Lire\xa0aussi\xa0: Le gymnase", "related"),
        ("Sur le même sujet, la maire s’est tue.", None),
        ("Photo AFP", "credit"),
        ("(Photo : Jean Lu)", "credit"),
        ("Crédit Agricole", None),
        ("Image de marque", None),
        ("Publié\xa0le 12 mars 2024", "date"),
        ("2024-03-12T10:30:00+01:00", "date"),
        ("Octobre 2024", "date"),
        ("Paris, le 12 mars 2024", None),
        ("S’abonner", "boilerplate"),
        ("Commentaires (3)", "boilerplate"),
        ("Comments on the budget", None),
        ("Updated plans for the bridge", None),
        ("Lire aussi " + "x" * 160, None),
        ("", None),
    ],
)
def test_kind_of_line(line, kind):
    assert kind_of_line(line) == kind


@pytest.mark.parametrize(
    ("line", "dates"),
    [
        (
            "Publié le 12 mars 2024 à 10h32, mis à jour le 13 mars 2024 à 9h",
            {"published": "2024-03-12T10:32", "modified": "2024-03-13T09:00"},
        ),
        ("Updated 13 March 2024 | Published 12 March 2024", {"modified": "2024-03-13", "published": "2024-03-12"}),
        ("Mis à jour : octobre 2024", {"modified": "2024-10"}),
        ("12 mars 2024", {"published": "2024-03-12"}),
        ("12 mars 2024 et la suite", {}),
        ("Publié", {}),
        ("12 mars 2024 " * 100_000, {}),
    ],
)
def test_date_line(line, dates):
    assert date_line(line) == dates


def test_is_bare_date():
    assert is_bare_date("Le 12 mars 2024") is True
    assert is_bare_date("Publié le 12 mars 2024") is False
    assert is_bare_date("Le 12 mars") is False


@pytest.mark.parametrize(
    ("line", "answer"), [("culture", True), ("Monde > Europe", True), ("Cultures", False), ("A | " * 300_000, False)]
)
def test_is_section(line, answer):
    assert is_section(line) is answer


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Lire aussi : Le gymnase", "Le gymnase"),
        ("→ À lire aussi — Le gymnase", "Le gymnase"),
        ("[Lire aussi] Le gymnase", "Le gymnase"),
        ("(Lire aussi notre dossier)", "notre dossier"),
        ("Lire aussi : Le gymnase (photos)", "Le gymnase (photos)"),
        ("Read more:", ""),
        ("Le gymnase", "Le gymnase"),
    ],
)
def test_announced(line, title):
    assert announced(line) == title


@given(st.text())
def test_any_line(line):
    kind_of_line(line)
    assert announced(line) in line
