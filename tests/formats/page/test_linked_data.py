"""JSON-LD as sites write it."""

import json

import pytest

from ingest.formats.claims import Claim
from ingest.formats.page.linked_data import LinkedData
from ingest.formats.page.tree import grown

ARTICLE = {"@type": "NewsArticle", "headline": "Le pont rouvre"}


def read(*scripts: object, title: str = "") -> LinkedData:
    texts = [script if isinstance(script, str) else json.dumps(script) for script in scripts]
    page = "".join(f'<script type="application/ld+json">{text}</script>' for text in texts)
    return LinkedData(grown(f"<html><head>{page}</head><p>a".encode()), title)


@pytest.mark.parametrize(
    "script",
    [
        ARTICLE,
        [{"@type": "WebSite"}, ARTICLE],
        {"@graph": [ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        {"@type": ["Article", "NewsArticle"], "headline": "Le pont rouvre"},
        {"@type": "http://schema.org/ReportageNewsArticle", "headline": "Le pont rouvre"},
        '<!-- {"@type": "NewsArticle", "headline": "Le pont rouvre"} -->',
        '{"@type": "NewsArticle", "headline": "Le pont\nrouvre"}',
        '{"@type": "NewsArticle", "headline": "Le &lt;i&gt;pont&lt;/i&gt; rouvre"};',
    ],
)
def test_the_article_wherever_it_stands(script):
    assert [" ".join(claim.value.split()) for claim in read(script).claims()["title"]] == ["Le pont rouvre"]


@pytest.mark.parametrize(
    "script",
    [
        "",
        "{",
        "[" * 100_000,
        '{"@graph":' * 500 + "1" + "}" * 500,
        "null",
        "1",
        '"a"',
        [[[[[[[[ARTICLE]]]]]]]],
        {"@type": None},
    ],
)
def test_what_is_no_article(script):
    assert read(script).claims() == {}


def test_fields():
    node = {
        **ARTICLE,
        "description": "Les camions <b>attendront</b>.",
        "datePublished": "2024-03-12T09:05:00+01:00",
        "dateModified": None,
        "articleSection": ["Économie", "Ville"],
        "inLanguage": "fr-FR",
        "publisher": {"@id": "#courant"},
        "mainEntityOfPage": {"@type": "WebPage", "@id": "https://courant.example/pont"},
        "image": [{"@type": "ImageObject", "url": "https://courant.example/pont.jpg"}],
        "isAccessibleForFree": "http://schema.org/False",
    }
    assert read(node, {"@id": "#courant", "name": "Le Courant"}).claims() == {
        "title": [Claim("Le pont rouvre", "json-ld")],
        "standfirst": [Claim("Les camions attendront.", "json-ld")],
        "published": [Claim("2024-03-12T09:05:00+01:00", "json-ld")],
        "section": [Claim("Économie", "json-ld")],
        "language": [Claim("fr-FR", "json-ld")],
        "outlet": [Claim("Le Courant", "json-ld")],
        "url": [Claim("https://courant.example/pont", "json-ld")],
        "image": [Claim("https://courant.example/pont.jpg", "json-ld")],
        "paywalled": [Claim(True, "json-ld")],
    }


@pytest.mark.parametrize(
    ("author", "persons", "organisations"),
    [
        ("Ana Luz", ["Ana Luz"], []),
        (["Ana Luz", "Bo Do"], ["Ana Luz", "Bo Do"], []),
        ({"@type": "Person", "name": "D.D."}, ["D.D."], []),
        (
            [{"@type": "Person", "name": ["Ana Luz"]}, {"@type": "NewsMediaOrganization", "name": "AFP"}],
            ["Ana Luz"],
            ["AFP"],
        ),
        ({"@id": "#ana"}, ["Ana Luz"], []),
        ({"@id": "#nobody"}, [], []),
        ({"name": 7}, [], []),
        (None, [], []),
    ],
)
def test_authors(author, persons, organisations):
    data = read({**ARTICLE, "author": author}, {"@type": "Person", "@id": "#ana", "name": "Ana Luz"})
    assert (data.persons(), data.organisations()) == (persons, organisations)


def test_the_author_of_the_page_is_not_that_of_the_article():
    data = read(ARTICLE, {"@type": "WebPage", "author": "Web Master"})
    assert (data.persons(), data.persons(of_page=True)) == ([], ["Web Master"])


def test_among_many_articles_the_one_that_the_page_is_called_after():
    listed = [{**ARTICLE, "headline": f"Autre titre {n}", "author": "Bo Do"} for n in range(4)]
    assert read([*listed, ARTICLE], title="Le pont rouvre - Le Courant").article == ARTICLE
    assert read(listed, title="Le Courant").article == {}
