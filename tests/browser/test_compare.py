"""Two people side by side, in a real browser, with scripts and without."""

import pytest

pytest.importorskip("playwright")

from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_an_example_is_compared_and_a_word_is_added(visit, scripts: bool) -> None:  # type: ignore[no-untyped-def]
    page = visit("/", scripts=scripts)
    page.get_by_role("link", name="Comparer").click()
    page.locator(".examples a").first.click()
    expect(page.locator(".findings p")).to_have_count(2)
    page.get_by_label("Troisième").fill('"grève"')
    page.get_by_label("Mesure").select_option("count")
    page.locator("main").get_by_role("button", name="Comparer").click()
    expect(page.locator(".chart path")).to_have_count(3)
    expect(page.get_by_label("Mesure")).to_have_value("count")
    assert "with=people:" in page.url and "named" not in page.url


def test_the_figures_are_there_to_read_and_to_take(visit) -> None:  # type: ignore[no-untyped-def]
    page = visit("/compare?with=people:1&with=port&by=year", scripts=False)
    page.get_by_text("Voir les chiffres").click()
    expect(page.locator("table.figures tbody tr").first).to_be_visible()
    with page.expect_download() as told:
        page.locator("main").get_by_role("link", name="CSV").click()
    assert told.value.path().read_text(encoding="utf-8").startswith("with,name,period,articles,published,share\n")
