from ingest import languages
from ingest.extract.claims import find_claims
from ingest.extract.features import blocks, features
from ingest.extract.lexicon import lexicon
from ingest.extract.tokens import tokens
from ingest.records import Block, BlockKind

FR = languages.load("fr")
TEXT = "Claire Fontanel part\n\nFontanel, hier"
BLOCKS = [Block(BlockKind.PARAGRAPH, 0, 20), Block(BlockKind.PARAGRAPH, 22, 36)]
WORDS = tokens(TEXT, BLOCKS)
KEYS = ["Claire", "Fontanel", "part", "again", "hier"]
TOLD = dict(zip(KEYS, features(WORDS, find_claims(WORDS, lexicon(FR)), FR), strict=True))


def test_every_word_is_told_and_blocks_are_apart():
    assert list(blocks(WORDS)) == [(0, 3), (3, 5)]
    assert not [feature for feature in TOLD["again"] if feature.startswith("-1w")]
    assert list(blocks([])) == features([], [], FR) == []


def test_a_word_is_told_what_stands_beside_it():
    assert {"w=fr.fontanel", "-1w=fr.claire", "+1w=fr.part", "g<_", "g>_"} <= set(TOLD["Fontanel"])
    assert {"g<#", "g>,"} <= set(TOLD["again"])


def test_a_word_is_told_what_is_claimed():
    assert {"k=Bfirst-name", "k+=Ifirst-name", "K=BPER", "k-=#"} <= set(TOLD["Claire"])
    assert {"k=Ssurname", "K=SPER"} <= set(TOLD["again"])


def test_a_word_is_told_its_use_elsewhere():
    used = {"u:after-first-name", "u:first-name", "u:surname", "u:most=PER", "u:all=PER"}
    assert used <= set(TOLD["Fontanel"])
    assert used <= set(TOLD["again"])
    assert "u:once" in TOLD["Claire"]
