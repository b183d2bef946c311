"""The elements in a page's head."""

import pytest
import yaml

from ingest.formats.claims import CONFIDENCE, Claim
from ingest.formats.page import meta as module
from ingest.formats.page.meta import Meta
from ingest.formats.page.tree import grown


def read(head: str, html: str = "<html>") -> Meta:
    return Meta(grown(f"{html}<head>{head}</head><p>a".encode()))


def test_opengraph_goes_before_the_rest():
    meta = read(
        "<title>Le pont | Le Courant</title>"
        '<meta name="description" content="Autre."><meta property="og:description" content="Une.">'
        '<meta property="og:article:published_time" content="2024-03-12">'
        '<meta itemprop="datePublished" content="2024-03-13">'
        '<link rel="canonical" href="https://courant.example/pont">'
        '<meta property="og:url" content="https://courant.example/">',
        '<html lang="fr-CA">',
    )
    assert meta.claims() == {
        "standfirst": [Claim("Une.", "opengraph"), Claim("Autre.", "meta")],
        "published": [Claim("2024-03-12", "opengraph"), Claim("2024-03-13", "meta")],
        "title": [Claim("Le pont | Le Courant", "title element")],
        "url": [Claim("https://courant.example/pont", "meta"), Claim("https://courant.example/", "opengraph")],
        "language": [Claim("fr-CA", "declared")],
        "paywalled": [],
    }
    assert meta.is_article


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ('<meta name="author" content="Ana Luz">', ["Ana Luz"]),
        ('<meta name="author" content="Ana Luz"><meta name="Author" content="Bo Do">', ["Ana Luz", "Bo Do"]),
        ('<meta name="author" content="Le Groupe"><meta name="parsely-author" content="Ana Luz">', ["Ana Luz"]),
        ('<meta property="article:author" content="https://facebook.example/ana">', []),
        ('<meta name="twitter:creator" content="@ana">', []),
        ("", []),
    ],
)
def test_authors(head, authors):
    assert read(head).authors() == authors


@pytest.mark.parametrize(("tier", "paywalled"), [("locked", True), ("metered", True), ("free", False)])
def test_tiers(tier, paywalled):
    claims = read(f'<meta property="article:content_tier" content="{tier}">').claims()
    assert claims["paywalled"] == [Claim(paywalled, "opengraph")]


def test_types_of_pages():
    kinds = [read(f'<meta property="og:type" content="{kind}">') for kind in ("article", "website", "video.other")]
    assert [(kind.is_article) for kind in kinds] == [True, False, False]


def test_every_name_is_in_small_letters_and_stands_once():
    table = yaml.safe_load((module.files("ingest.formats.page") / "meta_names.yml").read_text(encoding="utf-8"))
    for where in ("opengraph", "meta"):
        names = [name for listed in table[where].values() for name in listed]
        assert names == [name.lower() for name in names]
        assert len(names) == len(set(names))
        assert where in CONFIDENCE
