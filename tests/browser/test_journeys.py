"""What people come to do, in a real browser, with scripts and without, wide and on a phone."""

import pytest

pytest.importorskip("playwright")

# A click does not wait for the page that it leads to, and `count()` does not wait for anything: what is asked of a page
# that was just asked for is asked with `expect`, until it holds.
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])


@SCRIPTS
def test_from_the_front_page_to_a_person_and_what_they_said(visit, scripts: bool) -> None:  # type: ignore[no-untyped-def]
    page = visit("/", scripts=scripts)
    assert page.locator("html").get_attribute("lang") == "fr"
    name = page.locator(".counts a.name").first.inner_text()
    page.locator(".counts a.name").first.click()
    expect(page.locator("h1")).to_have_text(name)
    quoted = page.locator(".quote-card blockquote").first.inner_text().strip("« »\u202f\u00a0“”")
    page.locator(".quote-card .meta a").first.click()
    expect(page.locator("article.article")).to_contain_text(quoted[:40])


@SCRIPTS
def test_searching_without_accents_finds_accented_words(visit, scripts: bool) -> None:  # type: ignore[no-untyped-def]
    page = visit("/", scripts=scripts)
    page.locator("main input[name=q]").fill("GREVE")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*")
    expect(page.locator("input[name=q]").first).to_have_value("GREVE")
    page.locator(".results h3 a").first.click()
    expect(page.locator("article.article")).to_contain_text("grève", ignore_case=True)


@SCRIPTS
def test_from_a_name_in_an_article_to_the_other_articles(visit, scripts: bool) -> None:  # type: ignore[no-untyped-def]
    page = visit("/archive/articles/1", scripts=scripts)
    title = page.locator("h1").inner_text()
    page.locator(".text a.person").first.click()
    page.locator(".entity-head .lede a").first.click()
    expect(page.locator(".results h3 a", has_text=title)).to_have_count(1)


def test_marks_can_be_switched_off_without_scripts(visit) -> None:  # type: ignore[no-untyped-def]
    page = visit("/archive/articles/1", scripts=False)
    notes = page.locator(".notes").first
    expect(notes).to_be_visible()
    page.locator("#m-quote").uncheck()
    expect(notes).to_be_hidden()


def test_a_question_can_be_asked_and_changed(visit) -> None:  # type: ignore[no-untyped-def]
    page = visit("/archive")
    page.locator("a[href*='/archive/']", has_text="qui").first.click()
    expect(page.locator("table.rows-and-columns tbody tr").first).to_be_visible()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/archive/articles/1",
        "/archive/people/1",
        "/archive/places/1",
        "/archive/quotes/1",
        "/-/search?q=port",
        "/search?q=port",
        "/archive/articles",
        "/archive",
    ],
)
@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_is_wider_than_its_window(visit, path: str, width: int) -> None:  # type: ignore[no-untyped-def]
    page = visit(path, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_by_keyboard_alone(visit) -> None:  # type: ignore[no-untyped-def]
    page = visit("/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_class("skip")
    page.keyboard.press("Enter")
    page.locator("main input[name=q]").focus()
    page.keyboard.type("glacier")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*")
    assert "glacier" in page.url


def test_the_interface_speaks_the_readers_language(visit) -> None:  # type: ignore[no-untyped-def]
    assert visit("/", locale="fr-FR").locator("main button").first.inner_text() == "Chercher"
    assert visit("/", locale="en-GB").locator("main button").first.inner_text() == "Search"
    assert visit("/", locale="de-DE").locator("main button").first.inner_text() == "Search"
