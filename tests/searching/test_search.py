"""What a search finds, counts and shows, beside a slow and obvious way to the same."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_archive import ARTICLES, VALUES, add, choices, empty, full

from ingest.searching.filters import Choice
from ingest.searching.loading import load
from ingest.searching.search import ORDERS, Asked, search

EVERY_PAGE = 100

MANY = {"people", "places", "speakers", "authors"}
WRITTEN = {"outlet": "12", "people": "123", "places": "12", "speakers": "12", "authors": "12"}
NAMED = {
    "section": ["Société", "Économie", "nowhere"],
    "language": ["fr", "en"],
    "year": ["2017", "2019"],
    "month": ["2017-03"],
}

CHOICES = choices({facet: [*WRITTEN.get(facet, ""), *NAMED.get(facet, []), ""] for facet in VALUES})


def found(db, typed, **asked):
    return search(db, load(db), Asked(typed, size=EVERY_PAGE, **asked)).numbers


@pytest.mark.parametrize(
    ("typed", "articles"),
    [
        ("", [2, 6, 5, 3, 1, 4]),
        ("port", [6, 3, 1, 4]),
        ("port grève", [3, 1]),
        ("port -grève", [6, 4]),
        ("-port", [2, 5]),
        ("-port -library", [5]),
        ("régate OR library", [6, 2, 4]),
        ('"le port"', [3, 1]),
        ('"ports"', []),
        ('"grèves" OR port', [6, 3, 1, 4]),
        ('"ports" OR library', [2]),
        ('port -"grèves"', [6, 3, 1, 4]),
        ('port -"LA GRÈVE"', [6, 4]),
        ('titre:"port"', [6, 3, 1]),
        ('titre:"le port rouvre"', [1]),
        ('titre:"le port ferme"', []),
        ('"port port"', []),
        ('"l’électeur" OR "les electeurs"', [5]),
        ('said:"waited ten"', [2]),
        ('said:"waits ten"', []),
        ("vot*", [5]),
        ("titre:port", [6, 3, 1]),
        ("port -titre:port", [4]),
        ("person:calvet", [5, 2, 1]),
        ("personne:ines", [6, 5, 2, 1]),
        ("place:brévan -grève", [5, 4]),
        ("dit:parole", [1]),
        ("said:port", [5]),
        ("speaker:martin", [2]),
        ("speaker:port", []),
        ("par:odile", [5, 1]),
        ("outlet:fanal", [5, 3, 1]),
        ("section:societe", [6, 3]),
        ("lang:en", [2]),
        ("langue:Français -port", [5]),
        ("after:2018", [6, 5, 2]),
        ("before:2018", [3, 1]),
        ("depuis:2017-03-13 before:2017-03-14", [3, 1]),
        ("library OR person:roca", [6, 5, 2]),
        ("-person:calvet", [6, 3, 4]),
        ("zzz", []),
        ("« » *", []),
        ("port after:hier", []),
    ],
)
def test_a_query_finds(archive, typed, articles):
    newest_first = sorted(articles, key=lambda n: (ARTICLES[n - 1][3] or "", n), reverse=True)
    assert found(archive, typed) == newest_first


def test_counts_facets_and_months(archive):
    answer = search(archive, load(archive), Asked("port", {"section": Choice(("Société",))}, facet_size=2))
    assert (answer.count, answer.unfiltered, answer.numbers) == (2, 4, [6, 3])
    assert answer.facets["section"].values == [("Société", 2), ("Économie", 1)]
    assert answer.facets["section"].number == 3
    assert answer.facets["outlet"].values == [(1, 1), (2, 1)]
    assert answer.facets["people"].values == [(2, 1), (3, 1)]
    assert answer.months == [("2017-03", 1), ("2019-02", 1)]


def test_the_chart_keeps_the_months_that_were_not_chosen(archive):
    answer = search(archive, load(archive), Asked("port", {"year": Choice(("2017",))}))
    assert answer.count == 2
    assert answer.months == [("2017-03", 2), ("2019-02", 1)]


def test_the_most_relevant_come_in_the_order_of_sqlite(archive):
    rows = archive.execute(
        'select rowid from articles_fts where articles_fts match \'"port" OR "=port"\' order by rank'
    )
    assert found(archive, "port", order="relevant") == [number for (number,) in rows]


def test_without_words_the_newest_are_the_most_relevant(archive):
    assert found(archive, "-port", order="relevant") == [5, 2]


@given(choices=CHOICES)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_choices_count_as_a_reader_would(archive, choices):
    answer = search(archive, load(archive), Asked("", choices, size=EVERY_PAGE, facet_size=EVERY_PAGE))
    hits = [row for row in ARTICLES if fits(row, choices)]
    assert set(answer.numbers) == {row[0] for row in hits}
    assert answer.count == len(hits)
    for facet in answer.facets:
        others = {name: choice for name, choice in choices.items() if name != facet or name in MANY}
        if facet in choices and facet not in MANY:
            others[facet] = Choice((), choices[facet].excluded)
        counted = Counter(value for row in ARTICLES if fits(row, others) for value in VALUES[facet](row))
        assert {value: n for value, n in answer.facets[facet].values if n} == counted


def fits(row, choices):
    for facet, choice in choices.items():
        values = {"" if value is None else str(value) for value in VALUES[facet](row)}
        wanted = [value in values for value in choice.included]
        if wanted and not (all(wanted) if facet in MANY else any(wanted)):
            return False
        if values & set(choice.excluded):
            return False
    return True


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("typed", ["", "port", "port OR library"])
def test_pages_hold_every_hit_once(archive, order, typed):
    holdings, start, pages = load(archive), "", []
    while start is not None:
        answer = search(archive, holdings, Asked(typed, order=order, start=start, size=2))
        pages.append(answer.numbers)
        start = answer.next
    assert sum(pages, []) == found(archive, typed, order=order)  # noqa: RUF017
    assert [len(page) for page in pages[:-1]] == [2] * (len(pages) - 1)


@given(typed=st.text(max_size=20), start=st.text(max_size=20), order=st.sampled_from(ORDERS))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_anything_may_be_asked(archive, typed, start, order):
    answer = search(archive, load(archive), Asked(typed, order=order, start=start))
    assert len(answer.numbers) <= answer.count == answer.unfiltered


def test_a_page_stays_when_articles_come_and_go():
    db = full()
    first = search(db, load(db), Asked(size=3))
    assert (first.numbers, first.next) == ([6, 5, 2], "2018-06-01T08:30~2")
    add(db, (7, "Nouveau", "", "2020", None, None, "fr", [], [], [], None))
    for table, column in {
        "articles": "id",
        "article_people": "article_id",
        "article_places": "article_id",
        "quotes": "article_id",
    }.items():
        db.execute(f"delete from {table} where {column} = 2")
    assert search(db, load(db), Asked(size=3, start=first.next)).numbers == [3, 1, 4]


def test_articles_that_came_after_the_arrays_are_left_out():
    db = empty()
    add(db, ARTICLES[0])
    holdings = load(db)
    add(db, ARTICLES[2])
    for order in ORDERS:
        assert search(db, holdings, Asked("port", order=order)).numbers == [1]


def test_an_empty_archive_has_an_answer():
    db = empty()
    answer = search(db, load(db), Asked("port"))
    assert (answer.count, answer.numbers, answer.months, answer.next) == (0, [], [], None)
