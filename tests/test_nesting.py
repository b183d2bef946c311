"""Marks as a tree: every code point once, every mark whole, nothing crossing."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.nesting import Mark, Stretch, nested, with_quotation_marks

QUOTE, PERSON, OTHER = Mark(2, 8, "quote"), Mark(4, 6, "person"), Mark(6, 10, "other")


def test_text_without_marks_is_one_stretch() -> None:
    assert nested(3, 9, []) == [Stretch(3, 9)]
    assert nested(3, 3, [QUOTE]) == []


def test_a_mark_in_a_mark() -> None:
    assert nested(0, 10, [QUOTE, PERSON]) == [
        Stretch(0, 2),
        Stretch(2, 8, QUOTE, [Stretch(2, 4), Stretch(4, 6, PERSON, [Stretch(4, 6)]), Stretch(6, 8)]),
        Stretch(8, 10),
    ]


def test_of_marks_that_cross_the_later_is_cut() -> None:
    inner, rest = Stretch(6, 8, OTHER, [Stretch(6, 8)]), Stretch(8, 10, OTHER, [Stretch(8, 10)])
    assert nested(2, 10, [QUOTE, OTHER]) == [Stretch(2, 8, QUOTE, [Stretch(2, 6), inner]), rest]
    assert [(part.begins, part.ends) for part in (inner, rest)] == [(True, False), (False, True)]


def test_a_mark_over_the_edge_shows_its_part() -> None:
    (part,) = nested(3, 5, [QUOTE])
    assert part == Stretch(3, 5, QUOTE, [Stretch(3, 5)])
    assert (part.begins, part.ends) == (False, False)


def test_marks_one_after_the_other_stay_apart() -> None:
    first, second = Mark(0, 3, "one"), Mark(3, 6, "two")
    assert [stretch.mark for stretch in nested(0, 6, [second, first])] == [first, second]


def test_thousands_of_marks_are_no_burden() -> None:
    marks = [Mark(at, at + 2, at) for at in range(0, 60_000, 3)]
    assert sum(stretch.mark is not None for stretch in nested(0, 60_000, marks)) == 20_000


spans = st.builds(lambda start, end: Mark(start, end, None), st.integers(-3, 20), st.integers(-3, 20))


def leaves(stretches: list[Stretch[None]]) -> list[Stretch[None]]:
    return [leaf for one in stretches for leaf in (leaves(one.inside) if one.mark else [one])]


def marked(stretches: list[Stretch[None]], mark: Mark[None]) -> set[int]:
    """The places in the text that a mark is on."""
    own = (set(range(one.start, one.end)) if one.mark is mark else marked(one.inside, mark) for one in stretches)
    return set().union(*own)


@given(marks=st.lists(spans, max_size=8), start=st.integers(0, 8), length=st.integers(0, 12))
def test_any_marks_give_the_text_and_every_mark_its_own(marks: list[Mark[None]], start: int, length: int) -> None:
    end = start + length
    stretches = nested(start, end, marks)
    assert [at for leaf in leaves(stretches) for at in range(leaf.start, leaf.end)] == list(range(start, end))
    for mark in marks:
        assert marked(stretches, mark) == set(range(max(mark.start, start), min(mark.end, end)))


@given(st.lists(spans, max_size=8))
def test_what_is_inside_fills_what_is_around_it(marks: list[Mark[None]]) -> None:
    def check(stretches: list[Stretch[None]], start: int, end: int) -> None:
        assert [start, *(one.end for one in stretches)] == [*(one.start for one in stretches), end]
        for one in stretches:
            if one.mark:
                check(one.inside, one.start, one.end)

    check(nested(0, 20, marks), 0, 20)


def test_quotation_marks_belong_to_the_quote() -> None:
    text = 'Elle dit : « Oui. » Puis "non" et rien.'
    spans = [(text.index(words), text.index(words) + len(words)) for words in ("Oui.", "non", "rien")]
    assert [text[slice(*with_quotation_marks(text, *span))] for span in spans] == ["« Oui. »", '"non"', "rien"]


@given(st.text('« »"ab', max_size=12), st.integers(-3, 15), st.integers(-3, 15))
def test_a_quote_with_its_marks_holds_the_quote(text: str, start: int, end: int) -> None:
    first, last = with_quotation_marks(text, start, end)
    assert first <= start
    assert end <= last
    assert set(text[max(first, 0) : max(start, 0)] + text[max(end, 0) : max(last, 0)]) <= set('« »"')
