"""Whom and what a search among people and places finds, beside a slow and obvious way to the same."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_archive import ARTICLES, PEOPLE, PLACES, empty, full

from ingest.searching.filters import Choice
from ingest.searching.loading import load
from ingest.searching.name_search import search_names
from ingest.searching.names import names_of
from ingest.searching.search import Asked, search
from ingest.searching.tabs import TABS

EVERY = 100
NAMED = {"people": PEOPLE, "places": PLACES}

MORE = [
    "update places set kind = 'city', country = 'FR' where id = 1",
    "insert into roles (person_id, article_id, role, field, start, end, name_id)"
    " values (1, 1, 'maire', 'politics', 0, 1, 1), (1, 2, 'mayor', 'politics', 0, 1, 1),"
    " (1, 2, 'poet', 'arts', 0, 1, 1)",
]

#: What search tells of the articles, from which the reference counts.
OF_ARTICLES = ["outlet:fanal", "lang:en", "title:port", "said:parole", "before:2018", "-outlet:post", "by:odile"]


@pytest.fixture(scope="module")
def naming():
    db = full(*MORE)
    yield db
    db.close()


def ask(db, tab="people", typed="", holdings=None, **asked):
    holdings = holdings or load(db)
    asked = Asked(typed, **{"size": EVERY, "facet_size": EVERY, "order": "named"} | asked, tab=tab)
    return search_names(db, holdings, names_of[tab].of(db, holdings), asked)


@pytest.mark.parametrize(
    ("tab", "typed", "found"),
    [
        ("people", "", {1: 3, 2: 3, 3: 2}),
        ("people", "ines", {1: 3, 3: 2}),
        ("people", "person:ines -calvet", {3: 2}),
        ("people", "-ines", {2: 3}),
        ("people", "speaker:martin OR roca", {2: 3, 3: 2}),
        ("people", "outlet:fanal", {1: 2, 2: 2, 3: 1}),
        ("people", "ines outlet:post lang:fr", {3: 1}),
        ("people", "ines place:ostbury", {1: 2, 3: 1}),
        ("people", "martin OR lang:en", {1: 3, 2: 3}),
        ("people", "-lang:fr", {1: 1, 2: 1}),
        ("people", "zzz", {}),
        ("people", "« *", {}),
        ("places", "", {1: 4, 2: 2}),
        ("places", "brev*", {1: 4}),
        ("places", "place:ostbury", {2: 2}),
        ("places", "person:calvet", {1: 2, 2: 2}),
        ("places", "after:2018", {1: 1, 2: 2}),
    ],
)
def test_a_query_finds(naming, tab, typed, found):
    answer = ask(naming, tab, typed)
    assert (answer.within, answer.count, answer.unfiltered) == (found, len(found), len(found))
    assert answer.numbers == sorted(found, key=lambda number: (-found[number], number))


@given(typed=st.lists(st.sampled_from(OF_ARTICLES), min_size=1, max_size=3, unique=True).map(" ".join))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_fields_count_the_articles_that_they_find_together(naming, typed):
    articles = search(naming, load(naming), Asked(typed, size=EVERY)).numbers
    for tab, column in (("people", 7), ("places", 8)):
        counted = Counter(name for number in articles for name in ARTICLES[number - 1][column])
        assert ask(naming, tab, typed).within == counted


@pytest.mark.parametrize(
    ("tab", "choices", "found", "facets"),
    [
        ("people", {}, [1, 2, 3], {"calling": {"politics": 1, None: 2}, "seen": {"2019": 3}}),
        ("people", {"calling": Choice(("politics",))}, [1], {"calling": {"politics": 1, None: 2}, "seen": {"2019": 1}}),
        ("people", {"calling": Choice((), ("",))}, [1], {"calling": {"politics": 1}, "seen": {"2019": 1}}),
        (
            "places",
            {"country": Choice(("FR", "GB"))},
            [1],
            {"kind": {"city": 1}, "country": {"FR": 1, None: 1}, "seen": {"2019": 1}},
        ),
    ],
)
def test_choices_narrow(naming, tab, choices, found, facets):
    answer = ask(naming, tab, choices=choices)
    assert answer.numbers == found
    shown = {name: {value: n for value, n in facet.values if n} for name, facet in answer.facets.items()}
    assert shown == facets


@pytest.mark.parametrize("order", TABS["people"].orders)
@pytest.mark.parametrize("typed", ["", "ines", "ines OR martin", "outlet:fanal"])
@pytest.mark.parametrize("size", [1, 2])
def test_pages_hold_everybody_once(naming, order, typed, size):
    holdings, start, pages = load(naming), "", []
    while start is not None:
        answer = ask(naming, "people", typed, holdings, order=order, start=start, size=size)
        pages += answer.numbers
        start = answer.next
    assert pages == ask(naming, "people", typed, holdings, order=order).numbers


def test_names_stand_by_the_alphabet(naming):
    assert ask(naming, order="name").numbers == [1, 3, 2]


def test_a_page_stays_when_people_come_and_go():
    db = full()
    named = ask(db, size=2)
    by_name = ask(db, order="name", size=2)
    assert (named.numbers, by_name.numbers) == ([1, 2], [1, 3])
    db.execute("delete from people where id in (2, 3)")
    db.execute("insert into people (id, name, slug, articles) values (4, 'Jo Abel', 'a', 1), (5, 'Abe Jo', 'b', 9)")
    assert ask(db, start=named.next).numbers == [4]
    assert ask(db, order="name", start=by_name.next).numbers == [4]


@given(typed=st.text(max_size=20), start=st.text(max_size=20), order=st.sampled_from(TABS["people"].orders))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_anything_may_be_asked(naming, typed, start, order):
    for tab in NAMED:
        answer = ask(naming, tab, typed, start=start, order=order)
        assert len(answer.numbers) <= answer.count == answer.unfiltered


def test_an_archive_without_people_has_an_answer():
    db = empty()
    db.execute("delete from people")
    answer = ask(db, "people", "port")
    assert (answer.count, answer.numbers, answer.next) == (0, [], None)
