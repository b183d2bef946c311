"""Whatever is cut out of a text, what is left of it stays where it is found."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ingest.cutting import Cut, Cutting, merged
from ingest.records import Block, BlockKind, Mention, Person, Place, Quote, QuoteKind, Role
from ingest.withheld import Trace

MARKS = {Trace.NAME: "[nom]", Trace.PASSAGE: "[passage]"}
TEXT = "La maire, Ana Ruiz, dit : « Jo part. » Léo rit."
CUTTING = Cutting(TEXT, [Cut(10, 18, Trace.NAME)], MARKS)

spans = st.tuples(st.integers(0, 40), st.integers(1, 10)).map(lambda pair: (pair[0], pair[0] + pair[1]))
texts = st.text("ab cdé\U0001f600\n", min_size=50, max_size=50)


def test_what_was_found_moves_along() -> None:
    assert CUTTING.rest() == "La maire, [nom], dit : « Jo part. » Léo rit."
    quote = Quote(28, 36, "Jo part.", QuoteKind.DIRECT, "Ana Ruiz", True, 10, 18, "dit", 'subject of "dit"', 0.9)
    (moved,) = CUTTING.quotes([quote], lambda value: value.replace("Ana Ruiz", "[nom]"))
    assert moved == Quote(25, 33, "Jo part.", QuoteKind.DIRECT, "[nom]", False, 10, 15, "dit", 'subject of "dit"', 0.9)
    leo = Person("Léo", (Mention(39, 42, "Léo"),), "leo", (Role(0, 8, "La maire"), Role(10, 13, "Ana")))
    assert list(CUTTING.people([leo, Person("Ana Ruiz", (Mention(10, 18, "Ana Ruiz"),), "ana ruiz")])) == [
        Person("Léo", (Mention(36, 39, "Léo"),), "leo", (Role(0, 8, "La maire"),))
    ]
    assert list(CUTTING.places([Place("Ana", (Mention(10, 13, "Ana"),), "ana")])) == []


def test_a_block_and_a_quote_that_go_altogether_are_none() -> None:
    cutting = Cutting("Un. Deux. Trois.", [Cut(1, 12, Trace.PASSAGE)], MARKS)
    blocks = [Block(BlockKind.PARAGRAPH, *span) for span in ((0, 3), (4, 9), (10, 16))]
    assert cutting.rest() == "U[passage]ois."
    assert [cutting.rest()[block.start : block.end] for block in cutting.blocks(blocks)] == ["U[passage]", "ois."]
    assert list(cutting.quotes([Quote(4, 8, "Deux", QuoteKind.DIRECT)], str)) == []
    whole = Cutting("Un. Deux.", [Cut(4, 9, Trace.PASSAGE)], MARKS)
    assert list(whole.quotes([Quote(4, 8, "Deux", QuoteKind.DIRECT)], str)) == []


def test_cuts_of_one_name_are_made_one() -> None:
    cuts = [Cut(4, 8, Trace.NAME), Cut(0, 3, Trace.NAME), Cut(9, 12, Trace.NAME), Cut(11, 15, Trace.PASSAGE)]
    assert merged("Ana-Ruiz Leo abc", [*cuts, Cut(0, 2, Trace.NAME)]) == [Cut(0, 15, Trace.PASSAGE)]
    assert merged("Ana et Leo", [Cut(0, 3, Trace.NAME), Cut(7, 10, Trace.NAME)]) == [
        Cut(0, 3, Trace.NAME), Cut(7, 10, Trace.NAME)
    ]  # fmt: skip


@given(texts, st.lists(spans, max_size=4), spans)
def test_what_is_spared_reads_as_before(text: str, gone: list[tuple[int, int]], span: tuple[int, int]) -> None:
    cutting = Cutting(text, merged(text, (Cut(start, end, Trace.NAME) for start, end in gone)), MARKS)
    start, end = span
    if cutting.spares(start, end):
        assert cutting.rest()[cutting.moved(start) : cutting.moved(end)] == text[start:end]
    assert 0 <= cutting.moved(start) <= cutting.moved(end) <= len(cutting.rest())
    assert cutting.moved(len(text)) == len(cutting.rest())


@given(texts, st.lists(spans, max_size=4))
def test_blocks_stay_in_order_and_apart(text: str, gone: list[tuple[int, int]]) -> None:
    cutting = Cutting(text, merged(text, (Cut(start, end, Trace.PASSAGE) for start, end in gone)), MARKS)
    blocks = cutting.blocks(Block(BlockKind.PARAGRAPH, at, at + 8) for at in range(0, 50, 10))
    assert all(one.end <= other.start for one, other in pairwise(blocks))
    assert all(block.start < block.end <= len(cutting.rest()) for block in blocks)
