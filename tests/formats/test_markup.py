"""Markup inside a value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.formats.markup import plain_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("<p>Un</p><p>deux<br>trois</p>", "Un\n\ndeux\ntrois"),
        ("<p>Un\n  mot</p>\n<p>«\xa0deux\xa0»</p>", "Un mot\n\n«\xa0deux\xa0»"),
        ("Un <b>mot</b>\n\nun <i>autre</i>", "Un mot\n\nun autre"),
        ("<h2>Titre</h2>\nune ligne\n\nune autre", "Titre\n\nune ligne\n\nune autre"),
        ("<ul><li>a<li>b</ul>c", "a\n\nb\n\nc"),
        ("<P CLASS='x > y'>a</P>", "a"),
        ("<p title=l'été>a</p><p>b l'a</p>", "a\n\nb l'a"),
        ("<p>a<!-- b > c -->d</p>", "ad"),
        ("<p>a<!-- sans fin", "a"),
        ("<p>a</p><script>alert('<p>b</p>')</script>", "a"),
        ("<p>a</p><svg><text>b</text></svg><form>c", "a\n\nc"),
        ("<p>a<script>alert(1)", "a"),
        ("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", "<script>alert(1)</script>"),
        ("&eacute;t&eacute; &amp; &#8217;\n\nR&D; ?a=1&copy=2", "été & ’\n\nR&D; ?a=1&copy=2"),
        ("<p>&#0;&#xd800;&#1;</p>", "\ufffd\ufffd"),
        ("a < b > c", "a < b > c"),
        ("I <3 you", "I <3 you"),
        ("", ""),
    ],
)
def test_plain_text(value, text):
    assert plain_text(value) == text


@given(st.text())
def test_any_text_without_brackets_and_ampersands_stays(value):
    plain = value.replace("<", "").replace("&", "")
    assert plain_text(plain) == plain


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<br>", "<script>", "</script", "<!--", "-->", "<", ">", "a", "&", "l'", '"', " "]
        )
    )
)
def test_any_markup(parts):
    plain_text("".join(parts))


@pytest.mark.parametrize(
    "piece",
    [
        "<div>",
        "<b>",
        "</p>",
        "<p ",
        "<",
        "&",
        "<!--",
        '<a href="',
        "<a '\"",
        "<script>",
        "<svg><form>",
        "<![CDATA[",
        "<br>",
    ],
)
def test_a_long_value_of_anything_is_read(piece):
    plain_text("<p>" + piece * (300_000 // len(piece)))


def test_a_million_attributes():
    assert plain_text(f"<p {'a=1 ' * 1_000_000}>x</p>") == "x"


def test_ten_thousand_nested_elements():
    assert plain_text("<div>" * 10_000 + "x" + "</div>" * 10_000) == "x"
