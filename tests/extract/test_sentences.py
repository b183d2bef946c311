"""Sentences, with quotations and names in their places."""

import pytest

from ingest import languages
from ingest.extract.marks import Marked
from ingest.extract.sentences import Token, sentences, split_words, stretch

FRENCH = languages.load("fr")


def test_split_words_keeps_elided_words_apart_and_straightens_apostrophes():
    assert split_words("L’armée n'a-t-elle rien dit ?") == (
        "l'",
        "armée",
        "n'",
        "a",
        "-",
        "t",
        "-",
        "elle",
        "rien",
        "dit",
        "?",
    )


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("M. Roy part. Il revient.", 2),
        ("Le Dr. Lam et J. Roy partent.", 1),
        ("Où va-t-il ? Personne ne sait… Dommage !", 3),
        ("Il a 3.5 points. bref", 1),
        ("Une ligne\nUne autre", 2),
    ],
)
def test_sentences_are_counted_right(text, count):
    assert len(list(sentences(text, (0, len(text)), (), {}, FRENCH))) == count


def test_a_quotation_is_one_token_and_a_name_is_marked_at_both_ends():
    text = "« Oui. Non », dit Luc Roy."
    found = list(sentences(text, (0, len(text)), [(7, Marked(0, 0, 2, 10, 12))], {18: (25, "Luc Roy")}, FRENCH))
    assert [list(sentence.tokens) for sentence in found] == [
        [
            Token("", 2, 10, 7),
            Token(",", 12, 13),
            Token("dit", 14, 17),
            Token("luc", 18, 21, -1, True),
            Token("roy", 22, 25, -1, True),
            Token(".", 25, 26),
        ]
    ]
    assert found[0].begins == {3: (4, "Luc Roy")}
    assert found[0].ends == {4: (3, "Luc Roy")}


def test_a_stretch_is_one_sentence_of_limited_length():
    text = "mot. " * 1_000
    assert len(stretch(text, (0, len(text)), {}).tokens) == 400
