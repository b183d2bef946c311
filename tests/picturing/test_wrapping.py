import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.picturing.wrapping import shortened, wrapped


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("un mur ne bouge pas", ["un mur ne", "bouge pas"]),
        ("un", ["un"]),
        ("", []),
        ("« un mur »", ["« un mur »"]),
        ("inconstitutionnellement", ["inconstitu", "tionnellem", "ent"]),
        ("un inconstitutionnel", ["un", "inconstitu", "tionnel"]),
    ],
)
def test_lines_end_at_spaces_where_they_can(text, lines):
    assert wrapped(text, len, 10) == lines


@pytest.mark.parametrize(
    ("lines", "most", "shown"),
    [
        (["un mur ne", "bouge pas"], 2, ["un mur ne", "bouge pas"]),
        (["un mur ne", "bouge pas"], 1, ["un mur…»"]),
        (["un mur,", "dit-il"], 1, ["un mur…»"]),
        (["inconstitu", "tionnel"], 1, ["inconsti…»"]),
    ],
)
def test_what_is_too_long_ends_at_a_word(lines, most, shown):
    assert shortened(lines, most, len, 10, "»") == shown


@given(text=st.text(), width=st.integers(2, 40), most=st.integers(1, 5))
def test_any_text_fits(text, width, most):
    lines = wrapped(text, len, width)
    assert all(len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    shown = shortened(lines, most, len, width)
    assert len(shown) <= most and all(len(line) <= width for line in shown)
