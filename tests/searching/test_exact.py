"""A phrase in double quotes stands in a text as it was typed, but for case and accents."""

import pytest
from small_archive import add, empty, full

from ingest.querying import parse
from ingest.searching import exact
from ingest.searching.loading import load
from ingest.searching.search import Asked, search


@pytest.mark.parametrize(
    ("typed", "text", "is_there"),
    [
        ("élevée", "Une voix ÉLEVEE.", True),
        ("élevée", "Un ton élevé.", False),
        ("élevé", "Une voix élevée.", False),
        ("le port", "Le port rouvre", True),
        ("le port", "Le vieux port", False),
        ("le port", "Le porto", False),
        ("port de l'État", "au port de l’état", True),
        ("port de État", "au port de l’état", True),
        ("aujourd'hui", "Aujourd’hui même", True),
        ("Œuvre", "une oeuvre", True),
        ("port", None, False),
        ("port", "", False),
    ],
)
def test_where_a_phrase_stands(typed, text, is_there):
    ((clause),) = parse(f'"{typed}"')
    assert exact.stands(clause.terms[0], text) is is_there


def test_of_too_many_articles_none_is_read(monkeypatch):
    db = full()
    assert search(db, load(db), Asked('"ports"')).count == 0
    monkeypatch.setattr(exact, "READ", 3)
    assert search(db, load(db), Asked('"ports"')).count == 4


def test_a_phrase_stands_in_one_part_of_an_article():
    db = empty()
    add(db, (1, "Le port", "rouvre enfin", "2020", None, None, "fr", [], [], [], None))
    assert search(db, load(db), Asked('"port rouvre"')).count == 0
