import pytest
from page_text import words


async def test_every_table_answers(look):
    page = await look("/-/search?q=calvet", language="en")
    assert [words(tab) for tab in page.find(class_="tabs").find_all("li")] == [
        "Articles2",
        "People1",
        "Places0",
        "Quotes3",
    ]
    assert [a["href"] for a in page.select("#people a.name")] == ["/archive/people/1"]
    assert {a["href"] for a in page.select("#articles h3 a")} == {"/archive/articles/1", "/archive/articles/2"}
    assert page.select_one("#quotes h2 a")["href"] == "/archive/quotes?_search=calvet"


async def test_nothing_found_keeps_the_words(look):
    page = await look("/-/search?q=zzz", language="en")
    assert page.find("input", id="q")["value"] == "zzz"
    assert words(page.find(class_="statement")).startswith("Nothing matches “zzz”.")


@pytest.mark.parametrize("typed", ["%22", "*", "(", "NEAR(", "%00", "'"])
async def test_anything_may_be_typed(look, typed):
    assert (await look(f"/-/search?q={typed}")).find("form", role="search")
