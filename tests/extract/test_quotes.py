"""Quotations and their speakers in whole articles, and what must hold for any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import languages
from ingest.extract.quotes import find_quotes
from ingest.records import Article, Block, BlockKind, Mention, Person, Quote, QuoteKind

EXAMPLES = [
    (code, text, quotes)
    for code in languages.codes()
    for text, quotes in languages.load(code).settings("quotation.yml")["examples"]
]


def read(
    text: str, names: dict[str, str] | None = None, code: str = "fr", kinds: tuple[str, ...] = ()
) -> tuple[Quote, ...]:
    """The quotations of a text, a block a line; ``names`` gives surface forms and the person each stands for."""
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n")):
        kind = BlockKind(kinds[number]) if kinds else BlockKind.PARAGRAPH
        blocks.append(Block(kind, start, start + len(line)))
        start += len(line) + 1
    mentions: dict[str, list[Mention]] = {}
    for surface, person in (names or {}).items():
        at = text.find(surface)
        while at >= 0:
            mentions.setdefault(person, []).append(Mention(at, at + len(surface), surface))
            at = text.find(surface, at + 1)
    people = tuple(Person(name, tuple(found), name) for name, found in mentions.items())
    return find_quotes(Article("a", text, tuple(blocks)), people, languages.load(code))


@pytest.mark.parametrize(("code", "text", "quotes"), EXAMPLES)
def test_the_examples_of_the_language_files(code, text, quotes):
    assert [[quote.text, quote.speaker] for quote in read(text, code=code)] == quotes


def test_all_languages_answer_the_same_questions():
    questions = {code: set(languages.load(code).settings("quotation.yml")) for code in languages.codes()}
    assert questions["fr"] == questions["en"]


def test_a_quotation_is_whole():
    assert read("« Nous partirons demain », a déclaré Luc Roy.", {"Luc Roy": "Luc Roy"}) == (
        Quote(
            start=2,
            end=23,
            text="Nous partirons demain",
            kind=QuoteKind.DIRECT,
            speaker="Luc Roy",
            person=True,
            speaker_start=37,
            speaker_end=44,
            cue="a déclaré",
            evidence='inverted subject of "a déclaré"',
            confidence=0.99,
        ),
    )


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("« Nous partons », dit-elle.", ["direct"]),
        ("Elle craint « un long hiver ».", ["mixed"]),
        ("Elle dit que « la porte est ouverte ».", ["direct"]),
        ("Elle dit que la porte est « grande ouverte ».", ["mixed"]),
        ("Elle prévient : « Fini. »", ["direct"]),
        ("La mairie a annoncé que le pont serait fermé lundi.", ["indirect"]),
    ],
)
def test_kinds(text, kinds):
    assert [quote.kind for quote in read(text)] == kinds


def test_a_pull_quote_repeats_a_quotation_and_has_its_speaker():
    text = "Rien ne bouge ici\n« Rien ne bouge ici depuis lundi », regrette Ana Sol."
    quotes = read(text, {"Ana Sol": "Ana Sol"}, kinds=("pullquote", "paragraph"))
    assert [(q.start, q.text, q.kind, q.speaker, q.person, q.repeats) for q in quotes] == [
        (0, "Rien ne bouge ici", "pullquote", "Ana Sol", True, 20),
        (20, "Rien ne bouge ici depuis lundi", "direct", "Ana Sol", True, None),
    ]


def test_a_pull_quote_that_repeats_nothing_is_nobodys():
    quotes = read("« On verra bien »\nLe temps passe.", kinds=("pullquote", "paragraph"))
    assert [(q.start, q.end, q.text, q.speaker, q.repeats) for q in quotes] == [(2, 15, "On verra bien", None, None)]


def test_related_links_and_bylines_hold_no_quotations():
    text = "« Nous partons », dit le maire\nPar « Nous », dit le maire\nLe jour se lève."
    assert read(text, kinds=("related", "byline", "paragraph")) == ()


def test_a_title_holds_quotations():
    quotes = read(
        "« Nous partons », prévient Ana Sol\nLe jour se lève.", {"Ana Sol": "Ana Sol"}, kinds=("title", "paragraph")
    )
    assert [(q.text, q.speaker) for q in quotes] == [("Nous partons", "Ana Sol")]


@pytest.mark.parametrize(
    "text",
    [
        "Les « bonnets verts » défilent. Hier, les « bonnets verts » dormaient.",
        "Le film « Une nuit à la mer » sort mercredi.",
        "Jean « Momo » Petit court.",
        "Il a été condamné pour « vol », « recel » et « outrage ».",
        "Le club « Les Aigles Noirs » gagne.",
        "Le portail « Gloria mundi » ( « gloire du monde » ) est fermé.",
    ],
)
def test_names_titles_and_charges_are_no_quotations(text):
    assert read(text) == ()


MARKED = st.text(alphabet="«»“”\"’' ,.:\nàil dit que selon Roy-t", max_size=150) | st.lists(
    st.sampled_from(
        [
            "« oui »",
            "“yes”",
            "«",
            "selon",
            "according to",
            "les propos de",
            "le",
            "la ministre",
            "Roy",
            "dit",
            "said",
            "il",
            "she",
            ",",
            ":",
            ".",
            "—",
            "par",
            "by",
            "qui",
            "que",
            "a",
            "-t-il",
            "ajoutant",
            "lit-on dans",
            "à",
            "et",
            "M.",
            "\n",
            "(",
            ")",
            "’s",
        ]
    ),
    max_size=25,
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(MARKED, st.sampled_from(["fr", "en"]))
def test_spans_slice_to_their_text(text, code):
    quotes = read(text, {"Roy": "Luc Roy"}, code)
    assert [text[quote.start : quote.end] for quote in quotes] == [quote.text for quote in quotes]
    assert [quote.start for quote in quotes] == sorted(quote.start for quote in quotes)
    for quote in quotes:
        assert (quote.speaker is None) == (quote.speaker_start is None)
        assert quote.text.strip() == quote.text != ""


@pytest.mark.parametrize(
    "hostile",
    [
        "«" * 20_000,
        "« a dit " * 5_000,
        "« a », a-t-il dit, selon " * 2_000,
        "a dit que " * 5_000,
        "Roy, " * 5_000,
        "le le " * 9_000,
    ],
)
def test_hostile_text_is_read_to_its_end(hostile):
    quotes = read(hostile, {"Roy": "Luc Roy"})
    assert all(hostile[quote.start : quote.end] == quote.text for quote in quotes)
