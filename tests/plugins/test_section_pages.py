import pytest
from page_text import words

ECONOMY = "/sections/%C3%89conomie"


async def test_sections_by_name(look):
    page = await look("/sections", language="en")
    assert words(page.find(class_="lede")) == "2 sections, as the sources name them."
    assert [(words(item), item.a["href"]) for item in page.select(".names li")] == [
        ('"><script>1', "/sections/%22%3E%3Cscript%3E"),
        ("Économie1", ECONOMY),
    ]


async def test_a_section(look):
    page = await look(ECONOMY)
    assert words(page.h1) == "Économie"
    assert words(page.find(class_="lede")) == "1 article, le 13 mars 2017."
    assert page.select_one(".lede a")["href"] == "/search?section=%C3%89conomie"
    assert [words(a) for a in page.select(".results h3")] == ["Le port de Brévan reprend le travail"]
    assert [a["href"] for a in page.select(".stack .counts a")][:2] == [f"{ECONOMY}?outlet=1", "/archive/people/1"]


async def test_a_section_of_one_outlet(look):
    page = await look(f"{ECONOMY}?outlet=1")
    assert words(page.find(class_="kind")) == "Rubrique Le Fanal"
    assert page.select_one(".lede a")["href"] == "/search?section=%C3%89conomie&outlet=1"
    assert page.select_one(".stack p a")["href"] == ECONOMY


async def test_an_outlet_that_has_no_such_section(look):
    page = await look(f"{ECONOMY}?outlet=2")
    assert words(page.find(class_="lede")) == "0 article, sans date."


@pytest.mark.parametrize("outlet", ["99", "x", "-1", "9" * 30])
async def test_an_outlet_that_is_none_is_passed_over(look, outlet):
    assert words((await look(f"{ECONOMY}?outlet={outlet}")).find(class_="kind")) == "Rubrique"


async def test_a_name_may_hold_anything(look, changed):
    archive = changed("update articles set section = 'Monde/Europe ? 100 %' where id = 1")
    page = await look("/sections", at=archive)
    href = page.select(".names a")[-1]["href"]
    assert words((await look(href, at=archive)).h1) == "Monde/Europe ? 100 %"


async def test_no_such_section(archive, closed_archive):
    assert (await archive.client.get("/sections/Sport")).status_code == 404
    assert (await closed_archive.client.get("/sections")).status_code == 404
