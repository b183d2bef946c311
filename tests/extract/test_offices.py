"""What an article tells of the people it names: their offices and their gender."""

import pytest

from ingest import languages
from ingest.extract.offices import Offices
from ingest.extract.quotation import load
from ingest.extract.sentences import sentences

FRENCH = languages.load("fr")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Mme Dominique Sol part.", "fs"),
        ("La ministre Dominique Sol part.", "fs"),
        ("Dominique Sol, directrice du port, part.", "fs"),
        ("Le directeur Dominique Sol part.", "ms"),
        ("Dominique Sol part.", "-s"),
    ],
)
def test_gender_as_the_article_tells(text, form):
    at = text.find("Dominique Sol")
    found = list(sentences(text, (0, len(text)), (), {at: (at + 13, "Dominique Sol")}, FRENCH))
    assert Offices(load(FRENCH), found).form_of("Dominique Sol") == form


@pytest.mark.parametrize(
    ("name", "gender"), [("Julie Sol", "f"), ("Jean-Luc Sol", "m"), ("Sol", "-"), ("Claude Sol", "-"), ("", "-")]
)
def test_gender_by_first_name(name, gender):
    assert Offices(load(FRENCH), []).by_first_name(name) == gender


def test_a_first_name_knows_better_than_a_mans_noun():
    text = "Le professeur Julie Sol part."
    found = list(sentences(text, (0, len(text)), (), {14: (23, "Julie Sol")}, FRENCH))
    assert Offices(load(FRENCH), found).form_of("Julie Sol") == "-s"
