"""An article read, cited, printed, and followed to who speaks in it."""

import pytest

pytest.importorskip("playwright")

from pathlib import Path

from playwright.sync_api import expect

pytestmark = pytest.mark.browser

#: An article of the samples with quotes, people, a pull quote and articles around it.
DYKE = "À Montoir, la digue de la discorde"


@pytest.fixture
def dyke(visit):  # type: ignore[no-untyped-def]
    """Open that article, whatever its number."""

    def open_article(**options):  # type: ignore[no-untyped-def]
        page = visit("/search?q=digue+discorde+montoir", **options)
        page.locator(".results h3 a", has_text=DYKE).first.click()
        expect(page.locator("h1")).to_contain_text(DYKE)
        return page

    return open_article


@pytest.mark.parametrize(("form", "begins"), [("BibTeX", "@article{"), ("RIS", "TY  - NEWS"), ("CSL-JSON", "[\n  {")])
def test_a_reference_is_downloaded_without_scripts(dyke, form: str, begins: str) -> None:  # type: ignore[no-untyped-def]
    page = dyke(scripts=False)
    page.get_by_role("link", name="Citer cet article").click()
    expect(page.locator("#cite")).to_be_in_viewport()
    with page.expect_download() as download:
        page.locator("#cite").get_by_role("link", name=form, exact=True).click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert text.startswith(begins)
    assert DYKE in text


def test_from_a_quote_to_its_speaker(dyke) -> None:  # type: ignore[no-untyped-def]
    page = dyke(scripts=False)
    note = page.locator(".note:not(.open)").first
    speaker = note.locator("b").inner_text()
    note.get_by_role("link").click()
    expect(page.locator(".quote-alone .who a")).to_have_text(speaker)
    expect(page.locator(".in-context .quoted")).to_have_count(1)
    page.locator(".quote-alone .who a").click()
    expect(page.locator("h1")).to_have_text(speaker)


def test_a_quote_has_a_picture_to_share(dyke) -> None:  # type: ignore[no-untyped-def]
    page = dyke()
    page.locator(".note").first.get_by_role("link").click()
    expect(page.locator(".quote-alone")).to_be_visible()
    page.get_by_role("link", name="SVG", exact=True).first.click()
    expect(page.locator("svg title")).to_have_count(1)


def test_marks_are_switched_off_by_keyboard(dyke) -> None:  # type: ignore[no-untyped-def]
    page = dyke(scripts=False)
    number = page.locator(".text .ref").first
    expect(number).to_be_visible()
    page.locator("#m-place").focus()
    page.keyboard.press("Tab")
    expect(page.locator("#m-quote")).to_be_focused()
    page.keyboard.press("Space")
    expect(number).to_be_hidden()
    expect(page.locator(".note").first).to_be_hidden()
    page.keyboard.press("Space")
    expect(number).to_be_visible()


def test_on_paper_there_is_the_article_and_its_source(dyke) -> None:  # type: ignore[no-untyped-def]
    page = dyke()
    page.emulate_media(media="print")
    for kept in ("h1", ".lede", ".byline", ".text > p >> nth=0", ".only-print"):
        expect(page.locator(kept).first).to_be_visible()
    for left_out in (".masthead", ".footer", ".rail", ".after", ".stored", ".ref", ".pager"):
        for one in page.locator(left_out).all():
            expect(one).to_be_hidden()
    expect(page.locator(".only-print")).to_contain_text("consulté le")


def test_what_stands_around_is_one_click_away(dyke) -> None:  # type: ignore[no-untyped-def]
    page = dyke(width=360, scripts=False)
    story = page.locator("section[aria-labelledby=around] .story", has_text="Nomme aussi").first
    title = story.locator("h3").inner_text()
    story.locator("h3 a").click()
    expect(page.locator("h1")).to_have_text(title)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
