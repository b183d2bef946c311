"""Sets as bits are the sets that they were, and share what these share; numbers come in as SQLite has them."""

import sqlite3

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ingest.searching.arrays import as_bits, as_mask, numbers, parsed, places, shared

SETS = st.integers(1, 200).flatmap(
    lambda size: st.lists(st.lists(st.booleans(), min_size=size, max_size=size), min_size=2, max_size=4)
)


@given(sets=SETS)
def test_bits_are_the_set_that_they_were_made_of(sets):
    for found in sets:
        mask = np.array(found, bool)
        assert as_mask(as_bits(mask), len(mask)).tolist() == found


@given(sets=SETS)
def test_what_sets_share_is_counted(sets):
    first, *others = (np.array(found, bool) for found in sets)
    counted = shared(as_bits(first), np.array([as_bits(other) for other in others]))
    assert counted.tolist() == [int((first & other).sum()) for other in others]


def test_a_set_without_positions_has_no_bits():
    nothing = np.zeros(0, bool)
    assert as_bits(nothing).tolist() == []
    assert as_mask(as_bits(nothing), 0).tolist() == []


def test_numbers_come_in_as_one_text():
    db = sqlite3.connect(":memory:")
    assert numbers(db, "n", "select 3 as n union all select -1", []).tolist() == [3, -1]
    assert numbers(db, "n", "select 3 as n where false").tolist() == []
    assert parsed(None).tolist() == []


def test_where_numbers_stand_and_those_that_nobody_knows():
    positions = np.array([-1, 1, 0], np.int32)
    assert places(positions, np.array([2, 1, 0])).tolist() == [0, 1, -1]
    assert places(positions, np.array([1, 99])).tolist() == [1, -1]
