"""Who is believed about a field, and what is kept of the others."""

import pytest

from ingest import formats
from ingest.formats.claims import CONFIDENCE, Claim, believed
from ingest.records import Found, Record, Source


def test_the_first_claim_that_says_anything_is_believed():
    claims = {
        "published": [Claim("hier", "json-ld"), Claim("2024-03-12", "meta"), Claim("13 mars 2024", "text")],
        "authors": [Claim([], "json-ld"), Claim("Par Ana Luz et Bo Do", "byline")],
    }
    assert believed(claims) == (
        {"published": "2024-03-12", "authors": ("Ana Luz", "Bo Do")},
        (
            Found("authors", "byline", 0.9),
            Found("published", "meta", 0.8),
            Found("published", "text", 0.9, "2024-03-13"),
        ),
    )


def test_values_that_differ_in_spelling_alone_are_one():
    claims = {"title": [Claim("L’été à Brest", "page"), Claim("L'ÉTÉ À BREST", "json-ld"), Claim("Brest", "meta")]}
    assert believed(claims)[1] == (Found("title", "page", 0.95), Found("title", "meta", 0.8, "Brest"))


def test_nothing_is_found_where_nothing_is_said():
    assert believed({"title": [Claim(None, "text")], "paywalled": [Claim("peut-être", "column")]}) == ({}, ())


def test_a_text_says_where_its_fields_come_from():
    text = "Un titre\n\nPar Ana Luz\n\nUn mot pour finir la semaine."
    record = Record(Source("/x/2024-03-12.txt"), "text", text.encode(), known=(({"outlet": "Le Courant"},),))
    assert formats.parse(record).found == (
        Found("title", "text", CONFIDENCE["text"]),
        Found("authors", "byline", CONFIDENCE["byline"]),
        Found("published", "file name", CONFIDENCE["file name"]),
        Found("language", "detected", CONFIDENCE["detected"]),
        Found("outlet", "sidecar", CONFIDENCE["sidecar"]),
    )


def test_a_row_says_where_its_fields_come_from():
    record = Record(Source("/x/a.jsonl"), "jsonl", {"title": "a", "url": "https://www.rfi.fr/a", "language": "fr"})
    assert formats.parse(record).found == (
        Found("title", "column", 1.0),
        Found("language", "column", 1.0),
        Found("outlet", "address", CONFIDENCE["address"]),
        Found("url", "column", 1.0),
    )


@pytest.mark.parametrize(("field", "most"), [("title", 500), ("standfirst", 3_000), ("section", 200), ("outlet", 200)])
def test_of_a_text_where_a_line_should_stand_the_beginning_is_taken(field, most):
    words, endless = "mot " * 25_000, "W" * 100_000
    assert believed({field: [Claim(words, "column")]})[0][field] == "mot " * (most // 4 - 1) + "mot…"
    assert believed({field: [Claim(endless, "column")]})[0][field] == "W" * (most - 1) + "…"
