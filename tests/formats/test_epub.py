"""EPUB: chapters as articles."""

import io
import zipfile
from pathlib import Path

import pytest
from harm import changes, damaged, stands
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.formats import epub
from ingest.pipeline import Options, read
from ingest.records import Article, Refusal

CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
BOOK = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>
<dc:title>La Revue des deux quais</dc:title><dc:creator>Ana Luz</dc:creator><dc:creator>Bo Do</dc:creator>
<dc:date>2024-03</dc:date><dc:language>fr-FR</dc:language></metadata>
<manifest><item id="n" href="nav.xhtml" properties="nav"/><item id="c" href="cover.xhtml"/>
<item id="a" href="texte%20a.xhtml"/><item id="x" href="../../../etc/passwd"/></manifest>
<spine><itemref idref="n"/><itemref idref="c"/><itemref idref="a"/><itemref idref="x"/><itemref idref="none"/></spine>
</package>"""
LONG = "Le bac passe de nouveau entre les deux rives, été comme hiver. " * 6
CHAPTER = f"""<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Chapitre</title></head>
<body><h2>Le bac &amp; le pont</h2><p>{LONG}</p><p>Fin.</p></body></html>"""


def packed(**changes: str) -> bytes:
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": BOOK,
        "OEBPS/nav.xhtml": CHAPTER,
        "OEBPS/cover.xhtml": "<html><body><h1>La Revue</h1></body></html>",
        "OEBPS/texte a.xhtml": CHAPTER,
        **changes,
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


def of(path: Path, content: bytes) -> list[Article | Refusal]:
    path.write_bytes(content)
    return list(read([str(path)], Options()))


def test_chapters_are_articles(tmp_path):
    cover, article, outside = of(tmp_path / "whatever.zip", packed())
    path = f"{tmp_path}/whatever.zip"
    assert cover == Refusal(path, "OEBPS/cover.xhtml", "no-text", "a page of the book that is no chapter")
    assert isinstance(article, Article)
    assert (article.id, article.title, article.outlet, article.authors, article.published, article.language) == (
        *("OEBPS/texte a.xhtml", "Le bac & le pont", "La Revue des deux quais", ("Ana Luz", "Bo Do"), "2024-03", "fr"),
    )
    assert article.body == f"{LONG.strip()}\n\nFin."
    assert isinstance(outside, Refusal)
    assert (outside.record, outside.reason) == ("../../etc/passwd", "malformed")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"META-INF/container.xml": "<container/>"}, "an EPUB that does not say what is in it"),
        ({"OEBPS/book.opf": ""}, "an EPUB that does not say what is in it"),
        ({"OEBPS/book.opf": "no XML"}, "OEBPS/book.opf is no XML"),
        ({"OEBPS/book.opf": "<package/>"}, "a book without chapters"),
    ],
)
def test_books_that_do_not_say_what_is_in_them(tmp_path, changes, message):
    (refusal,) = of(tmp_path / "a.epub", packed(**changes))
    assert isinstance(refusal, Refusal)
    assert refusal.message == message


@settings(max_examples=100, deadline=None)
@given(changes(60, 4_000), st.integers(0, 300))
def test_any_damage_is_articles_and_refusals(tmp_path_factory, changes, cut):
    path = tmp_path_factory.mktemp("epub") / "a.epub"
    path.write_bytes(damaged(packed(), changes, cut))
    stands(path, epub.READER)
