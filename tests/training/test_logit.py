"""The fit learns what tells right from wrong, on choices small enough to think through."""

import pytest

pytest.importorskip("numpy")

from training.logit import Candidate, Example, fit


def test_the_signal_of_right_candidates_weighs_more():
    examples = [
        Example([Candidate(("near",), [((), True)]), Candidate(("far",), [((), False)])], "nobody") for _ in range(20)
    ]
    table = fit(examples).table
    assert table["near"] > 1
    assert max(table["far"], table["nobody"]) < 0


def test_readings_compete_within_their_candidate():
    readings = [(("last",), True), (("first",), False)]
    table = fit([Example([Candidate(("said",), readings)], "nobody") for _ in range(20)]).table
    assert table["last"] > 0 > table["first"]
    assert table["last"] == pytest.approx(-table["first"], abs=0.02)


def test_where_nothing_is_right_none_is_chosen():
    table = fit([Example([Candidate(("floor",), [((), False)])], "nobody") for _ in range(20)]).table
    assert table["nobody"] > 0 > table["floor"]


def test_a_candidate_without_readings_stands_for_none():
    examples = [Example([Candidate(("dumb",), []), Candidate(("floor",), [((), False)])], "nobody")] * 20
    assert fit(examples).table["dumb"] > 0
