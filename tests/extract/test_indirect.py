"""Reported speech without marks, in its clear cases."""

import pytest

from ingest import languages
from ingest.extract.quotes import find_quotes
from ingest.records import Article, Block, BlockKind, Mention, Person, QuoteKind


def read(text: str, code: str = "fr") -> list[tuple[str, str | None]]:
    at = text.find("Ana Sol")
    people = (Person("Ana Sol", (Mention(at, at + 7, "Ana Sol"),), "sol"),) if at >= 0 else ()
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    quotes = find_quotes(Article("a", text, (block,)), people, languages.load(code))
    return [(quote.text, quote.speaker) for quote in quotes if quote.kind is QuoteKind.INDIRECT]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Sol a déclaré que le pont serait fermé lundi.", [("le pont serait fermé lundi", "Ana Sol")]),
        ("Ana Sol a dit à son voisin qu’elle vendait sa maison (et le pré).", [("elle vendait sa maison", "Ana Sol")]),
        ("Le pont sera fermé lundi, a annoncé Ana Sol.", [("Le pont sera fermé lundi", "Ana Sol")]),
        ("Selon la police suisse, le pont est fermé.", [("le pont est fermé", "police suisse")]),
        # The newspaper speaks again.
        (
            "Ana Sol a déclaré que le pont serait fermé lundi, alors que la pluie redouble.",
            [("le pont serait fermé lundi", "Ana Sol")],
        ),
        # The words in marks are the quotation.
        ("Ana Sol a déclaré que le pont serait « fermé lundi ».", []),
        # Nobody is known to say it.
        ("On dit que le pont sera fermé lundi.", []),
        # To want is not to say.
        ("Ana Sol veut que le pont soit fermé lundi.", []),
    ],
)
def test_french(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Sol said that the bridge would close on Monday.", [("the bridge would close on Monday", "Ana Sol")]),
        ("According to Ana Sol, the bridge is closed.", [("the bridge is closed", "Ana Sol")]),
    ],
)
def test_english(text, expected):
    assert read(text, "en") == expected
