"""How far a name stands out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.searching.keyness import keyness, notable, standing_out


def of(here, of_here, there, of_there):
    return keyness(np.array([here]), of_here, np.array([there]), of_there)[0]


def test_small_counts_are_quiet_and_large_ones_are_not():
    assert of(1, 40, 0, 40) == pytest.approx(1.4, abs=0.05)
    assert of(10, 400, 0, 400) == pytest.approx(14, abs=0.3)
    assert of(2, 100, 0, 100) < notable(1) < of(30, 1000, 5, 1000)


def test_more_articles_on_one_side_are_allowed_for():
    assert of(20, 200, 10, 100) == pytest.approx(0)
    assert of(5, 100, 50, 100) < 0


def test_nothing_to_compare():
    assert of(3, 10, 0, 0) == 0


@given(st.integers(0, 100), st.integers(100, 1000), st.integers(0, 100), st.integers(100, 1000))
def test_the_measure_is_the_same_from_both_sides(here, of_here, there, of_there):
    assert of(here, of_here, there, of_there) == pytest.approx(-of(there, of_there, here, of_here), abs=1e-6)


def test_the_more_are_compared_the_more_it_takes():
    assert notable(1) == notable(20) == pytest.approx(3.84, abs=0.01)
    assert notable(1_000) == pytest.approx(10.83, abs=0.01)


def test_who_stands_out_does_so_by_more_than_one_article():
    here, there = np.array([1, 30, 12, 40]), np.array([0, 5, 0, 40])
    assert standing_out(here, 100, there, 100, 9) == [1, 2]
    assert standing_out(here, 100, there, 100, 1) == [1]
    assert standing_out(here, 100, np.zeros(4, int), 0, 9) == []


def test_chance_alone_hardly_ever_stands_out():
    random = np.random.default_rng(1)
    found = [len(standing_out(*sample(random), 99)) for _ in range(20)]
    assert sum(found) <= 2 * len(found)


def sample(random):
    """Five thousand names in as many articles here as there, by nothing but chance."""
    return random.poisson(4, 5_000), 10_000, random.poisson(4, 5_000), 10_000
