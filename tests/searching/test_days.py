"""The days of an archive."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.searching.days import days_of

DATES = ["", "", "2016-12", "2016-12-13", "2017", "2017-03-13", "2017-03-13T08:30", "2018-12-13", "2019-02-30"]


def days(dates=DATES):
    return days_of(np.array([day.encode() for day in dates], "S25"))


def test_articles_of_a_period_stand_together():
    found = days()
    assert found.span("2017") == range(4, 7)
    assert found.span("2017-03") == found.span("2017-03-13") == range(5, 7)
    assert found.span("2017-04") == range(7, 7)
    assert found.undated == range(2)


def test_counts_of_years_months_and_days():
    found = days()
    assert found.counts(4) == {"2016": 2, "2017": 3, "2018": 1, "2019": 1}
    assert found.counts(7) == {"2016-12": 2, "2017-03": 2, "2018-12": 1, "2019-02": 1}
    assert found.counts(10, "2017") == {"2017-03-13": 2}


@pytest.mark.parametrize(
    ("period", "before", "after"),
    [
        ("2017", "2016", "2018"),
        ("2017-03", "2016-12", "2018-12"),
        ("2017-03-13", "2016-12-13", "2018-12-13"),
        ("2016-12-13", None, "2017-03-13"),
        ("2019-12-31", "2019-02-30", None),
    ],
)
def test_the_nearest_period_that_has_articles(period, before, after):
    found = days()
    assert (found.before(period), found.after(period)) == (before, after)


def test_the_last_day_is_one_that_there_is():
    assert days().last() == date(2018, 12, 13)
    assert days(["", "2017"]).last() is None
    assert days([]).last() is None


def test_the_same_day_of_other_years():
    assert list(days().anniversaries(date(2018, 12, 13))) == [("2016-12-13", range(3, 4))]


@given(st.lists(st.dates().map(str), max_size=30))
def test_days_hold_every_article_once(dates):
    found = days(sorted(dates))
    assert sum(found.counts(10).values()) == len(dates)
    assert [at for day in found.counts(10) for at in found.span(day)] == list(range(len(dates)))
