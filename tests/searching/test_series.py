"""Counts by month and year, beside the archive's own volume."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_archive import add, empty

from ingest.searching import series
from ingest.searching.loading import load


def holdings_of(*dates):
    db = empty()
    for number, published in enumerate(dates, start=1):
        add(db, (number, "Titre", "Texte", published, 1 + number % 2, None, "fr", [], [], [], None))
    return load(db)


def counted(dates, by):
    holdings = holdings_of(*dates)
    over = series.span(holdings, by)
    return dict(zip(over.periods, over.articles.tolist(), strict=True))


def test_months_follow_one_another_and_other_dates_are_in_none():
    dates = ["2017-11-30", "2018-02-01T08:00", "2018-02-03", "2018", None, "2018-13-01"]
    assert counted(dates, "month") == {"2017-11": 1, "2017-12": 0, "2018-01": 0, "2018-02": 2}
    assert counted(dates, "year") == {"2017": 1, "2018": 4}


def test_an_archive_without_dates_has_no_periods():
    assert counted([None, "soon"], "month") == counted([], "year") == {}


def test_a_false_date_does_not_hide_the_others():
    months = counted(["0001-01-01", *["2017-03-01"] * 3, "9999-12-31"], "month")
    assert (len(months), months["2017-03"]) == (400, 3)


@pytest.mark.parametrize(
    ("dates", "by"),
    [
        (["2017-03-01"] * 120, "month"),
        (["2017-03-01"] * 119, "year"),
        (["2000-01-01", *["2017-03-01"] * 9_000], "year"),
    ],
)
def test_months_are_for_few_years_with_many_articles(dates, by):
    assert series.span(holdings_of(*dates)).by == by


def test_a_set_of_articles_is_counted_by_period_and_outlet():
    holdings = holdings_of("2017-01-01", "2017-01-02", "2017-03-05", None)
    over = series.span(holdings, "month")
    found = series.series(holdings, over, np.isin(holdings.ids, [1, 3, 4]))
    assert (found.articles, found.counts.tolist()) == (3, [1, 0, 1])
    assert dict(zip(holdings.single["outlet"].values, found.outlets.tolist(), strict=True)) == {1: 1, 2: 2}
    assert series.shares(found.counts, over.articles).tolist() == pytest.approx([0.5, np.nan, 1], nan_ok=True)


def test_a_moving_sum_takes_the_neighbours_in():
    assert series.moving(np.array([1, 2, 3, 4]), 3).tolist() == [3, 6, 9, 7]
    assert series.moving(np.array([1, 2]), 3).tolist() == [1, 2]


@given(dates=st.lists(st.none() | st.dates().map(str) | st.text(max_size=8), max_size=20))
def test_every_month_is_counted_once(dates):
    holdings = holdings_of(*dates)
    for by, length in (("month", 7), ("year", 4)):
        over = series.span(holdings, by)
        found = series.series(holdings, over, np.ones(len(dates), bool))
        assert found.counts.tolist() == over.articles.tolist()
        if len(over.periods) < 400:
            known = [date[:length] for date in dates if date and date[:length] in over.periods]
            assert over.articles.sum() == len(known)
