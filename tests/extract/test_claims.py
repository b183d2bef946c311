import pytest

from ingest import languages
from ingest.extract.claims import KINDS, find_claims
from ingest.extract.lexicon import lexicon
from ingest.extract.spans import Claim
from ingest.extract.tokens import tokens
from ingest.records import Block, BlockKind


def claimed(text, code="fr"):
    words = tokens(text, [Block(BlockKind.PARAGRAPH, 0, len(text))])
    claims = find_claims(words, lexicon(languages.load(code)))
    return [(claim.reason, text[words[claim.start].start : words[claim.end - 1].end]) for claim in sorted(claims)]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Il a reçu M. Obradović.", [("honorific", "Obradović")]),
        ("Il a reçu M. de Fontanel.", [("honorific", "de Fontanel")]),
        ("Claire Fontanel part, Fontanel perd.", [("first-name", "Claire Fontanel"), ("surname", "Fontanel")]),
        (
            "Claire Lise Dumoulin, dite CLD, et Claire.",
            [("first-name", "Claire Lise Dumoulin"), ("initials", "CLD"), ("first-name-alone", "Claire")],
        ),
        (
            "Le président russe Karvandi et le Français Paul Morel.",
            [("office", "Karvandi"), ("first-name", "Paul Morel")],
        ),
        ("Le jury a entendu Wopkel Hœkstar mardi.", [("pair", "Wopkel Hœkstar")]),
        ("La famille Fontanel pleure Claire Fontanel.", [("first-name", "Claire Fontanel")]),
        ("Nice surprise. Ils vont à Nice.", [("known", "Nice")]),
        ("Il va au Caire, à La Haye.", [("bare", "Caire"), ("phrase", "La Haye")]),
        ("Il habite à Trévarzec. Trévarzec est loin.", [("settled", "Trévarzec"), ("again", "Trévarzec")]),
        ("Au Mont Trévarzec, rue Victor-Hugo.", [("site", "Mont Trévarzec"), ("street", "rue Victor-Hugo")]),
        ("Un vol Air France.", [("organisation", "Air France")]),
        ("L’Université de Lyon ouvre.", [("headed", "Université de Lyon")]),
        (
            "Le quotidien Karvandol, Nokia et Tass l’écrivent.",
            [("called", "Karvandol"), ("listed", "Nokia"), ("listed", "Tass")],
        ),
        ("Il parle à Karvandol, le journal Karvandol.", [("called", "Karvandol"), ("called", "Karvandol")]),
        ("Le patron du groupe Claire Fontanel part.", [("first-name", "Claire Fontanel")]),
    ],
)
def test_claims(text, claims):
    assert claimed(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "The Governor of Washington Claire Fontanel won.",
            [("known", "Washington"), ("first-name", "Claire Fontanel")],
        ),
        ("The United States won.", [("phrase", "United States")]),
        ("Boston United won. They left Kennedy Airport.", [("headed", "Boston United"), ("site", "Kennedy Airport")]),
        ("He met Florence Fontanel.", [("first-name", "Florence Fontanel")]),
    ],
)
def test_claims_in_english(text, claims):
    assert claimed(text, "en") == claims


def test_every_reason_makes_a_person_a_place_or_an_organisation():
    assert set(KINDS.values()) == {"PER", "LOC", "ORG"}


def test_claims_count_words():
    text = "À Lyon, Claire Fontanel."
    words = tokens(text, [Block(BlockKind.PARAGRAPH, 0, len(text))])
    assert find_claims(words, lexicon(languages.load("fr"))) == [Claim(2, 4, "first-name"), Claim(1, 2, "known")]
