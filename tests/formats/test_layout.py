"""Which stretch of a plain text is what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.formats.layout import lay_out, lay_out_body

TITLE = "La piscine fermera ses portes en juin"
LEDE = "Le conseil a voté lundi la fermeture du bassin, malgré les nageurs réunis devant la mairie."
STORY = "Les écoles iront nager dans la commune voisine. Le car partira à midi."


def kinds(*parts: str, between: str = "\n\n") -> list[str]:
    """The kinds of the blocks of a text, in order."""
    return [str(block.kind) for block in lay_out(between.join(parts))]


def laid_out(text: str) -> list[tuple[str, str]]:
    return [(str(block.kind), text[block.start : block.end]) for block in lay_out(text)]


@pytest.mark.parametrize("between", ["\n\n", "\r\n\r\n", "\r\r", "\n \t\n", "\n\f\n", "\n", "\u2028", "\u2029"])
def test_lines_end_as_they_may(between):
    text = between.join([TITLE, "Par Ana Luz", LEDE, STORY])
    assert laid_out(text) == [("title", TITLE), ("byline", "Par Ana Luz"), ("paragraph", LEDE), ("paragraph", STORY)]


@pytest.mark.parametrize(
    ("first", "below", "expected"),
    [
        ("Culture", TITLE, ["section", "title", "paragraph"]),
        ("CULTURE | LIVRES", TITLE, ["section", "title", "paragraph"]),
        ("Culture", "Silence", ["section", "title", "paragraph"]),
        ("Saint-Nazaire", TITLE, ["section", "title", "paragraph"]),
        ("Conjoncture", "« Nous verrons bien l’an prochain »", ["section", "title", "paragraph"]),
        ("Syrie", "La trêve a tenu toute la nuit.", ["title", "paragraph", "paragraph"]),
        ("Green shoots", "A farm on a roof feeds four hundred people", ["title", "paragraph", "paragraph"]),
        ("Silence", "Retour sur scène", ["title", "paragraph", "paragraph"]),
    ],
)
def test_what_stands_above_the_title(first, below, expected):
    assert kinds(first, below, LEDE) == expected


def test_a_title_wrapped_over_two_lines():
    text = f"La piscine fermera ses portes\nen juin, pour un an\n\n{LEDE}"
    assert laid_out(text)[0] == ("title", "La piscine fermera ses portes\nen juin, pour un an")


@pytest.mark.parametrize("first", ["mot " * 200, f"{LEDE} {STORY}", "une ligne\n" * 5])
def test_what_is_no_title(first):
    assert kinds(first.strip(), STORY)[:1] == ["paragraph"]


def test_a_title_alone():
    assert laid_out(TITLE) == [("title", TITLE)]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ([LEDE, "Par Ana Luz"], ["standfirst", "byline"]),
        (["Par Ana Luz", LEDE, "12 mars 2024"], ["byline", "standfirst", "date"]),
        (["12 mars 2024", LEDE], ["date", "paragraph"]),
        ([LEDE, "Photo : AFP", "Octobre 2024"], ["standfirst", "credit", "date"]),
        (["Le bassin, vu du ciel", "12 mars 2024"], ["paragraph", "date"]),
        (["Le conseil délibère encore sur le montant exact des travaux du toit"], ["paragraph"]),
        (["Les écoles iront nager bien loin : la commune voisine les attend"], ["standfirst"]),
    ],
)
def test_the_head(head, expected):
    assert kinds(TITLE, *head, STORY) == ["title", *expected, "paragraph"]


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("11 mars 2017 . –\n", [("date", "11 mars 2017 . –")]),
        ("11 mars 2017 . – ", [("date", "11 mars 2017")]),
        ("Mardi 14 mars 2017, Rennes – ", [("date", "Mardi 14 mars 2017")]),
        ("PARIS, 12 mars 2024 (AFP) – ", []),
        ("MARSEILLE (AFP) – ", []),
        ("12 mars 2024, le jour se lève. ", []),
    ],
)
def test_a_date_that_opens_the_story(opening, expected):
    text = f"{TITLE}\n\n{opening}{LEDE}\n\n{STORY}"
    story = LEDE if expected else opening + LEDE
    assert laid_out(text) == [("title", TITLE), *expected, ("paragraph", story), ("paragraph", STORY)]


def test_dates_of_a_chronology_head_its_parts():
    assert kinds(TITLE, LEDE, "2 mars 2020", STORY, "Juin 2020", STORY) == [
        *("title", "paragraph", "subhead", "paragraph", "subhead", "paragraph")
    ]
    assert kinds(TITLE, f"2 mars 2020 – {LEDE}", f"3 mars 2020 – {STORY}") == ["title", "paragraph", "paragraph"]


def test_a_date_below_the_story_is_the_article_s():
    assert kinds(TITLE, LEDE, STORY, "12 mars 2024") == ["title", "paragraph", "paragraph", "date"]


def test_a_hard_wrapped_paragraph_stays_whole():
    wrapped = "Le conseil a voté lundi.\nPar endroits, le carrelage\nse décolle du bassin."
    assert laid_out(f"{TITLE}\n\n{wrapped}")[1:] == [("paragraph", wrapped)]


def test_lines_too_long_to_be_wrapped_are_paragraphs():
    long = f"{LEDE} {STORY}"
    assert laid_out(f"{TITLE}\n\n{long}\n{STORY}")[1:] == [("paragraph", long), ("paragraph", STORY)]


def test_a_body_has_no_head():
    text = f"Titre\n\nMonde\n\n{LEDE}\n\n12 mars 2024\n\n{STORY}"
    blocks = lay_out_body(text, len("Titre\n\n"))
    assert [(str(block.kind), text[block.start : block.end]) for block in blocks] == [
        ("paragraph", "Monde"),
        ("paragraph", LEDE),
        ("subhead", "12 mars 2024"),
        ("paragraph", STORY),
    ]


PIECES = st.sampled_from(
    [
        *(TITLE, LEDE, STORY, "Culture", "Par Ana Luz", "12 mars 2024", "Lire aussi", "« Une honte »", "Et après ?"),
        *("Juin 2020", "Lire aussi : Le gymnase", "Photo : AFP", "\n", "\r\n", "\n\n", "\n\n", " ", "\f", "\u2028"),
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_blocks_hold_all_that_is_printed_once_and_in_order(text):
    at = 0
    between = ""
    for block in lay_out(text):
        assert at <= block.start < block.end <= len(text)
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        between += text[at : block.start]
        at = block.end
    between += text[at:]
    assert between.strip() == ""


@given(st.text())
def test_a_body_s_blocks_lose_nothing(text):
    blocks = lay_out_body("Titre\n\n" + text, len("Titre\n\n"))
    held = "".join(("Titre\n\n" + text)[block.start : block.end] for block in blocks)
    assert "".join(held.split()) == "".join(text.split())


@pytest.mark.parametrize("line", ["a", " ", "\n", "«", '" ', "« a b c d e »\n\n", "12 mars 2024\n\n", "A | ", "l'"])
def test_a_long_text_of_anything_is_laid_out(line):
    text = line * (400_000 // len(line))
    assert all(block.end <= len(text) for block in lay_out(text))
