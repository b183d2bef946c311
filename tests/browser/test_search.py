"""Searching in a real browser: suggestions by keyboard, and every tab without a script."""

import csv

import pytest

pytest.importorskip("playwright")

from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])


def test_a_person_is_chosen_by_keyboard_while_typing(visit) -> None:  # type: ignore[no-untyped-def]
    page = visit("/archive/articles/1")
    box = page.get_by_role("combobox").first
    box.focus()
    page.keyboard.type("ashd")
    option = page.get_by_role("option").first
    expect(option).to_contain_text("Imogen Ashdown")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", option.get_attribute("id"))
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Imogen Ashdown")


def test_suggestions_stand_in_nobodys_way(visit) -> None:  # type: ignore[no-untyped-def]
    page = visit("/")
    box = page.locator("main input[name=q]")
    box.focus()
    page.keyboard.type("ashd")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("ashd")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=ashd")


@SCRIPTS
def test_quotes_are_narrowed_to_their_speaker(visit, scripts: bool) -> None:  # type: ignore[no-untyped-def]
    page = visit("/search?tab=quotes", scripts=scripts)
    expect(page.locator("h1")).to_have_text("Citations")
    speaker = page.locator("#facet-speakers li > a:first-child").nth(1)
    name = speaker.inner_text()
    speaker.click()
    expect(page.locator(".chips")).to_contain_text(name)
    expect(page.locator(".quote-card .who").first).to_contain_text(name)
    page.locator(".chips a").click()
    expect(page.locator(".chips")).to_have_count(0)


@SCRIPTS
def test_a_value_is_looked_for_among_all(visit, scripts: bool) -> None:  # type: ignore[no-untyped-def]
    page = visit("/search?tab=quotes", scripts=scripts)
    page.locator("#facet-speakers .more a").click()
    page.locator("main input[name=within]").fill("imog")
    page.locator("main input[name=within]").press("Enter")
    expect(page.locator(".all-values li")).to_have_count(1)
    page.locator(".all-values li a").first.click()
    expect(page.locator(".chips")).to_contain_text("Imogen Ashdown")


@pytest.mark.parametrize("tab", ["people", "places", "quotes"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_tab_is_wider_than_its_window(visit, tab: str, width: int) -> None:  # type: ignore[no-untyped-def]
    for path in (f"/search?tab={tab}", f"/search?tab={tab}&q=port", f"/search?tab={tab}&q=zzzz"):
        page = visit(path, width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@SCRIPTS
def test_articles_are_narrowed_and_taken_away(visit, scripts: bool) -> None:  # type: ignore[no-untyped-def]
    page = visit("/search?q=port", scripts=scripts)
    outlet = page.locator("#facet-outlet li").first
    count = outlet.locator("b").inner_text()
    outlet.locator("a").first.click()
    expect(page.locator(".bar-line b.strong")).to_have_text(f"{count}\u00a0articles")
    expect(page.locator(".results > li")).to_have_count(int(count))
    with page.expect_download() as download:
        page.locator(".footer a", has_text="CSV").click()
    with download.value.path().open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == int(count)
