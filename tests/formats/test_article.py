"""Where the fields of an article are settled."""

import pytest

from ingest import formats
from ingest.errors import NoText
from ingest.formats.article import from_fields, from_text
from ingest.formats.layout import lay_out
from ingest.records import Block, Record, Refusal, Source

RECORD = Record(Source("/x/2024-03-12-pont.jsonl"), "jsonl", {}, key="k")


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.lemonde.fr/a", "Le Monde"),
        ("https://fr.wikinews.org/wiki/%22A%22", "Wikinews"),
        ('https://fr.wikinews.org/wiki/"A"', "Wikinews"),
        ("HTTP://www.Courant.example:8080/é", "courant.example"),
    ],
)
def test_addresses_and_their_outlets(url, outlet):
    article = from_fields(RECORD, {"title": "a", "url": url})
    assert (article.url, article.outlet) == (url, outlet)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://x.example/a",
        "//x.example/a",
        "www.x.example",
        "http://[::1",
        "http://x.example:99999999/",
        "http://\u2100.example",
        "http://x\u202e.example",
        "http://x.example/a b",
        "http://x.example/<script>",
        "http://",
        "http://x.example/" + "a" * 5000,
        7,
        None,
    ],
)
def test_what_is_no_address(url):
    article = from_fields(RECORD, {"title": "a", "url": url, "image": url})
    assert (article.url, article.image, article.outlet) == (None, None, None)


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("12 mars 2024 à 9h05", "2024-03-12T09:05"),
        ("Publié le 12 mars 2024", "2024-03-12"),
        ("hier", None),
        ("12 mars 2024 " * 100_000, None),
        ({"x": 1}, None),
    ],
)
def test_published(value, iso):
    assert from_fields(RECORD, {"title": "a", "published": value}).published == iso


@pytest.mark.parametrize(
    ("value", "paywalled"),
    [("Oui", True), (1, True), ("false", False), (False, False), ("peut-être", None), ([], None)],
)
def test_paywalled(value, paywalled):
    assert from_fields(RECORD, {"title": "a", "paywalled": value}).paywalled is paywalled


@pytest.mark.parametrize(
    ("value", "code"), [("fr", "fr"), ("fr-CA", "fr"), ("EN_us", "en"), ("français", "fr"), ("", "fr")]
)
def test_language_as_stated_or_as_it_reads(value, code):
    body = "Le pont a rouvert lundi matin, et les camions attendront encore l’été."
    assert from_fields(RECORD, {"body": body, "language": value}).language == code


def test_the_text_is_composed_of_what_the_row_holds():
    article = from_fields(RECORD, {"title": "Un  titre", "body": " Un mot.\n\nDeux mots. ", "published": "2024"})
    assert (article.id, article.text) == ("k", "Un titre\n\nUn mot.\n\nDeux mots.")
    assert article.blocks == (Block("title", 0, 8), Block("paragraph", 10, 17), Block("paragraph", 19, 29))


def test_what_is_known_goes_before_what_is_read():
    text = "Titre\n\nPar Ana Luz\n\n12 mars 2024\n\nUn mot."
    article = from_text(RECORD, text, lay_out(text), {"authors": "Bo Do;Li Wei", "section": "Monde"})
    assert (article.title, article.authors, article.section, article.published) == (
        "Titre",
        ("Bo Do", "Li Wei"),
        "Monde",
        "2024-03-12",
    )


@pytest.mark.parametrize(
    ("stem", "iso"),
    [
        ("2016_02_15-002", "2016-02-15"),
        ("20160215", "2016-02-15"),
        ("2016-02-15-pont", "2016-02-15"),
        ("2016-13-15", None),
        ("pont-2016-02-15", None),
        ("201602150", None),
    ],
)
def test_a_date_in_the_file_s_name(stem, iso):
    record = Record(Source(f"/x/{stem}.txt"), "text", b"Titre")
    assert from_text(record, "Titre", lay_out("Titre"), {}).published == iso


def test_neither_title_nor_body():
    with pytest.raises(NoText):
        from_fields(RECORD, {"url": "https://x.example"})


def test_a_reader_that_fails_refuses_the_record_alone():
    record = Record(Source("/x/a.jsonl"), "jsonl", None, place="line 3")
    assert formats.parse(record) == Refusal(
        "/x/a.jsonl", "line 3", "failed", "AttributeError: 'NoneType' object has no attribute 'keys'"
    )
