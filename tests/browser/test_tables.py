"""Datasette's own pages under the content policy: nothing in the console, and what their scripts do still works."""

import pytest

pytest.importorskip("playwright")

from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PAGES = (
    "/archive",
    "/archive/articles?_facet_named=people&language=fr",
    "/archive/quotes_in_context",
    "/archive/runs/1",
    "/archive/articles/1",
    "/archive/who_said_what",
    "/archive?sql=select+id+as+article_id,+title+from+articles+limit+3",
    "/-/versions",
    "/-/settings",
    "/-/plugins",
    "/-/databases",
    "/-/patterns",
    "/-/allow-debug",
)


@pytest.mark.parametrize("path", PAGES)
def test_no_page_breaks_the_policy(visit, path: str) -> None:  # type: ignore[no-untyped-def]
    page = visit(path)
    expect(page.locator("h1, h2").first).to_be_visible()


def test_a_question_in_sql_is_edited_and_put_in_order(visit) -> None:  # type: ignore[no-untyped-def]
    page = visit("/archive?sql=select+1+as+one")
    editor = page.locator(".CodeMirror")
    expect(editor).to_be_visible()
    page.get_by_role("button", name="Mettre en forme").click()
    expect(page.locator(".CodeMirror-line")).to_have_count(2)
    page.get_by_role("button", name="Demander").click()
    page.wait_for_url("**sql=select%0D%0A**")
    expect(page.locator("td.col-one")).to_have_text("1")


def test_without_scripts_a_question_is_asked_in_a_text_box(visit) -> None:  # type: ignore[no-untyped-def]
    page = visit("/archive", scripts=False)
    page.locator("#sql-editor").fill("select 2 as two")
    page.get_by_role("button", name="Demander").click()
    expect(page.locator("td.col-two")).to_have_text("2")


def test_the_menu_of_a_column_speaks_the_readers_language(visit) -> None:  # type: ignore[no-untyped-def]
    page = visit("/archive/articles")
    page.locator("th.col-section .dropdown-menu-icon").click()
    expect(page.locator(".dropdown-sort-desc")).to_have_text("Trier, décroissant")
    page.locator(".dropdown-sort-desc").click()
    page.wait_for_url("**_sort_desc=section")
    expect(page.locator("th.col-section")).to_have_attribute("aria-sort", "descending")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_rows_are_narrowed_by_whom_they_name(visit, scripts: bool) -> None:  # type: ignore[no-untyped-def]
    page = visit("/archive/articles", scripts=scripts)
    page.get_by_role("link", name="Par personne").click()
    value = page.locator("#facet-people li").first
    name = value.locator("a").inner_text()
    value.locator("a").click()
    expect(page.locator(".chips a")).to_contain_text(name)
    page.locator(".chips a").click()
    expect(page.locator(".chips")).to_have_count(0)
