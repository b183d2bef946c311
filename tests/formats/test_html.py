"""Saved pages, whole or packed, and pages that were made to do harm."""

import gzip
import quopri
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest import formats
from ingest.formats import html
from ingest.formats.reader import MAX_BYTES
from ingest.pipeline import Options, read
from ingest.records import BODY_KINDS, Article, Record, Refusal, Source

FIRST = (
    "Le pont de Kervan a rouvert lundi matin, après onze mois de travaux et deux hivers de retard sur le calendrier."
)
SECOND = "« Nous avons tenu parole », a déclaré la maire, Jeanne Morvan, devant une centaine de riverains venus à pied."
PAGE = f"""<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Le pont rouvre | Le Courant</title>
<meta property="og:type" content="article">
<link rel="canonical" href="https://courant.example/2024/03/12/pont">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Le pont rouvre",
"author": "Ana Luz"}}</script>
</head><body><nav><a href="/">Accueil</a></nav>
<article><h1>Le pont rouvre</h1><p class="chapo">Onze mois, deux hivers.</p>
<div><p>{FIRST}</p><h2>Tenu</h2><p>{SECOND}</p><p>Lire aussi : <a href="/gare">La gare</a></p></div></article>
</body></html>"""


def parse(content: bytes) -> Article | Refusal:
    return formats.parse(Record(Source("/x/pont.html"), "html", content))


def only(path) -> Article | Refusal:
    (found,) = read([str(path)], Options())
    return found


def is_sound(found: Article | Refusal) -> bool:
    """A refusal with a reason of its own, or an article whose blocks are in order, full and without stray marks."""
    if isinstance(found, Refusal):
        return found.reason != "failed"
    f"{found}".encode()  # what cannot be encoded cannot be stored
    ends = [0, *(block.end for block in found.blocks)]
    parts = [found.text[block.start : block.end] for block in found.blocks]
    return (
        all(block.start >= end for block, end in zip(found.blocks, ends, strict=False))
        and all(part and part == part.strip() for part in parts)
        and not set("\0\x1b\u202e\u2028\ufeff") & set(found.text)
        and found.body == "\n\n".join(p for b, p in zip(found.blocks, parts, strict=True) if b.kind in BODY_KINDS)
    )


@pytest.mark.parametrize("name", ["pont.html", "pont.HTM", "pont.xhtml", "pont.html.gz", "pont.txt", "pont"])
def test_a_page_under_any_name(tmp_path, name):
    content = PAGE.encode()
    (tmp_path / name).write_bytes(gzip.compress(content) if name.endswith("gz") else content)
    article = only(tmp_path / name)
    assert (article.id, article.title, article.authors, article.published, article.url) == (
        "pont",
        "Le pont rouvre",
        ("Ana Luz",),
        "2024-03-12",
        "https://courant.example/2024/03/12/pont",
    )


@pytest.mark.parametrize("multipart", [True, False])
def test_a_page_saved_with_its_pictures(tmp_path, multipart):
    body = quopri.encodestring(PAGE.replace('<link rel="canonical"', "<link").encode()).decode()
    where = "Content-Location: https://courant.example/saved"
    part = f"Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n{where}\n\n{body}\n"
    whole = f'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n{part}\n--b--\n'
    (tmp_path / "pont.mht").write_text(whole if multipart else f"MIME-Version: 1.0\n{part}", encoding="utf-8")
    article = only(tmp_path / "pont.mht")
    assert (article.id, article.title, article.url) == ("pont", "Le pont rouvre", "https://courant.example/saved")


def test_what_stands_beside_a_page_goes_first(tmp_path):
    (tmp_path / "pont.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("file,date,outlet\npont.html,2024-03-13,Le Courant\n", encoding="utf-8")
    _, article = read([str(tmp_path)], Options())
    assert (article.published, article.outlet) == ("2024-03-13", "Le Courant")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.html", b"", "empty"),
        ("a.html", b"\x89PNG" + PAGE.encode(), "binary"),
        ("a.html.gz", gzip.compress(PAGE.encode())[:-20], "unreadable"),
        ("a.html.gz", gzip.compress(b"<p>" * (MAX_BYTES // 3 + 1)), "too-large"),
        ("a.mht", b"Content-Type: image/png\n\nx", "malformed"),
        ("a.mht", b"", "malformed"),
    ],
)
def test_files_that_hold_no_page(tmp_path, name, content, reason):
    (tmp_path / name).write_bytes(content)
    assert only(tmp_path / name).reason == reason


def test_a_page_of_a_hundred_megabytes_is_not_read(tmp_path):
    with (tmp_path / "a.html").open("wb") as file:
        file.truncate(100_000_000)
    assert only(tmp_path / "a.html").reason == "too-large"


@pytest.mark.parametrize(
    "inner",
    [
        "<div>" * 10_000 + "x" + "</div>" * 10_000,
        "<b>" * 10_000,
        "<table><tr><td>" * 3_000,
        "<blockquote>" * 5_000,
        "<p " + " ".join(f"a{n}=1" for n in range(1_000_000)) + ">x</p>",
        "<" * 500_000,
        "&" * 500_000,
        "<p>" + "« " * 200_000,
        "<p>" + "\xa0" * 500_000 + "x",
        "<p>" + "m" * 500_000,
        "<a href='http://[::1'>Lire aussi : le pont de la ville</a>" * 500,
        "<span class='author'>Jean Dupont</span>" * 3_000,
        "<p>Lire aussi</p>" * 3_000,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"a"}</script>' * 3_000,
        '<script type="application/ld+json">{"@type":"Report","author":"A\\ud800","url":"http://a/\\udfff"}</script>',
        "<!DOCTYPE html [<!ENTITY a '&a;&a;'>]>&a;",
        "\0\x01\x1b\u202e\u2066\ufeff",
    ],
    ids=lambda inner: inner[:24],
)
def test_worst_cases(inner):
    start = time.process_time()
    assert is_sound(parse(PAGE.replace("<h2>", inner + "<h2>").encode()))
    assert time.process_time() - start < 10


def test_nested_deeper_than_any_page_from_the_start():
    assert parse(b"<div>" * 10_000 + PAGE.encode()).reason == "no-article"


def test_no_address_of_a_script_gets_in():
    page = PAGE.replace("https://courant.example/2024/03/12/pont", "javascript:alert(1)").replace(
        "/gare", "javascript:x"
    )
    article = parse(page.encode())
    assert (article.url, [related.url for related in article.related]) == (None, [None])


PIECES = [
    "<p>",
    "</p>",
    "<div>",
    "</article>",
    "<h1>",
    '"',
    "'",
    "<!--",
    "]]>",
    "&#0;",
    "&lt;",
    "\u202e",
    "\0",
    "{",
    "}",
    "é",
    "<br>",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(PAGE)), st.integers(0, 40), st.sampled_from(PIECES)), max_size=12))
@example([(0, len(PAGE), "")])
def test_a_page_with_any_pieces_cut_out_and_put_in(changes):
    mutated = PAGE
    for at, length, piece in changes:
        mutated = mutated[:at] + piece + mutated[at + length :]
    assert is_sound(parse(mutated.encode()))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.integers(0, len(PAGE)))
def test_a_page_with_any_bytes_in_it(noise, at):
    content = PAGE.encode()
    assert is_sound(parse(content[:at] + noise + content[at:]))


@given(st.binary(max_size=300))
def test_any_bytes_as_a_saved_message(content):
    assert is_sound(formats.parse(Record(Source("/x/a.mht"), html.MHTML.name, content)))
