"""The gold set is well formed: what is marked is there, whole and in order, and nothing is forgotten.

Twelve articles were written for it; the geography and Marivaux are real, all else is invented. Marked are: every naming
of a person by name, without honorifics; every place name, also where it stands for a team or for those who govern, but
no demonym; the words inside quotation marks, incises kept, where somebody says them. A quote is direct
when it is a whole utterance and mixed when a fragment; clear indirect speech is marked and not scored. Titles of
works, nicknames and scare quotes stand in the texts to be left alone. A speaker is a person's name, else the source as
the text describes it, without its article.
"""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from scoring import score

FILES = sorted((Path(__file__).parent / "gold").glob("*.json"))
GOLD = [json.loads(file.read_text(encoding="utf-8")) for file in FILES]
KINDS = {"continent", "country", "region", "city", "district", "water", "mountain", "site", "other"}

each_article = pytest.mark.parametrize("article", GOLD, ids=[file.stem for file in FILES])


def mentions(article: dict) -> list[tuple[int, int]]:
    return sorted((a, b) for kind in ("people", "places") for entity in article[kind] for a, b in entity["mentions"])


def test_there_are_eight_french_and_four_english_articles():
    assert [article["lang"] for article in GOLD] == ["en"] * 4 + ["fr"] * 8
    assert [article["id"] for article in GOLD] == [file.stem for file in FILES]


@each_article
def test_the_title_is_the_first_line(article):
    assert article["text"].split("\n\n")[0] == article["title"]


@each_article
def test_mentions_are_whole_words_that_do_not_overlap(article):
    words = [word.span() for word in re.finditer(r"\w+", article["text"])]
    starts, ends = {start for start, _ in words}, {end for _, end in words}
    marked = mentions(article)
    assert all(start in starts and end in ends for start, end in marked)
    assert all(before[1] <= after[0] for before, after in pairwise(marked))


@each_article
def test_no_naming_is_forgotten(article):
    text, marked = article["text"], mentions(article)
    for start, end in marked:
        for again in re.finditer(rf"\b{re.escape(text[start:end])}\b", text):
            assert any(a <= again.start() and again.end() <= b for a, b in marked), again[0]


@each_article
def test_names_are_given_once_and_stand_in_the_text(article):
    for kind in ("people", "places"):
        names = [entity["name"] for entity in article[kind]]
        assert len(names) == len(set(names))
        assert all(name in article["text"] for name in names)
    assert {place["kind"] for place in article["places"]} <= KINDS


@each_article
def test_quotes_hold_their_words_in_order(article):
    end = 0
    for quote in article["quotes"]:
        assert (
            article["text"][quote["start"] : quote["end"]]
            == quote["text"]
            == quote["text"].strip(' \n\u00a0\u202f«»“”"')
        )
        assert "\n" not in quote["text"]
        assert quote["start"] >= end
        end = quote["end"]


@each_article
def test_direct_and_mixed_quotes_follow_an_opening_mark(article):
    for quote in article["quotes"]:
        before = article["text"][: quote["start"]].rstrip("\u00a0\u202f ")[-1:]
        assert (before in {"«", "“", '"', "‘"}) == (quote["type"] in {"direct", "mixed"})


@each_article
def test_speakers_are_named_where_it_is_said(article):
    """A person by a mention or by a role ("la magistrate"); any other source in the words that describe it."""
    people = {person["name"]: person["mentions"] for person in article["people"]}
    for quote in article["quotes"]:
        said = article["text"][slice(*quote["speaker_mention"] or (0, 0))]
        if quote["speaker"] in people:
            assert quote["speaker_mention"] in people[quote["speaker"]] or said == said.lower()
        else:
            assert quote["speaker"].lower() in said.lower()


@each_article
def test_cues_stand_in_the_text(article):
    assert all(quote["cue"] is None or quote["cue"] in article["text"] for quote in article["quotes"])


def test_the_gold_set_agrees_with_itself():
    found = score(GOLD, {article["id"]: article for article in GOLD})
    assert set(found.values()) == {100.0}
    assert len(found) == 12
