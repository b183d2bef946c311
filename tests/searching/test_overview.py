"""What some articles have in common, in an archive that is known."""

import numpy as np
import pytest
from small_archive import add, empty

from ingest.searching.loading import load
from ingest.searching.overview import Named, Overview, articles, overview, quotes
from ingest.searching.search import Asked


@pytest.fixture(scope="module")
def holdings(archive):
    return load(archive)


def test_an_outlet(archive, holdings):
    hits = np.flatnonzero(holdings.single["outlet"].having([1]))
    found = overview(archive, holdings, hits, Asked(size=2))
    assert [row["title"] for row in found.articles] == ["Élections à Brévan", "Grève au port"]
    assert found == Overview(
        count=3,
        outlets=1,
        first="2017-03-13",
        last="2019",
        months=[("2017-03", 2), ("2019", 1)],
        frequent={
            "people": [Named(1, "Inès Calvet", 2), Named(2, "Paul Martin", 2), Named(3, "Ines Roca", 1)],
            "places": [Named(1, "Brévan", 3), Named(2, "Ostbury", 1)],
            "speakers": [Named(1, "Inès Calvet", 2)],
            "authors": [Named(1, "Odile Ferrand", 2), Named(2, "Jo", 1)],
        },
        telling={"people": [], "places": []},
        shares={
            "outlet": [Named(1, "Le Fanal", 3)],
            "section": [
                Named("Société", "Société", 1),
                Named("Politique", "Politique", 1),
                Named("Économie", "Économie", 1),
            ],
            "language": [Named("fr", "fr", 3)],
        },
        articles=found.articles,
        next="2017-03-13~3",
    )


def test_names_that_tell_articles_from_the_others():
    db = empty()
    for number in range(1, 41):
        people = [1, 2] if number <= 10 else [1]
        add(db, (number, "Titre", "", "2018-01-01", 1 if number <= 10 else 2, None, "fr", people, [], [], None))
    found = overview(db, load(db), np.arange(10), Asked())
    assert found.frequent["people"] == [Named(1, "Inès Calvet", 10), Named(2, "Paul Martin", 10)]
    assert found.telling["people"] == [Named(2, "Paul Martin", 10)]


def test_no_articles(archive, holdings):
    found = overview(archive, holdings, np.array([], np.int64), Asked())
    assert (found.count, found.first, found.months, found.articles, found.next) == (0, "", [], [], None)


def test_articles_stand_in_the_order_asked_for(archive):
    assert [row["id"] for row in articles(archive, [5, 1, 99, 3])] == [5, 1, 3]


def test_quotes_are_of_people_and_neither_fragments_nor_speeches(archive):
    assert quotes(archive, [1, 2, 5], 5) == []
