"""Arrays count alike in each of their ways."""

from contextlib import contextmanager

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.searching import columns
from ingest.searching.arrays import Hits, as_mask
from ingest.searching.columns import Many, Periods, Single

ARTICLES = 12
PAIRS = st.sets(st.tuples(st.integers(0, ARTICLES - 1), st.integers(1, 40)), max_size=150)


def many_of(pairs):
    """The arrays of pairs of a position and an entity, the slow and obvious way."""
    articles = {entity: sorted(at for at, other in pairs if other == entity) for _, entity in pairs}
    values = sorted(articles, key=lambda entity: (-len(articles[entity]), entity))
    codes = [[code for code, entity in enumerate(values) if (at, entity) in pairs] for at in range(ARTICLES)]
    ends = lambda rows: np.cumsum([0, *map(len, rows)])  # noqa: E731
    rows = [articles[entity] for entity in values]
    return Many(np.array(values, np.int64), ends(codes), flat(codes), ends(rows), flat(rows))


def flat(rows):
    return np.array([one for row in rows for one in row], np.int32)


@given(
    pairs=PAIRS,
    hits=st.sets(st.integers(0, ARTICLES - 1)),
    size=st.integers(1, 6),
    frequent=st.sampled_from([1, 2, 32]),
)
@settings(deadline=None)
def test_the_leading_entities_are_those_that_counting_all_would_show(pairs, hits, size, frequent):
    many, found = many_of(pairs), np.isin(np.arange(ARTICLES), list(hits))
    everything = many.counts(np.flatnonzero(found))
    with few(frequent):
        leading = many.leading(Hits(found), size)
    if leading is not None:
        assert leading.tolist() == everything[: len(leading)].tolist()
        assert best(leading, size) == best(everything, size)


@contextmanager
def few(frequent):
    """Count what one in so many articles has as frequent."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(columns, "_FREQUENT", frequent)
        yield


def best(counts, size):
    return sorted(((-n, code) for code, n in enumerate(counts.tolist()) if n))[:size]


def test_few_entities_are_looked_at_where_many_articles_are_found():
    pairs = {(at, 1) for at in range(ARTICLES)} | {(at, 2 + at) for at in range(ARTICLES)}
    with few(1):
        assert many_of(pairs).leading(Hits(np.ones(ARTICLES, bool)), 1).tolist() == [12]
        assert many_of(pairs).leading(Hits(np.zeros(ARTICLES, bool)), 1) is None


def test_the_frequent_are_those_that_one_in_so_many_articles_has():
    pairs = {(at, 1) for at in range(ARTICLES)} | {(at, 2) for at in range(6)} | {(0, 3)}
    with few(2):
        assert [as_mask(bits, ARTICLES).tolist() for bits in many_of(pairs).frequent] == [
            [True] * ARTICLES,
            [True] * 6 + [False] * 6,
        ]
    assert len(many_of(set()).frequent) == 0


@given(
    pairs=PAIRS,
    hits=st.sets(st.integers(0, ARTICLES - 1)),
    entities=st.lists(st.integers(1, 40), max_size=5, unique=True),
    frequent=st.sampled_from([1, 2, 32]),
)
@settings(deadline=None)
def test_how_many_of_the_hits_have_each_two(pairs, hits, entities, frequent):
    many = many_of(pairs)
    there = [entity for entity in entities if entity in many.values]
    with few(frequent):
        counted = many.together(Hits(np.isin(np.arange(ARTICLES), list(hits))), many.known(entities))
    assert counted.tolist() == [
        [sum((at, one) in pairs and (at, other) in pairs for at in hits) for other in there] for one in there
    ]


@given(codes=st.lists(st.integers(0, 3), max_size=12), hits=st.sets(st.integers(0, 11)))
def test_periods_count_as_what_stands_in_any_order_does(codes, hits):
    codes, at = np.array(sorted(codes), np.uint8), np.array(sorted(hit for hit in hits if hit < len(codes)), np.int64)
    values = ["2017", "2018", "2019", "2020"]
    assert Periods(values, codes).counts(at).tolist() == Single(values, codes).counts(at).tolist()
