from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import languages
from ingest.extract.tokens import Token, tokens
from ingest.records import Block, BlockKind


def whole(text):
    return [Block(BlockKind.PARAGRAPH, 0, len(text))]


def test_elisions_and_small_beginnings_are_words_of_their_own():
    assert tokens("L’ex-Yougoslavie d'Ornano", whole("L’ex-Yougoslavie d'Ornano")) == [
        Token(0, 1, "L", "l", "\n\n", capital=True, opens=True, joined=False),
        Token(2, 4, "ex", "ex", "’", capital=False, opens=False, joined=True),
        Token(5, 16, "Yougoslavie", "yougoslavie", "-", capital=True, opens=False, joined=True),
        Token(17, 18, "d", "d", " ", capital=False, opens=False, joined=True),
        Token(19, 25, "Ornano", "ornano", "'", capital=True, opens=False, joined=True),
    ]


def test_a_compound_is_one_word_and_its_key_several():
    assert [
        (word.text, word.key) for word in tokens("Jean-Éric à Côtes-d'Armor", whole("Jean-Éric à Côtes-d'Armor"))
    ] == [
        ("Jean-Éric", "jean eric"),
        ("à", "a"),
        ("Côtes-d", "cotes d"),
        ("Armor", "armor"),
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (compound, compound.split("-"))
        for code in languages.codes()
        for key, pattern in (("prefixes", "{}-Karvandol"), ("endings", "Karvandol-{}"))
        for word in languages.load(code).settings("names.yml")[key]
        for compound in (pattern.format(word), pattern.format(word.title()))
        if compound.split("-")[-1] != word.title()
    ]
    + [("Jean-Paul", ["Jean-Paul"]), ("Villers-le-Lac", ["Villers-le-Lac"]), ("Karvandol-basin", ["Karvandol-basin"])]
    + [("anti-Paris-based", ["anti", "Paris", "based"])],
)
def test_what_a_hyphen_ties_to_a_name_is_a_word_of_its_own(text, parts):
    assert [word.text for word in tokens(text, whole(text))] == parts


def test_a_point_joins_after_an_initial_and_ends_a_sentence_elsewhere():
    found = tokens("J.-P. Morel part. Rien", whole("J.-P. Morel part. Rien"))
    assert [(word.text, word.joined, word.opens) for word in found] == [
        ("J", False, True),
        ("P", True, False),
        ("Morel", True, False),
        ("part", True, False),
        ("Rien", False, True),
    ]


def test_blocks_do_not_run_into_each_other():
    blocks = [Block(BlockKind.TITLE, 0, 4), Block(BlockKind.PARAGRAPH, 5, 10)]
    assert [(word.text, word.opens) for word in tokens("Nora Petra", blocks)] == [("Nora", True), ("Petra", True)]


@given(st.text())
def test_words_are_slices_in_order(text):
    found = tokens(text, whole(text))
    assert [text[word.start : word.end] for word in found] == [word.text for word in found]
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(text[before.end : after.start] == after.gap for before, after in pairwise(found))
