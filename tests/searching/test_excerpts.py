"""Which passage of an article is shown, and what is highlighted in it."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.analysis import fold, forms, words
from ingest.querying import parse
from ingest.searching.excerpts import Excerpt, Highlighter


def marked(query, text):
    return "".join(f"[{part}]" if hit else part for part, hit in Highlighter(parse(query)).pieces(text))


@pytest.mark.parametrize(
    ("query", "text", "shown"),
    [
        ("grève", "La GREVE et les grèves", "La [GREVE] et les [grèves]"),
        ("école", "L’école d'été", "L’[école] d'été"),
        ("libraries", "The library opens", "The [library] opens"),
        ("rég*", "Une régate régionale", "Une [régate] [régionale]"),
        ('"port de Brévan"', "Le port de Brévan", "Le [port] [de] [Brévan]"),
        ("port -grève", "La grève au port", "La grève au [port]"),
        ("titre:port", "Au port", "Au [port]"),
        ("person:port", "Au port", "Au port"),
        ("", "Au port", "Au port"),
        ("école", "Lʼécole ouvre", "Lʼ[école] ouvre"),
        ("œuvre", "L’Œuvre, des oeuvres", "L’[Œuvre], des [oeuvres]"),
    ],
)
def test_words_are_highlighted_in_every_form(query, text, shown):
    assert marked(query, text) == shown


def story(*blocks):
    text, layout = "", []
    for kind, block in blocks:
        layout.append([kind, len(text), len(text) + len(block)])
        text += block + "\n\n"
    return text, json.dumps(layout)


def test_the_block_with_most_of_the_words_is_shown():
    text, layout = story(("title", "Grève au port"), ("paragraph", "Le port attend."), ("paragraph", "Grève au port."))
    assert Highlighter(parse("port grève")).excerpt(text, layout) == Excerpt(
        text.index("Grève au port."), [("Grève", True), (" au ", False), ("port", True), (".", False)]
    )


def test_without_words_the_first_block_is_shown():
    text, layout = story(("title", "Titre"), ("paragraph", "Un."), ("paragraph", "Deux."))
    assert Highlighter(()).excerpt(text, layout) == Excerpt(7, [("Un.", False)])


def test_no_block_no_excerpt():
    assert Highlighter(()).excerpt("", "[]") is None


def test_a_long_block_is_cut_between_words():
    text, layout = story(("paragraph", "avant " * 60 + "grève" + " après" * 60))
    pieces = Highlighter(parse("grève")).excerpt(text, layout).pieces
    assert [hit for _, hit in pieces] == [False, True, False]
    shown = "".join(part for part, _ in pieces)
    assert shown.startswith("… avant avant")
    assert shown.endswith("après après …")
    assert 150 < len(shown) < 260


@given(query=st.text(max_size=20), text=st.text())
def test_pieces_make_up_the_text(query, text):
    pieces = Highlighter(parse(query)).pieces(text)
    assert "".join(part for part, _ in pieces) == text
    assert all(part for part, _ in pieces)


@given(query=st.sampled_from(["grève", "", "x*"]), words=st.lists(st.sampled_from(["grève", "a" * 300, "x", "y"])))
def test_an_excerpt_is_short_whatever_the_text(query, words):
    excerpt = Highlighter(parse(query)).excerpt(*story(("paragraph", " ".join(words))))
    assert sum(len(part) for part, _ in excerpt.pieces) <= 330


@given(word=st.from_regex(r"[0-9a-zàâçéèêëîïôûùüÿœæß]{1,12}", fullmatch=True))
def test_no_stemmer_touches_a_first_letter(word):
    assert {form[0].removeprefix("=")[0] for form in forms(words(word))} == {fold(word[0])[:1]}


@given(
    typed=st.from_regex(r"[^\W_]{1,5}", fullmatch=True),
    text=st.text(st.sampled_from("aAàÀeéÉœŒæoOuʼ’' .-½ªßſ") | st.characters(codec="utf-8"), max_size=40),
)
@settings(deadline=None)
def test_all_words_that_fold_to_what_was_typed_are_highlighted(typed, text):
    """Beside a reader who looks at every word."""
    query = parse(f'"{typed}"')
    wanted = {word for clause in query for term in clause.terms for part in term.parts for word in part}
    shown = [part for part, hit in Highlighter(query).pieces(f"{text} {typed} {typed.upper()}") if hit]
    assert shown == [
        word for word in re.findall("[^\\Wʼ]+", f"{text} {typed} {typed.upper()}") if "".join(words(word)[:1]) in wanted
    ]


def test_of_a_phrase_only_its_own_forms_are_highlighted():
    assert marked('"élevée"', "une voix élevée, un ton élevé") == "une voix [élevée], un ton élevé"
