"""A reading made by hand: a name in a quote, a place, a pull quote that repeats, words that nobody says."""

import pytest

from ingest.records import Article, Block, BlockKind, Mention, Person, Place, Quote, QuoteKind, Reading, Role

TEXT = """Le pont rouvre

« Merci à Léo Roy », a dit Ana Sol, la maire, à Lyon. On crie « enfin ».

Merci à Léo Roy
"""


def at(part: str, after: int = 0) -> tuple[int, int]:
    start = TEXT.index(part, after)
    return start, start + len(part)


def naming(part: str) -> Mention:
    return Mention(*at(part), part)


@pytest.fixture
def reading() -> Reading:
    words = "Merci à Léo Roy"
    blocks = (
        Block(BlockKind.TITLE, *at("Le pont rouvre")),
        Block(BlockKind.PARAGRAPH, 16, at("« enfin ».")[1]),
        Block(BlockKind.PULLQUOTE, *at(words, at("enfin")[1])),
    )
    said = Quote(
        *at(words), words, QuoteKind.DIRECT, "Ana Sol", person=True, cue="a dit",
        evidence='inverted subject of "a dit"', confidence=0.97,
    )  # fmt: skip
    cried = Quote(*at("enfin"), "enfin", QuoteKind.MIXED, cue="crie")
    pulled = Quote(*at(words, at("enfin")[1]), words, QuoteKind.PULLQUOTE, "Ana Sol", person=True, repeats=said.start)
    return Reading(
        Article("pont", TEXT, blocks, "Le pont rouvre", published="2024-03-01", language="fr", outlet="Le Fanal"),
        (
            Person("Léo Roy", (naming("Léo Roy"),), "leo roy"),
            Person("Ana Sol", (naming("Ana Sol"),), "ana sol", (Role(*at("la maire"), "la maire"),)),
        ),
        (Place("Lyon", (naming("Lyon"),), "geonames:1", "city", "FR", 45.75, 4.85),),
        (said, cried, pulled),
    )
