import pytest
from page_text import words


async def test_a_search_shows_its_results_and_facets(look):
    page = await look("/search?q=calvet", language="en")
    assert [words(tab) for tab in page.find(class_="tabs").find_all("li")] == [
        "Articles 2",
        "People 1",
        "Places 0",
        "Quotes 3",
    ]
    assert [a["href"] for a in page.select(".results h3 a")] == ["/archive/articles/2", "/archive/articles/1"]
    assert [words(mark) for mark in page.select(".results .snippet mark")] == ["Calvet", "Calvet"]
    assert [words(li) for li in page.select("#facet-outlet li")] == ["Le Fanalexcept1", "The Harbour Postexcept1"]
    assert page.select_one("#facet-outlet a")["href"] == "/search?q=calvet&outlet=1"
    assert page.select_one("#facet-outlet a.not")["href"] == "/search?q=calvet&-outlet=1"
    assert {a["href"] for a in page.select(".chart a")} == {
        "/search?q=calvet&month=2017-03",
        "/search?q=calvet&month=2018-06",
        "/search?q=calvet&year=2017",
        "/search?q=calvet&year=2018",
    }


async def test_what_was_chosen_can_be_taken_back(look):
    page = await look("/search?q=calvet&outlet=1&-section=&year=2017", language="en")
    assert [(words(a), a["href"]) for a in page.select(".chips a")] == [
        ("Le Fanal×, remove", "/search?q=calvet&-section=&year=2017"),
        ("except not given×, remove", "/search?q=calvet&outlet=1&year=2017"),
        ("2017×, remove", "/search?q=calvet&outlet=1&-section="),
    ]
    assert words(page.select_one(".bar-line p")) == "1 article of 2"
    assert len(page.select(".chart .col.on")) == 1


async def test_the_order_is_in_the_address(look):
    page = await look("/search?sort=oldest", language="en")
    assert words(page.select_one(".sort b")) == "oldest"
    assert [a["href"] for a in page.select(".results h3 a")] == [f"/archive/articles/{n}" for n in (3, 4, 1, 2)]


async def test_each_kind_of_result_has_a_page(look):
    page = await look("/search?q=calvet&tab=people")
    assert [a["href"] for a in page.select("a.name")] == ["/archive/people/1"]
    page = await look("/search?q=parole&tab=quotes")
    assert len(page.select(".quote-card")) == 2


async def test_nothing_found_says_what_was_looked_for(look):
    page = await look("/search?q=titre: zzz", language="en")
    assert page.find("input", id="q")["value"] == "titre: zzz"
    assert words(page.find(class_="notice")) == "What the archive looked for: title:zzz"


async def test_another_spelling_is_suggested(look):
    page = await look("/search?q=librarry&outlet=2", language="en")
    assert words(page.find("h1")) == "Nothing for “librarry”"
    assert page.select_one("p.lede a")["href"] == "/search?q=library"
    assert words(page.select_one("p.lede")) == "Try library: 1 article"


async def test_nothing_left_leads_back(look):
    page = await look("/search?q=calvet&language=xx", language="en")
    assert page.select_one("p.lede a")["href"] == "/search?q=calvet"


async def test_more_of_a_facet(look):
    page = await look("/search?more=people&size=1", language="en")
    assert len(page.select("#facet-people li")) == 2
    assert page.select_one(".pager a")["href"] == "/search?size=1&next=2018-06-01T08%3A30~2"


@pytest.mark.parametrize(
    "asked", ["q=%22", "q=*", "q=%00", "next=x", "sort=relevant&q=a&next=~", "people=x", "tab=x", "size=-1"]
)
async def test_anything_may_be_asked(look, asked):
    assert (await look(f"/search?{asked}")).find("form", role="search")


async def test_a_search_that_takes_too_long_is_stopped(archive):
    assert (await archive.client.get("/search?q=port")).status_code == 200
    archive._settings["sql_time_limit_ms"] = 0
    answer = await archive.client.get("/search?q=calvet")
    assert answer.status_code == 400
    assert "The search took too long" in answer.text


async def test_a_closed_archive_is_not_searched(closed_archive):
    for path in ("/search?q=calvet", "/search.json?q=calvet"):
        answer = await closed_archive.client.get(path)
        assert answer.status_code == 404
        assert "Calvet" not in answer.text


async def test_an_empty_archive_is_searched(look, empty_archive):
    assert (await look("/search?q=port", at=empty_archive)).find(class_="lede")
