"""A reader is told where an answer is not quite what was asked for, and only there."""

import pytest
from small_archive import full

from ingest.searching import exact, hints
from ingest.searching.hints import Hints, hints_of
from ingest.searching.loading import load
from ingest.searching.pages import page_of
from ingest.searching.search import Asked


@pytest.fixture
def few(monkeypatch):
    """Of more than two articles, or quotes, none is read."""
    monkeypatch.setattr(exact, "READ", 2)
    monkeypatch.setattr(hints, "READ", 2)


def told(typed, tab="articles"):
    db = full()
    answer = page_of(db, load(db), "archive", Asked(typed, tab=tab)).answer
    return hints_of(db, tab, answer.query, answer.unfiltered)


@pytest.mark.parametrize(
    ("typed", "tab", "inexact"),
    [
        ("ports", "articles", ()),
        ('"ports"', "articles", ("ports",)),
        ('"ports" library', "articles", ()),
        ('library -"ports"', "articles", ("ports",)),
        ('"ports" OR "libraries"', "articles", ("ports",)),
        ('title:"ports"', "articles", ("ports",)),
        ('said:"tenus"', "articles", ()),
        ('"tenus"', "quotes", ()),
        ('"ports"', "people", ()),
        ('title:"ports"', "people", ("ports",)),
    ],
)
def test_phrases_of_which_other_forms_count(few, typed, tab, inexact):
    assert told(typed, tab) == Hints(inexact)


def test_a_phrase_in_few_articles_is_exact():
    assert told('"ports"') == Hints()


def test_short_beginnings():
    assert told("po* po* por*") == Hints(short=("po*",))
