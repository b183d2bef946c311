"""A choice among candidates by the weights of their signals."""

import pytest

from ingest.extract.weights import Weights, shipped


def test_shares_are_odds_of_the_sums():
    weights = Weights({"near": 1.0, "far": -1.0, "named": 0.5})
    shares = weights.shares([("near", "named"), ("far",), ()])
    assert sum(shares) == pytest.approx(1.0)
    assert shares[0] / shares[1] == pytest.approx(2.718281828**2.5)
    assert shares[2] / shares[1] == pytest.approx(2.718281828)


def test_an_unknown_signal_counts_nothing():
    assert Weights({}).shares([("new",), ()]) == [0.5, 0.5]


def test_nothing_to_choose_from():
    assert Weights({}).shares([]) == []


@pytest.mark.parametrize(("name", "none"), [("speakers", "nobody"), ("quotations", "label")])
def test_the_shipped_tables_are_whole(name, none):
    table = shipped(name).table
    assert none in table
    assert list(table) == sorted(table)
    assert all(abs(weight) < 10 for weight in table.values())
