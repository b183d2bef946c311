"""What is compared, in order, with its outlets and its peak."""

import pytest

from ingest.searching.comparing import Outlet, compare
from ingest.searching.loading import load


@pytest.fixture
def compared(archive):
    def of(*references, by="year"):
        return compare(archive, load(archive), references, by)

    return of


def test_each_is_counted_once_in_the_order_given(compared):
    found = compared(" port ", "people:1", "", "port", "people:99")
    assert [(one.reference, counted.articles, counted.counts.tolist()) for one, counted in found.compared] == [
        ("port", 4, [2, 0, 1]),
        ("people:1", 3, [1, 1, 1]),
    ]
    assert (found.articles, found.span.periods, found.span.articles.tolist()) == (
        6,
        ["2017", "2018", "2019"],
        [2, 1, 2],
    )
    assert (found.unknown, found.left_out) == (["people:99"], [])


def test_no_more_than_four_are_compared(compared):
    found = compared("un", "deux", "trois", "quatre", "cinq", "six")
    assert [one.name for one, _ in found.compared] == ["un", "deux", "trois", "quatre"]
    assert found.left_out == ["cinq", "six"]


def test_outlets_say_how_much_of_theirs_it_is(compared):
    found = compared("people:1", "port")
    assert found.outlets == [
        Outlet(1, "Le Fanal", 3, [2, 2]),
        Outlet(2, "The Post", 2, [1, 1]),
        Outlet(None, None, 1, [0, 1]),
    ]
    assert found.outlets[0].shares == pytest.approx([2 / 3, 2 / 3])


def test_a_peak_is_of_shares_or_of_numbers(compared):
    found = compared("people:1", "port", "Sans date")
    peaks = [[found.peak(counted, measure) for measure in ("share", "count")] for _, counted in found.compared]
    assert peaks == [[1, 0], [0, 0], [None, None]]
