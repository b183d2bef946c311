"""What is not there leads on."""

import pytest

pytest.importorskip("playwright")

from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1280, 360])
def test_from_a_page_that_is_not_there_to_a_search(visit, width: int) -> None:  # type: ignore[no-untyped-def]
    page = visit("/", scripts=False, width=width)
    # A page that is not there is an error to the console too: fetched here, so that only what it holds is looked at.
    missing = page.request.get(
        "/archive/articles/grève-du-port", headers={"accept": "text/html", "accept-language": "fr"}
    )
    assert missing.status == 404
    page.set_content(missing.text())
    expect(page.locator("h1")).to_have_text("Cette page n’est pas dans l’archive")
    expect(page.locator("#q2")).to_have_value("grève du port")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
