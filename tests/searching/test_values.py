"""All values of a facet, and those that are called as somebody typed."""

import pytest
from small_archive import ARTICLES, add, empty

from ingest.searching import values
from ingest.searching.filters import Choice
from ingest.searching.loading import load
from ingest.searching.search import Asked
from ingest.searching.values import Values, Wanted, values_of

CALVET, MARTIN, ROCA = (1, "Inès Calvet", 3), (2, "Paul Martin", 3), (3, "Ines Roca", 2)


def ask(db, asked, *wanted):
    return values_of(db, load(db), asked, Wanted(*wanted))


@pytest.mark.parametrize(
    ("asked", "wanted", "found"),
    [
        (Asked(), ("people",), [CALVET, MARTIN, ROCA]),
        (Asked(), ("people", "INES"), [CALVET, ROCA]),
        (Asked(), ("people", "ines ca"), [CALVET]),
        (Asked(), ("people", "alvet"), []),
        (Asked("port"), ("authors", "od"), [(1, "Odile Ferrand", 1)]),
        (Asked(), ("section", "éco"), [("Économie", "Économie", 1)]),
        (
            Asked(choices={"outlet": Choice(("2",))}),
            ("outlet",),
            [(1, "Le Fanal", 3), (2, "The Post", 2), (None, None, 1)],
        ),
        (Asked("« *"), ("people",), []),
        (Asked(tab="quotes"), ("speakers",), [(1, "Inès Calvet", 2), (2, "Paul Martin", 1), (None, None, 1)]),
        (Asked(tab="quotes"), ("speakers", "pau"), [(2, "Paul Martin", 1)]),
        (Asked(tab="people"), ("seen",), [("2019", "2019", 3)]),
    ],
)
def test_values_with_their_names_and_counts(archive, asked, wanted, found):
    assert ask(archive, asked, *wanted).values == found


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (1, Values([CALVET, MARTIN], 0, 3, 3)),
        (2, Values([ROCA], 2, 3, 3)),
        (9, Values([ROCA], 2, 3, 3)),
        (0, Values([CALVET, MARTIN], 0, 3, 3)),
    ],
)
def test_page_by_page(archive, monkeypatch, page, found):
    monkeypatch.setattr(values, "SIZE", 2)
    assert ask(archive, Asked(), "people", "", page) == found


def test_of_nothing_there_are_no_values():
    db = empty()
    add(db, ARTICLES[3])
    assert ask(db, Asked(), "authors") == Values([], 0, 0, 0)
