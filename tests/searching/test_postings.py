"""Words at hand are in the articles in which SQLite finds them, and as often."""

import numpy as np
import pytest
from small_archive import ARTICLES, add, empty, full

from ingest.querying import parse
from ingest.searching import postings
from ingest.searching.loading import load
from ingest.searching.postings import NONE, load_postings, rows_with, words_of


def at_hand(db, holdings):
    """Each word with the numbers of its articles and how often each has it."""
    found = load_postings(db, holdings)
    return {word: told(holdings, *found.occurrences(word)) for word in found.words}


def told(holdings, where, times):
    return sorted(zip(holdings.ids[where].tolist(), times.tolist(), strict=True))


def test_every_word_at_hand_is_where_the_index_has_it(archive):
    found = at_hand(archive, load(archive))
    assert found["port"] == [(1, 2), (3, 3), (4, 1), (6, 2)]
    for word, occurrences in found.items():
        rows, times = rows_with(archive, "articles_fts", word)
        assert occurrences == list(zip(rows.tolist(), times.tolist(), strict=True))


def test_only_words_that_many_articles_have_are_at_hand(archive, monkeypatch):
    monkeypatch.setattr(postings, "_COMMON", postings._COMMON.replace("* 32", "* 2"))
    assert load_postings(archive, load(archive)).words == ["du", "la", "le", "port"]


def test_articles_with_any_of_some_words():
    db = full()
    holdings = load(db)
    found = load_postings(db, holdings)
    assert sorted(holdings.ids[found.having(["librari", "regat", "nowhere"])].tolist()) == [2, 4, 6]
    assert "nowhere" not in found
    assert "port" in found


def test_a_word_that_an_article_has_very_often_is_counted_whole():
    db = empty()
    add(db, (1, "port", "port " * 300, "2020", None, None, "fr", [], [], [], None))
    holdings = load(db)
    assert told(holdings, *load_postings(db, holdings).occurrences("port")) == [(1, 301)]


def test_articles_of_the_index_that_the_arrays_do_not_know_are_left_out():
    db = empty()
    for article in ARTICLES[:3]:
        add(db, article)
    holdings = load(db)
    add(db, ARTICLES[3])
    assert told(holdings, *load_postings(db, holdings).occurrences("port")) == [(1, 2), (3, 3)]


def test_an_archive_without_articles_has_no_words():
    db = empty()
    assert load_postings(db, load(db)).words == NONE.words == []


@pytest.mark.parametrize(
    ("typed", "sought"),
    [
        ("ports", ["=ports", "port"]),
        ("nation OR ports", ["=nation", "nation", "=ports", "port"]),
        ('"le port"', None),
        ("port*", None),
        ("titre:port", None),
        ("port NEAR grève", None),
        ("порт", None),
        ("a_b", None),
    ],
)
def test_which_words_a_clause_looks_for(typed, sought):
    (clause,) = parse(typed)
    assert words_of(clause) == sought


def test_positions_stand_in_order(archive):
    found = load_postings(archive, load(archive))
    for word in found.words:
        where, _ = found.occurrences(word)
        assert np.all(np.diff(where) > 0)
