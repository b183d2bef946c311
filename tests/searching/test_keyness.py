"""How far a name stands out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.searching.keyness import NOTABLE, keyness


def of(here, of_here, there, of_there):
    return keyness(np.array([here]), of_here, np.array([there]), of_there)[0]


def test_small_counts_are_quiet_and_large_ones_are_not():
    assert of(1, 40, 0, 40) == pytest.approx(1.4, abs=0.05)
    assert of(10, 400, 0, 400) == pytest.approx(14, abs=0.3)
    assert of(2, 100, 0, 100) < NOTABLE < of(30, 1000, 5, 1000)


def test_more_articles_on_one_side_are_allowed_for():
    assert of(20, 200, 10, 100) == pytest.approx(0)
    assert of(5, 100, 50, 100) < 0


def test_nothing_to_compare():
    assert of(3, 10, 0, 0) == 0


@given(st.integers(0, 100), st.integers(100, 1000), st.integers(0, 100), st.integers(100, 1000))
def test_the_measure_is_the_same_from_both_sides(here, of_here, there, of_there):
    assert of(here, of_here, there, of_there) == pytest.approx(-of(there, of_there, here, of_here), abs=1e-6)
