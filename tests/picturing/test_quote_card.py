import xml.etree.ElementTree as ET

import pytest
import resvg_py
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.picturing.lettering import face, from_the_right
from ingest.picturing.quote_card import Card, picture

SVG = "{http://www.w3.org/2000/svg}"
PNG = b"\x89PNG\r\n\x1a\n"


def card(words, speaker="Inès Calvet"):
    return Card(words, ("«\u202f", "\u202f»"), speaker, "Le Fanal, 13 mars 2017", "Gazette", "fr")


def test_a_picture_is_drawn_without_fonts_and_says_what_it_shows():
    drawn = picture(card("Nous avons tenu parole"))
    root = ET.fromstring(drawn.svg)  # noqa: S314 - our own drawing
    assert root.find(f"{SVG}title").text == "«\u202fNous avons tenu parole\u202f» Inès Calvet, Le Fanal, 13 mars 2017"
    assert (drawn.borrows, root.findall(f".//{SVG}text")) == (False, [])
    lines = [group.get("transform") for group in root.iter(f"{SVG}g")]
    assert [line.split()[1].partition(")")[0] for line in lines] == ["282.7", "578", "540", "578"]
    defined = {path.get("id") for path in root.iter(f"{SVG}path")}
    assert {use.get("href")[1:] for use in root.iter(f"{SVG}use")} == defined


def test_letters_are_kerned():
    letters = face("newsreader-400")
    assert letters.width("AV", 100) < letters.width("A", 100) + letters.width("V", 100)


@pytest.mark.parametrize(
    ("words", "lines"), [("Oui", 1), ("Un mur ne supprime pas une vague, il la déplace", 2), ("mot " * 3_000, 8)]
)
def test_long_words_are_set_smaller_and_at_last_shortened(words, lines):
    root = ET.fromstring(picture(card(words.strip())).svg)  # noqa: S314
    assert len(list(root.iter(f"{SVG}g"))) == lines + 3


def test_what_the_font_has_no_letters_for_is_left_to_the_viewer():
    drawn = picture(card("لن ننسى أبدا"))
    (text,) = ET.fromstring(drawn.svg).iter(f"{SVG}text")  # noqa: S314
    assert (drawn.borrows, text.get("text-anchor")) == (True, "end")
    assert text.text == "\u2067«\u202fلن ننسى أبدا\u202f»\u2069"


@pytest.mark.parametrize(("text", "backward"), [("« لن", True), ("12 « oui", False), ("…", False), ("", False)])
def test_which_way_a_text_reads(text, backward):
    assert from_the_right(text) is backward


@settings(max_examples=40, deadline=None)
@given(words=st.text(max_size=300), speaker=st.text(max_size=200))
def test_any_words_give_a_picture(words, speaker):
    drawn = picture(card(words, speaker))
    ET.fromstring(drawn.svg)  # noqa: S314


def test_markup_in_the_words_is_text():
    drawn = picture(card("<script>alert(1)</script> &amp; \x00\x1b", '"><image href="https://evil.example"/>'))
    root = ET.fromstring(drawn.svg)  # noqa: S314
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {
        "svg", "title", "defs", "path", "rect", "g", "use",
    }  # fmt: skip
    assert bytes(resvg_py.svg_to_bytes(svg_string=drawn.svg, skip_system_fonts=True)).startswith(PNG)
