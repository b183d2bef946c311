"""What a page's data say, weighed before the page is looked at."""

import pytest

from ingest.formats.claims import Claim
from ingest.formats.page.head import Head, joined
from ingest.formats.page.tree import grown


def read(head: str, stated: str | None = None) -> Head:
    return Head(grown(f"<html><head>{head}</head><p>a".encode()), stated)


@pytest.mark.parametrize(
    ("title", "without"),
    [
        ("Le pont rouvre | Le Courant", "Le pont rouvre"),
        ("Le pont rouvre - courant.example", "Le pont rouvre"),
        ("Le pont - une histoire", "Le pont - une histoire"),
        ("Le Courant", "Le Courant"),
    ],
)
def test_the_outlet_at_the_end_of_a_title(title, without):
    head = f'<title>{title}</title><meta property="og:site_name" content="Le Courant">'
    assert read(head, "https://www.courant.example/a").titles == [without]


def test_the_canonical_address_goes_before_all_others():
    head = read(
        '<meta property="og:url" content="https://a.example/og"><link rel=canonical href="/relative">',
        "https://a.example/",
    )
    assert head.url == "https://a.example/og"
    assert read("", "https://a.example/x").url == "https://a.example/x"
    assert read("").url is None


def test_a_known_outlet_goes_by_its_name():
    head = read('<meta property="og:site_name" content="RFI en ligne">', "https://www.rfi.fr/fr/a")
    assert head.claims["outlet"] == [Claim("RFI", "address"), Claim("RFI en ligne", "opengraph")]


@pytest.mark.parametrize(
    ("name", "desk"),
    [("RFI", True), ("RFI avec AFP", True), ("rfi.fr", True), ("Ana Luz", False), ("", False)],
)
def test_desks(name, desk):
    assert read("", "https://www.rfi.fr/fr/a").is_desk(name) is desk


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://a.example/2024/03/12/pont", "2024-03-12"),
        ("https://a.example/2024-03-12-pont", "2024-03-12"),
        ("https://a.example/20240312/pont", "2024-03-12"),
        ("https://a.example/2024/13/12/pont", None),
        ("https://a.example/12024/03/12", None),
    ],
)
def test_a_date_in_the_address(url, date):
    assert read("", url).claims.get("published") == ([Claim(date, "address")] if date else None)


def test_claims_are_joined_in_order():
    one, two = Claim(1, "text"), Claim(2, "meta")
    assert joined({"title": [one]}, {"title": [two], "url": []}) == {"title": [one, two], "url": []}
