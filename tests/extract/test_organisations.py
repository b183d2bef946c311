import pytest

from ingest import languages
from ingest.extract.lexicon import lexicon
from ingest.extract.organisations import find_organisations
from ingest.extract.tokens import tokens
from ingest.records import Block, BlockKind


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Il dirige l’Université de Paris depuis Lyon", {"Université", "de", "Paris"}),
        ("Le Conseil national de la Martinique vote", {"Conseil", "national", "de", "la", "Martinique"}),
        ("Le Congrès national du dialogue en Syrie", set()),
        ("Un vol Air France part de Nice", {"Air", "France"}),
        ("La Fondation Abbé Pierre alerte", {"Fondation", "Abbé", "Pierre"}),
    ],
)
def test_what_is_claimed(text, claimed):
    words = tokens(text, [Block(BlockKind.PARAGRAPH, 0, len(text))])
    found = find_organisations(words, lexicon(languages.load("fr")))
    assert {words[i].text for start, end, _ in found if end - start > 1 for i in range(start, end)} == claimed
