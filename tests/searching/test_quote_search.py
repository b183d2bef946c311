"""What a search among quotes finds, counts and shows, beside a slow and obvious way to the same."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_archive import ARTICLES, add, choices, empty, full

from ingest.searching import ranking
from ingest.searching.filters import Choice
from ingest.searching.loading import load
from ingest.searching.quote_search import search_quotes
from ingest.searching.saved_quotes import quotes_of
from ingest.searching.search import ORDERS, Asked

EVERY = 100

#: Quotes in the order in which they are added: 1 "Nous avons tenu parole", 2 "We waited ten years", 3 "It rains",
#: 4 "Le port votera"; and two more of article 1.
MORE = [
    "insert into quotes (id, article_id, speaker, text, type, cue, start, end)"
    " values (5, 1, 'un docker', 'Le port', 'mixed', 'Selon', 2, 3)",
    "insert into quotes_fts (rowid, text, speaker) values (5, 'le port', 'un docker')",
    "insert into quotes (id, article_id, speaker_id, text, type, cue, start, end)"
    " values (6, 1, 2, 'Un port', 'indirect', 'selon', 4, 5)",
    "insert into quotes_fts (rowid, text, speaker) values (6, 'un port', '')",
    "update quotes set cue = 'said' where id = 2",
]

#: How the reference reads a quote: its own columns, and its article's.
SQL = """
select quotes.id, quotes.speaker_id as speakers, quotes.type, lower(quotes.cue) as cue, articles.outlet_id as outlet,
       articles.language, articles.section, substr(articles.published, 1, 4) as year,
       substr(articles.published, 1, 7) as month
