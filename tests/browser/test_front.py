"""From the front page into the archive, in a real browser: by name, by day, and in the reader's language."""

import pytest

pytest.importorskip("playwright")

from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_the_language_is_chosen_without_script_and_kept(visit) -> None:  # type: ignore[no-untyped-def]
    page = visit("/calendar", scripts=False, locale="fr-FR")
    page.get_by_role("link", name="English").click()
    expect(page.locator("h1")).to_have_text("Calendar")
    page.locator(".main-nav").get_by_role("link", name="Articles").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")


def test_a_person_is_found_from_the_front_page(visit) -> None:  # type: ignore[no-untyped-def]
    page = visit("/", scripts=False)
    page.locator("main input[name=q]").fill("Solveig Aasheim")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*")
    page.locator(".tabs").get_by_role("link", name="Personnes").click()
    page.locator("main").get_by_role("link", name="Solveig Aasheim", exact=True).first.click()
    expect(page.locator("h1")).to_have_text("Solveig Aasheim")


def test_from_the_calendar_to_a_day_by_keyboard(visit) -> None:  # type: ignore[no-untyped-def]
    page = visit("/calendar", scripts=False)
    step_into(page, ".years tbody th a")
    expect(page.locator("table.month").first).to_be_visible()
    step_into(page, "table.month td a")
    expect(page.locator(".results h3").first).to_be_visible()
    day = page.url
    step_into(page, ".around a[rel=prev]")
    expect(page.locator("h1")).to_contain_text("202")
    assert page.url != day


@pytest.mark.parametrize(
    "path", ["/calendar", "/calendar/2025", "/calendar/2025-11", "/outlets", "/authors", "/sections"]
)
def test_no_page_is_wider_than_a_telephone(visit, path: str) -> None:  # type: ignore[no-untyped-def]
    page = visit(path, width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def step_into(page, wanted: str) -> None:  # type: ignore[no-untyped-def]
    """Go to the first of some links by the tabulator alone, and follow it."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            break
    expect(page.locator(":focus")).to_have_count(1)
    with page.expect_navigation():
        page.keyboard.press("Enter")
