"""Words that the layout gives to somebody: turns of an interview, lines of dialogue, posts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import languages
from ingest.extract.quotes import find_quotes
from ingest.records import Article, Block, BlockKind, Mention, Person

SOL, ROY = "Ana Sol", "Luc Roy"


def read(lines: list[str], names: dict[str, str], code: str = "fr") -> list[tuple[str, str | None]]:
    """What is said in an article of a title and paragraphs, and by whom."""
    text, blocks = "", []
    for number, line in enumerate(lines):
        kind = BlockKind.PARAGRAPH if number else BlockKind.TITLE
        blocks.append(Block(kind, len(text), len(text) + len(line)))
        text += line + "\n\n"
    people: dict[str, list[Mention]] = {}
    for surface, person in names.items():
        at = text.find(surface)
        while at >= 0:
            people.setdefault(person, []).append(Mention(at, at + len(surface), surface))
            at = text.find(surface, at + len(surface))
    cast = tuple(Person(name, tuple(mentions), name) for name, mentions in people.items())
    quotes = find_quotes(Article("a", text, tuple(blocks)), cast, languages.load(code))
    assert all(text[quote.start : quote.end] == quote.text for quote in quotes)
    return [(quote.text, quote.speaker) for quote in quotes]


def test_labelled_turns_are_their_speakers_words():
    lines = [
        "Deux élus sur le pont",
        "Ana Sol : Nous n'avons pas le choix. Le pont « tremble ».",
        "Luc Roy : On peut attendre.",
    ]
    assert read(lines, {SOL: SOL, ROY: ROY}) == [
        ("Nous n'avons pas le choix. Le pont « tremble ».", SOL),
        ("On peut attendre.", ROY),
    ]


def test_initials_and_a_full_stop_with_a_dash_label_turns_too():
    lines = ["Ana Sol et Luc Roy débattent", "A. S. – Je ne signerai pas.", "L. R. – Vous avez tort."]
    assert read(lines, {SOL: SOL, ROY: ROY}) == [("Je ne signerai pas.", SOL), ("Vous avez tort.", ROY)]


def test_an_answer_is_whose_name_is_in_the_headline():
    lines = ["Entretien avec Ana Sol", "Q : Quand rouvre le pont ?", "R : « On ne le sait pas. »"]
    assert read(lines, {SOL: SOL}) == [("On ne le sait pas.", SOL)]
    lines = ["Ana Sol on the bridge", "Q: When will it open?", "A: We do not know."]
    assert read(lines, {SOL: SOL}, "en") == [("We do not know.", SOL)]


def test_an_answer_in_an_article_about_two_people_is_nobodys():
    lines = ["Ana Sol et Luc Roy", "Q : Quand rouvre le pont ?", "R : On ne le sait pas."]
    assert read(lines, {SOL: SOL, ROY: ROY}) == []


@pytest.mark.parametrize(
    "lines",
    [
        ["Les résultats", "Ana Sol : 24,01 %", "Luc Roy : 21,3 %"],
        ["Les résultats", "Ana Sol : élue au premier tour", "Luc Roy : battu"],
        ["Un seul portrait", "Ana Sol : elle a fait de la rivière sa cause."],
        ["La composition", "– Ana Sol, gardienne", "– Luc Roy, ailier"],
    ],
)
def test_lists_and_captions_are_no_turns(lines):
    assert read(lines, {SOL: SOL, ROY: ROY}) == []


def test_a_line_of_dialogue_is_whose_who_is_said_to_say_it():
    lines = ["Au guichet", "— Le pont est fermé, a répondu Luc Roy, et pour longtemps.", "— Ah bon."]
    assert read(lines, {ROY: ROY}) == [("Le pont est fermé, a répondu Luc Roy, et pour longtemps.", ROY)]


def test_a_post_is_its_authors_without_its_links():
    lines = ["Le pont", "Le pont rouvre demain. pic.twitter.com/abc — Ana Sol (@anasol) 12 mars 2017"]
    assert read(lines, {SOL: SOL}) == [("Le pont rouvre demain.", SOL)]
    assert read(["Le pont", "On ferme ! — Mairie de Vire (@vire) 3 mai"], {}) == [("On ferme !", "Mairie de Vire")]


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        ("Le premier dit : « Je reste. »", ROY),
        ("Le second dit : « Je reste. »", "Jean Lac"),
        ("La première dit : « Je reste. »", None),
    ],
)
def test_the_first_and_the_second_of_two(said, speaker):
    found = read(["Au conseil", f"Luc Roy et Jean Lac se font face. {said}"], {ROY: ROY, "Jean Lac": "Jean Lac"})
    assert found[0][0] == "Je reste."
    assert found[0][1] == speaker or (speaker is None and found[0][1] not in (ROY, "Jean Lac"))


def test_the_former_and_the_latter():
    said = 'Ana Sol met Luc Roy. The latter said: "I am staying here."'
    assert read(["At the council", said], {SOL: SOL, ROY: ROY}, "en") == [("I am staying here.", ROY)]


def test_a_long_line_without_a_label_is_read_in_no_time():
    assert read(["Titre", "a " * 50_000, "a." * 50_000, "— " * 20_000, "x (@" * 20_000], {}) == []


@given(st.text(alphabet="AaQR :.–—-«» @()\n?!x", max_size=60), st.sampled_from(["fr", "en"]))
def test_whatever_stands_there_spans_slice_to_their_text(line, code):
    read(["Titre", line, f"Ana Sol : {line} je reste."], {SOL: SOL}, code)
