"""Words between marks: pairs, nesting, marks never closed, and text made to hurt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import languages
from ingest.extract.marks import find_marked
from ingest.records import Block, BlockKind

FRENCH, ENGLISH = languages.load("fr"), languages.load("en")


def blocks_of(text: str) -> list[tuple[int, Block]]:
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n")):
        blocks.append((number, Block(BlockKind.PARAGRAPH, start, start + len(line))))
        start += len(line) + 1
    return blocks


def marked(text: str, language=FRENCH) -> list[str]:
    return [text[found.start : found.end] for found in find_marked(text, blocks_of(text), language)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Il dit « oui » et « non ».", ["oui", "non"]),
        ("Il dit «oui».", ["oui"]),
        ('Il dit “oui” puis "non".', ["oui", "non"]),
        ("Il dit ‹ oui ›.", ["oui"]),
        ("« Il m’a dit “jamais” hier »", ["Il m’a dit “jamais” hier"]),
        ("« Il m’a dit « jamais » hier »", ["Il m’a dit « jamais » hier"]),
        ('L\'"apaisement" est loin', ["apaisement"]),
        ('Un écran de 15" et "rien" de plus', ["rien"]),
        ("Il dit « oui et s’en va.", ["oui et s’en va."]),
        ("Il dit oui » et s’en va.", []),
        ("« »", []),
        ("« … »", []),
    ],
)
def test_french_marks(text, words):
    assert marked(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She said ‘no’ and ‘don’t’.", ["no", "don’t"]),
        ("The dogs’ owner said 'no' and left.", ["no"]),
        ("It's Tom's and I don't care.", []),
        ("“He said ‘never’ to me,” she said.", ["He said ‘never’ to me,"]),
        ("“Wrong closing.“ However, “right”.", ["Wrong closing.", "right"]),
        ("In the '90s it was 'fine'.", ["fine"]),
    ],
)
def test_english_marks(text, words):
    assert marked(text, ENGLISH) == words


def test_a_quotation_over_paragraphs_is_one_a_paragraph():
    text = "Il dit : « Un.\n« Deux.\n« Trois. »\n« Autre. »"
    found = list(find_marked(text, blocks_of(text), FRENCH))
    assert [(text[words.start : words.end], words.goes_on) for words in found] == [
        ("Un.", False),
        ("Deux.", True),
        ("Trois.", True),
        ("Autre.", False),
    ]


def test_a_quotation_only_closed_in_the_next_paragraph_goes_on_there():
    text = "Il dit : « Un.\nDeux », sourit-il."
    found = list(find_marked(text, blocks_of(text), FRENCH))
    assert [(text[words.start : words.end], words.goes_on) for words in found] == [("Un.", False), ("Deux", True)]


@given(st.text(alphabet="«»“”\"‹›‘’' a.\n", max_size=200), st.sampled_from([FRENCH, ENGLISH]))
def test_spans_are_in_order_within_their_block_and_hold_a_word(text, language):
    blocks = dict(blocks_of(text))
    end = 0
    for words in find_marked(text, list(blocks.items()), language):
        block = blocks[words.block]
        assert end <= words.start < words.end <= block.end
        assert block.start <= words.start
        assert words.opening <= words.start and words.end <= words.closing
        assert text[words.start : words.end].strip() == text[words.start : words.end]
        end = words.end


@pytest.mark.parametrize("hostile", ["«" * 20_000 + "a", "«a" * 20_000, "«a»" * 20_000, "»" * 20_000, "‘a " * 20_000])
def test_hostile_marks_give_no_more_spans_than_marks(hostile):
    assert len(marked(hostile)) <= 20_000