from quotes join articles on articles.id = quotes.article_id
"""
VALUES = {
    "speakers": ["1", "2", ""],
    "type": ["direct", "mixed"],
    "cue": ["selon", "said", ""],
    "outlet": ["1", "2"],
    "language": ["fr", "en"],
    "section": ["Économie", ""],
    "year": ["2017", "2019"],
    "month": ["2017-03"],
}
CHOICES = choices({facet: [*values, "nowhere"] for facet, values in VALUES.items()})


@pytest.fixture(scope="module")
def quoting():
    """The small archive with quotes of every type."""
    db = full(*MORE)
    yield db
    db.close()


def ask(db, typed="", holdings=None, **asked):
    holdings = holdings or load(db)
    asked = Asked(typed, **{"size": EVERY, "facet_size": EVERY, "tab": "quotes"} | asked)
    return search_quotes(db, holdings, quotes_of.of(db, holdings), asked)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [4, 2, 3, 1, 5, 6]),
        ("port", [4, 5, 6]),
        ("-port", [2, 3, 1]),
        ("port -vot*", [5, 6]),
        ("said:port speaker:calvet", [4]),
        ("speaker:docker", [5]),
        ("docker", [5]),
        ("dit:parole OR rains", [3, 1]),
        ('"le port"', [4, 5]),
        ('"ports"', []),
        ('"un docker"', [5]),
        ('port -"le port"', [6]),
        ('-"le port"', [2, 3, 1, 6]),
        ('said:"ports" OR lang:en', [2, 3]),
        ("lang:en", [2, 3]),
        ("port outlet:fanal before:2018", [5, 6]),
        ("port -lang:fr", []),
        ("person:martin -lang:en", [4]),
        ("title:grève OR rains", [3]),
        ("by:odile port", [4, 5, 6]),
        ("zzz", []),
        ("« » *", []),
        ("after:hier", []),
    ],
)
def test_a_query_finds(quoting, typed, found):
    answer = ask(quoting, typed)
    assert (answer.numbers, answer.count, answer.unfiltered) == (found, len(found), len(found))


def test_facets_and_months(quoting):
    answer = ask(quoting, "port", facet_size=1, choices={"type": Choice(("mixed",))})
    assert (answer.count, answer.unfiltered) == (1, 3)
    assert answer.facets["type"].values == [("direct", 1), ("mixed", 1)]
    assert answer.facets["type"].number == 3
    assert answer.facets["speakers"].values == [(None, 1)]
    assert answer.months == [("2017-03", 1)]


@given(choices=CHOICES)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_choices_count_as_a_reader_would(quoting, choices):
    cursor = quoting.execute(SQL)
    names = [name for name, *_ in cursor.description]
    rows = [dict(zip(names, row, strict=True)) for row in cursor]
    answer = ask(quoting, choices=choices)
    assert set(answer.numbers) == {row["id"] for row in rows if fits(row, choices)}
    for facet, found in answer.facets.items():
        alone = ("year", "month") if facet in ("year", "month") else (facet,)
        others = {name: Choice((), choice.excluded) if name in alone else choice for name, choice in choices.items()}
        counted = Counter(row[facet] for row in rows if fits(row, others))
        assert {value: n for value, n in found.values if n} == counted


def fits(row, choices):
    for facet, choice in choices.items():
        value = "" if row[facet] is None else str(row[facet])
        if (choice.included and value not in choice.included) or value in choice.excluded:
            return False
    return True


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("typed", ["", "port", "port OR said:we"])
@pytest.mark.parametrize("size", [1, 2, 4])
def test_pages_hold_every_quote_once(quoting, order, typed, size):
    holdings, start, pages = load(quoting), "", []
    while start is not None:
        answer = ask(quoting, typed, holdings, order=order, start=start, size=size)
        pages += answer.numbers
        start = answer.next
    assert pages == ask(quoting, typed, holdings, order=order).numbers


def test_the_most_relevant_come_in_the_order_of_sqlite(quoting):
    rows = quoting.execute("select rank, rowid from quotes_fts where quotes_fts match 'port' order by rank").fetchall()
    found = ask(quoting, "port", order="relevant").numbers
    assert sorted(found) == sorted(number for _, number in rows)
    ranks = {number: rank for rank, number in rows}
    assert [ranks[number] for number in found] == sorted(ranks.values())


@pytest.mark.parametrize("typed", ["port", "port -grève", "port OR said:grève", "speaker:calvet", "outlet:voile port"])
def test_quotes_stand_alike_in_both_ways(quoting, monkeypatch, typed):
    few = [ask(quoting, typed, order="relevant", start=start) for start in ("", "-1e-06~3")]
    monkeypatch.setattr(ranking, "_FEW", 0)
    many = [ask(quoting, typed, order="relevant", start=start) for start in ("", "-1e-06~3")]
    assert many == few


@given(typed=st.text(max_size=20), start=st.text(max_size=20), order=st.sampled_from(ORDERS))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_anything_may_be_asked(quoting, typed, start, order):
    answer = ask(quoting, typed, start=start, order=order)
    assert len(answer.numbers) <= answer.count == answer.unfiltered


@pytest.mark.parametrize(("order", "rest"), [("newest", [6]), ("oldest", [1, 3, 2, 4])])
def test_a_page_stays_when_quotes_come_and_go(order, rest):
    db = full(*MORE)
    pages = {"newest": (5, "2017-03-13~1~5"), "oldest": (2, "2017-03-13~1~5")}
    first = ask(db, order=order, size=pages[order][0])
    assert (first.numbers[-1], first.next) == (5, pages[order][1])
    db.execute("delete from quotes where id = 5")
    db.execute("insert into quotes (id, article_id, text, type, start, end) values (9, 6, 'Neuf', 'direct', 0, 1)")
    left = ask(db, order=order, start=first.next).numbers
    assert [number for number in left if number != 9] == rest


def test_quotes_of_articles_newer_than_the_arrays_are_left_out():
    db = empty()
    add(db, ARTICLES[0])
    holdings = load(db)
    add(db, ARTICLES[4])
    assert ask(db, holdings=holdings).numbers == [1]
    assert ask(db, "port", holdings).numbers == []


def test_one_quote_without_a_cue_is_an_archive_too():
    db = empty()
    add(db, ARTICLES[0])
    assert ask(db).facets["cue"].values == [(None, 1)]


def test_an_archive_without_quotes_has_an_answer():
    answer = ask(empty(), "port")
    assert (answer.count, answer.numbers, answer.months, answer.next) == (0, [], [], None)
