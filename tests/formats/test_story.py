"""Pull quotes, announced articles, subheads and questions."""

import pytest

from ingest.formats.layout import lay_out

TITLE = "La piscine fermera ses portes en juin"
LEDE = "Le conseil a voté lundi, malgré les nageurs réunis devant la mairie."
STORY = "Les écoles iront nager dans la commune voisine. Le car partira à midi."
SAID = "« Nous irons jusqu’au bout de ce combat »"


def story(*parts: str) -> list[str]:
    """The kinds of the blocks below a title and a lede, with a closing paragraph."""
    text = "\n\n".join([TITLE, LEDE, *parts])
    return [str(block.kind) for block in lay_out(text)][2:]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["Nous irons jusqu'au bout de ce combat", f"{SAID}, dit-elle."], ["pullquote", "paragraph"]),
        ([f"{SAID}, dit-elle.", "Nous irons jusqu’au bout de ce combat"], ["paragraph", "pullquote"]),
        ([SAID, STORY, f"Elle ajoute : {SAID[:-2]}, quoi qu’il en coûte. »"], ["pullquote", "paragraph", "paragraph"]),
        ([SAID, STORY], ["paragraph", "paragraph"]),
        (["« Nous irons jusqu’au bout de ce combat. »", "Elle raccroche."], ["paragraph", "paragraph"]),
        (
            ["« Une honte »", "« Une honte pour la ville », dit Ana Luz.", "Et « une honte » encore."],
            ["subhead", "paragraph", "paragraph"],
        ),
        (["« Jamais. »", "Il l’a redit : « Jamais. »"], ["paragraph", "paragraph"]),
        (["— Nous irons jusqu’au bout de ce combat", f"{SAID}, dit-elle."], ["paragraph", "paragraph"]),
    ],
)
def test_repeated_words(parts, expected):
    assert story(*parts) == expected


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Un car à midi", "subhead"),
        ("Qui paiera ?", "subhead"),
        ("« Peu de garanties » sur l’emploi", "subhead"),
        ("Un car à midi.", "paragraph"),
        ("— Ana Luz", "paragraph"),
        ("Elle a dit :", "paragraph"),
        ("mot " * 40 + "mot", "paragraph"),
    ],
)
def test_subheads(line, kind):
    assert story(line, STORY) == [kind, "paragraph"]


def test_a_short_line_at_the_end_heads_nothing():
    assert story(STORY, "Un car à midi") == ["paragraph", "paragraph"]


def test_the_first_question_of_an_interview_is_a_subhead_like_the_others():
    text = "\n\n".join([TITLE, "Propos recueillis par Ana Luz", "Pourquoi ?", LEDE, "Et après ?", STORY])
    assert [str(block.kind) for block in lay_out(text)] == [
        *("title", "byline", "subhead", "paragraph", "subhead", "paragraph")
    ]


def test_a_story_that_opens_with_a_question_is_no_interview():
    text = "\n\n".join([TITLE, "Par Ana Luz", "Qui paiera ?", LEDE, STORY])
    assert [str(block.kind) for block in lay_out(text)][2:] == ["paragraph", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["Lire aussi", "Le gymnase rouvre", "La patinoire en images"], ["related"] * 3),
        (["Lire aussi : Le gymnase rouvre", STORY], ["related", "paragraph"]),
        (["Lire aussi :\nLe gymnase rouvre\nLa patinoire en images"], ["related"] * 3),
        (["Lire aussi", "Le gymnase rouvre", "Le dernier mot est aux nageurs."], ["related", "related", "paragraph"]),
        (["Lire aussi", "Le dernier mot est aux nageurs."], ["related", "paragraph"]),
    ],
)
def test_announced_articles(parts, expected):
    assert story(*parts) == expected
