"""A person and a place, as somebody sees them on a telephone and without scripts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]


def is_as_wide_as_the_screen(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@pytest.fixture
def most_named(visit: Visit) -> Callable[..., Page]:
    """The page of who, or what, most articles name."""

    def go(table: str, **options: object) -> Page:
        page = visit(f"/archive/{table}", **options)
        page.locator("table.rows-and-columns td.col-id a").first.click()
        expect(page.locator("main h1")).to_be_visible()
        return page

    return go


def test_a_person_on_a_telephone_without_scripts(most_named: Callable[..., Page]) -> None:
    page = most_named("people", width=360, scripts=False)
    expect(page.locator(".arcs .counts li").first).to_be_visible()
    page.get_by_text("Voir les chiffres").click()
    expect(page.locator("table.months")).to_be_visible()
    page.locator(".arcs .counts a").first.click()
    expect(page.locator(".kind")).to_contain_text("Personne")


def test_what_a_person_said_is_searched(most_named: Callable[..., Page]) -> None:
    page = most_named("people")
    page.get_by_role("searchbox", name="Chercher dans ses paroles").fill("port")
    page.get_by_role("search", name="Chercher dans ses paroles").get_by_role("button").click()
    page.wait_for_url("**/search?tab=quotes&speakers=*&q=port")


def test_a_place_on_a_telephone(most_named: Callable[..., Page]) -> None:
    page = most_named("places", width=360)
    expect(page.locator("svg.map").first).to_be_visible()
    assert is_as_wide_as_the_screen(page)
    page.locator(".counts.two a").first.click()
    expect(page.locator(".kind")).to_contain_text("Lieu")
    assert is_as_wide_as_the_screen(page)


def test_a_disc_leads_to_its_place(most_named: Callable[..., Page]) -> None:
    page = most_named("places")
    disc = page.locator("svg.map circle.disc").first
    name = str(disc.locator("title").text_content()).partition("\u00a0:")[0]
    disc.click()
    expect(page.locator("main h1")).to_have_text(name)


def test_no_person_or_place_is_wider_than_a_telephone(most_named: Callable[..., Page]) -> None:
    assert is_as_wide_as_the_screen(most_named("people", width=360))
