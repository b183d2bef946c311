import pytest

from ingest import languages
from ingest.extract.claims import find_claims
from ingest.extract.enumerations import companies
from ingest.extract.lexicon import lexicon
from ingest.extract.tokens import tokens
from ingest.records import Block, BlockKind

FR = lexicon(languages.load("fr"))


def told(text):
    """What each word in a row is told, without the sums of it."""
    words = tokens(text, [Block(BlockKind.PARAGRAPH, 0, len(text))])
    claimed = [None] * len(words)
    for claim in find_claims(words, FR):
        claimed[claim.start : claim.end] = [claim] * (claim.end - claim.start)
    found = companies(words, claimed, FR)
    return {words[i].text: sorted(one for one in features if ":" in one) for i, features in sorted(found.items())}


@pytest.mark.parametrize(
    ("text", "features"),
    [
        (
            "Lyon, Karvandol et XYZT ferment.",
            {
                "Lyon": ["row:acronym", "row:unknown"],
                "Karvandol": ["row:LOC", "row:acronym"],
                "XYZT": ["row:LOC", "row:unknown"],
            },
        ),
        (
            "Ils voient Claire Fontanel et Karvandol.",
            {"Claire": ["row:unknown"], "Fontanel": ["row:unknown"], "Karvandol": ["row:PER"]},
        ),
        ("Karvandol arrive de Lyon. Nice attend.", {}),
        ("À Lyon, Claire Fontanel attend.", {}),
        ("", {}),
    ],
)
def test_names_are_told_what_the_others_in_their_row_are(text, features):
    assert told(text) == features


def test_only_near_ones_count():
    row = "Lyon, " + ", ".join(f"Karvand{letter}l" for letter in "aeiou") + " ferment."
    assert told(row)["Karvandul"] == ["row:unknown"]
    assert told(row)["Karvandol"] == ["row:LOC", "row:unknown"]
