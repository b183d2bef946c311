"""The story of a page, and what trafilatura leaves of it."""

from ingest.formats.page.body import Part, find_body
from ingest.formats.page.tree import bare, grown
from ingest.records import BlockKind

FIRST = (
    "Le pont de Kervan a rouvert lundi matin, après onze mois de travaux et deux hivers de retard sur le calendrier."
)
SECOND = "« Nous avons tenu parole », a déclaré la maire, Jeanne Morvan, devant une centaine de riverains venus à pied."
THIRD = "Les camions, eux, devront attendre l’été : la chaussée ne portera d’abord que les voitures et les bicyclettes."
FACTS = (
    "Le chantier, commencé en avril, a coûté douze millions d’euros, dont la moitié payée par la région et par l’État."
)
STORY = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"


def read(inner: str) -> list[str]:
    tree = bare(grown(f"<body><main><article><h1>Le pont rouvre</h1><div>{inner}</div></article></main>".encode()))
    return [part.text for part in find_body(tree) if part.text != "Le pont rouvre"]


def test_paragraphs_in_order():
    assert read(STORY) == [FIRST, SECOND, THIRD]


def test_each_part_has_its_kind_and_the_element_that_sets_it():
    tree = bare(grown(f"<article>{STORY}<h2>Un titre</h2><p>{FACTS}</p></article>".encode()))
    parts = [Part(part.kind, part.text, part.element.tag) for part in find_body(tree)]
    assert parts[-2:] == [Part(BlockKind.SUBHEAD, "Un titre", "h2"), Part(BlockKind.PARAGRAPH, FACTS, "p")]


def test_a_heading_that_is_a_sentence_is_a_paragraph():
    tree = bare(grown(f"<article>{STORY}<h2>{FACTS}</h2><p>{FIRST} Oui.</p></article>".encode()))
    assert {part.kind for part in find_body(tree)} == {BlockKind.PARAGRAPH}


def test_a_paragraph_in_a_box_of_its_own_is_put_back_in_its_place():
    assert read(f"<div class='facts'>{FACTS}</div><div class='paid'>{STORY}</div>") == [FACTS, FIRST, SECOND, THIRD]


def test_what_stands_in_a_box_beside_the_story_is_not():
    for box in ("<div class='newsletter'>{}</div>", "<figure><p>{}</p></figure>", "<div><a href='/a'>{}</a></div>"):
        assert FACTS not in read(box.format(FACTS) + f"<div class='paid'>{STORY}</div>")


def test_lines_of_a_paragraph_stay_lines():
    assert "Un vers de plus,\net puis un autre vers encore." in read(
        f"{STORY}<p>Un vers de plus,<br>et puis un autre vers encore.</p>"
    )


def test_a_page_without_a_story():
    assert find_body(bare(grown(b"<p></p>"))) == []
