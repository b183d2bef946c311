"""Which phrase is the subject of a reporting verb, and how it stands to it."""

import pytest

from ingest import languages
from ingest.extract.cues import find_cues
from ingest.extract.marks import find_marked
from ingest.extract.quotation import load
from ingest.extract.sentences import sentences
from ingest.extract.subjects import subjects
from ingest.records import Block, BlockKind


def found(text: str, code: str) -> list[tuple[str, str]]:
    """The subjects of the last verb of a sentence, and how they stand."""
    language, block = languages.load(code), Block(BlockKind.PARAGRAPH, 0, len(text))
    marked = list(enumerate(find_marked(text, [(0, block)], language)))
    [sentence] = sentences(text, (0, len(text)), marked, {}, language)
    cues = find_cues(sentence, language)
    return [
        (text[sentence.tokens[phrase.first].start : sentence.tokens[phrase.last].end], stands)
        for phrase, stands in subjects(sentence, cues, cues[-1], load(language))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le maire affirme que « oui »", [("Le maire", "beside")]),
        ("« Oui », affirme le maire", [("le maire", "inverted")]),
        ("« Oui », affirme-t-elle", [("elle", "pronoun")]),
        ("Le projet est voulu par le maire, qui évoque « un rêve »", [("le maire", "beside")]),
        ("Selon ce qu’a déclaré le maire, « oui »", [("le maire", "inverted")]),
        ("Les élus, « amers », déplorent des « oublis »", [("Les élus", "leading")]),
        ("Une voisine, qui dort peu, le décrit comme « discret »", [("Une voisine", "leading")]),
        ("« Oui », a dit le maire, ajoutant que « non »", [("le maire", "carried")]),
    ],
)
def test_french(text, expected):
    assert found(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Yes,” a spokesman for the mayor said", [("a spokesman for the mayor", "beside")]),
        ("It came after the mayor said “yes”", [("the mayor", "beside")]),
        ("It rained, prompting the mayor to say “yes”", [("the mayor", "touching"), ("It", "leading")]),
    ],
)
def test_english(text, expected):
    assert found(text, "en") == expected
