"""Two addresses are one page's, or they are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.web.pages import page_of


@pytest.mark.parametrize(
    "address",
    [
        "https://fanal.example/port",
        "http://www.fanal.example/port/",
        "https://FANAL.example:443/port?utm_source=lettre&utm_medium=mail",
        "https://fanal.example/port?fbclid=abc#xtor=RSS-32",
        "https://fanal.example/port#:~:text=rouvre",
    ],
)
def test_addresses_of_one_page(address: str) -> None:
    assert page_of(address) == "fanal.example/port"


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("https://fanal.example/Port", "fanal.example/Port"),
        ("https://fanal.example/?id=3&xtor=1", "fanal.example?id=3"),
        ("https://fanal.example/direct#minute-7", "fanal.example/direct#minute-7"),
        ("https://fanal.example:8080/port", "fanal.example:8080/port"),
        ("https://fanal.example/a?page=2", "fanal.example/a?page=2"),
    ],
)
def test_addresses_of_other_pages(address: str, page: str) -> None:
    assert page_of(address) == page


@pytest.mark.parametrize(
    "address",
    [None, "", "https://fanal.example", "https://www.fanal.example/", "/port", "https://[a/b", "https://a:99999/b"],
)
def test_a_front_page_is_no_article(address: str | None) -> None:
    assert page_of(address) is None


@given(path=st.text(), query=st.text())
def test_a_page_is_its_own_page(path: str, query: str) -> None:
    page = page_of(f"https://a.example/{path}?{query}")
    assert page is None or page_of(f"https://{page}") == page


@given(st.text() | st.from_regex(r"https?://[\\w.:@\\[\\]]*/?[^\\n]*"))
def test_any_text_is_an_address_or_none(text: str) -> None:
    assert page_of(text) is None or isinstance(page_of(text), str)
