"""From bytes to a small tree."""

import pytest

from ingest.errors import Binary, Empty, TooLarge
from ingest.formats.page.tree import LINE_END, bare, grown, printed, seen


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<p>l’été</p>".encode(), "l’été"),
        ("<p>l’été</p>".encode("cp1252"), "l’été"),
        (b'<meta charset="utf-8"><p>l\x92\xe9t\xe9</p>', "l’été"),
        ('<meta charset="utf-8"><p>l’été à l’île</p><i>'.encode() + b"\xe9", "l’été à l’île"),
        (b'<meta charset="iso-8859-1"><p>c\x9cur</p>', "cœur"),
        ('<meta charset="iso-8859-15"><p>10 €</p>'.encode("iso-8859-15"), "10 €"),
        (
            '<meta http-equiv="content-type" content="text/html; charset=windows-1251"><p>Москва</p>'.encode("cp1251"),
            "Москва",
        ),
        ("<p>été</p>".encode("utf-16"), "été"),
        ("<?xml version='1.0' encoding='utf-16'?><html><p>été</p></html>".encode(), "été"),
        (b"<p>&eacute;t&#233; l&#146;&nbsp;or&#0;&#1;&#x202e;</p>", "été l’\xa0or\ufffd"),
        (b"<p>a\x00b\x1bc</p>", "abc"),
        (b"<p>un  mot\n  un&nbsp;autre<br> et un </p>", f"un mot un\xa0autre{LINE_END}et un"),
    ],
)
def test_what_a_paragraph_says(content, text):
    assert printed(bare(grown(content)).find(".//p")) == text


@pytest.mark.parametrize(
    ("content", "error"),
    [(b"", Empty), (b" \n", Empty), (b"<!-- a -->", Empty), (b"%PDF-1.7 <p>a", Binary), (b"\x1f\x8b<p>", Binary)],
)
def test_what_is_no_page(content, error):
    with pytest.raises(error):
        grown(content)


def test_nothing_of_an_entity_or_a_file_is_expanded():
    page = (
        b'<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><p>&b;&c;</p>'
    )
    assert "aaaa" not in printed(grown(page))
    assert "root" not in printed(grown(page))


@pytest.mark.parametrize(
    "page",
    [
        "<p>a</p>" * 31_000,
        "<p " + " ".join(f"a{i}=1" for i in range(200_000)) + ">x",
        "<p " + " ".join(f"a{i}='>'" for i in range(40_000)) + ">x",
        "<p " + "a=1 " * 1_000_000 + ">x",
        "<p>" + "mot " * 800_000,
    ],
)
def test_what_is_too_large_is_refused_at_once(page):
    with pytest.raises(TooLarge):
        bare(grown(page.encode()))


def test_long_runs_that_are_no_attributes_are_read():
    script = "<script>" + "a = b; " * 40_000 + "</script>"
    image = '<img src="data:' + "A" * 300_000 + '">'
    assert printed(bare(grown(f"{script}{image}<p>a".encode()))) == "a"


def test_a_page_set_by_a_table_is_set_by_boxes():
    tree = bare(grown(b"<table><tr><td>Menu</td><td><p>Un</p></td></tr></table><table><tr><td>1</td></tr></table>"))
    assert [element.tag for element in tree.iter("table", "td")] == ["table", "td"]


def test_what_no_reader_sees_is_gone():
    tree = bare(grown(b"<head><title>t</title></head><p>a<script>b</script><style>c</style><svg>d</svg><!-- e --></p>"))
    assert printed(tree) == "a"


def test_seen_keeps_the_spaces_of_french_typography():
    assert seen(" «\xa0Oui\u202f!\xa0»\t ") == "«\xa0Oui\u202f!\xa0»"
