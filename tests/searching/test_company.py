"""What articles share, on the small archive whose every article is known."""

import pytest
from small_archive import full

from ingest.searching.arrays import Hits, set_of
from ingest.searching.company import Share, Tie, articles_of, beside, by_outlet, months, ties
from ingest.searching.loading import load


@pytest.fixture(scope="module")
def holdings():
    db = full()
    return load(db)


def those_of(holdings, kind, entity):
    return Hits(set_of(articles_of(holdings, kind, entity), len(holdings.ids)))


def numbers(holdings, articles):
    return holdings.ids[articles].tolist()


def test_articles_stand_by_date_the_undated_first(holdings):
    assert numbers(holdings, articles_of(holdings, "people", 1)) == [1, 2, 5]
    assert numbers(holdings, articles_of(holdings, "places", 1)) == [4, 1, 3, 5]
    assert numbers(holdings, articles_of(holdings, "authors", 1)) == [1, 5]


def test_who_is_not_named_has_no_articles(holdings):
    articles = articles_of(holdings, "people", 99)
    assert (len(articles), months(holdings, articles), by_outlet(holdings, articles, articles)) == (0, [], [])
    among = those_of(holdings, "people", 99)
    assert (beside(holdings, among, "places", 3), ties(holdings, among, "people", [1, 2], 3)) == ([], [])


def test_months(holdings):
    assert months(holdings, articles_of(holdings, "places", 1)) == [(None, 1), ("2017-03", 2), ("2019", 1)]


def test_who_is_named_beside(holdings):
    articles = those_of(holdings, "people", 1)
    assert beside(holdings, articles, "people", 5, itself=1) == [(2, 2), (3, 1)]
    assert beside(holdings, articles, "people", 1, itself=1) == [(2, 2)]
    assert beside(holdings, articles, "places", 5) == [(1, 2), (2, 2)]


def test_ties_of_those_named_together_more_than_once(holdings):
    articles = those_of(holdings, "people", 1)
    (tie,) = ties(holdings, articles, "people", [2, 1, 3], 5)
    assert (tie.one, tie.other, tie.n) == (0, 1, 2)
    assert tie.closeness == pytest.approx(2 / (2 * 3) ** 0.5)
    assert Tie(0, 1, 2, tie.closeness) == tie
    assert ties(holdings, articles, "people", [], 5) == []


def test_shares_of_outlets(holdings):
    named, quoted = (articles_of(holdings, kind, 1) for kind in ("people", "speakers"))
    assert by_outlet(holdings, named, quoted) == [Share(1, 2, 2, 3), Share(2, 1, 0, 2)]
    unnamed = articles_of(holdings, "places", 1)
    assert by_outlet(holdings, unnamed, unnamed[:0]) == [Share(1, 3, 0, 3), Share(None, 1, 0, 1)]
