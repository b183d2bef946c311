"""Relevance summed from arrays is what SQLite says it is."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_archive import ARTICLES, add, empty

from ingest.querying import parse
from ingest.searching import ranking
from ingest.searching.filters import in_text
from ingest.searching.loading import load
from ingest.searching.postings import load_postings
from ingest.searching.ranking import by_sqlite, by_words, words_sought
from ingest.searching.search import Asked, search

WORDS = ["port", "ports", "grève", "library", "régate", "absent", "été"]
BODIES = st.lists(st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join), min_size=1, max_size=8)


@given(bodies=BODIES, asked=st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))
@settings(deadline=None)
def test_scores_are_those_of_sqlite(bodies, asked):
    db = empty()
    for number, body in enumerate(bodies, 1):
        add(db, (number, "port", body, "2020", None, None, ("fr", "en")[number % 2], [], [], [], None))
    holdings, query = load(db), parse(" OR ".join(asked))
    scores = by_sqlite(db, holdings, query).tolist()
    assert by_words(db, holdings, words_sought(query)).tolist() == scores
    assert by_words(db, holdings, words_sought(query), load_postings(db, holdings)).tolist() == scores


@pytest.mark.parametrize("typed", ["port", "port -grève", "port régate", "port OR library", "the harbour"])
def test_articles_stand_alike_in_both_ways(archive, monkeypatch, typed):
    few = [search(archive, load(archive), Asked(typed, order="relevant", start=start)) for start in ("", "-1e-06~3")]
    monkeypatch.setattr(ranking, "_FEW", 0)
    many = [search(archive, load(archive), Asked(typed, order="relevant", start=start)) for start in ("", "-1e-06~3")]
    assert many == few


@pytest.mark.parametrize(
    ("typed", "sought"),
    [
        ("nation -port", ["=nation", "nation", "=port", "port"]),
        ("port порт", None),
        ("person:calvet port", ["=port", "port"]),
    ],
)
def test_which_words_are_sought(typed, sought):
    assert words_sought(tuple(in_text(parse(typed)))) == sought


def test_articles_of_the_index_that_the_arrays_do_not_know_count_for_nothing():
    db = empty()
    for article in ARTICLES[:3]:
        add(db, article)
    holdings = load(db)
    for article in ARTICLES[3:]:
        add(db, article)
    assert np.count_nonzero(by_words(db, holdings, ["port"])) == 2


def test_lengths_of_many_words_are_read():
    db = empty()
    for number, length in enumerate([1, 127, 128, 20_000], 1):
        add(db, (number, "", "port " * length, "2020", None, None, "fr", [], [], [], None))
    lengths = load(db).lengths
    assert (lengths.words.tolist(), lengths.indexed, lengths.mean) == ([1, 127, 128, 20_000], 4, 5064.0)
