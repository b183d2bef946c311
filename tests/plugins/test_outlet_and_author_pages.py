import pytest
from page_text import words


def shelves(page):
    """The lists beside the articles: their headings, and what they hold."""
    return {
        words(section.h2): [words(item) for item in section.find_all("li")] for section in page.select(".stack section")
    }


async def test_an_outlet(look):
    page = await look("/archive/outlets/1", language="en")
    assert words(page.h1) == "Le Fanal"
    assert words(page.find(class_="lede")) == "2 articles, on 13 March 2017."
    assert page.select_one(".lede a")["href"] == "/search?outlet=1"
    assert [words(item) for item in page.select(".results .meta")] == [
        "13 March 2017Économie",
        'no date in the source"><script>',
    ]
    assert [a["href"] for a in page.select(".results h3 a")] == ["/archive/articles/1", "/archive/articles/3"]
    assert {a["href"] for a in page.select(".chart a")} == {
        "/search?outlet=1&year=2017",
        "/search?outlet=1&month=2017-03",
    }
    assert shelves(page) == {
        "Most named": ["Inès Calvet1", '<script>alert("x")</script>1'],
        "Most quoted": ["Inès Calvet1", '<script>alert("x")</script>1'],
        "Where": [],
        "Sections": ['"><script>1', "Économie1"],
        "Authors": ["Odile Ferrand1"],
    }


async def test_an_outlet_of_many_articles_goes_on_on_a_further_page(look, changed):
    archive = changed(
        "with recursive n (i) as (select 10 union all select i + 1 from n where i < 39)"
        " insert into articles (id, title, published, outlet_id, words, people, places, quotes)"
        " select i, 'Article ' || i, '2020-01-01', 2, 0, 0, 0, 0 from n"
    )
    first = await look("/archive/outlets/2", at=archive)
    second = await look(f"/archive/outlets/2{first.select_one('.pager a')['href']}", at=archive)
    titles = [words(a) for page in (first, second) for a in page.select(".results h3")]
    assert titles == [*(f"Article {number}" for number in range(39, 9, -1)), "Library opens its doors"]
    assert second.select_one(".pager") is None


async def test_an_outlet_without_articles(look, changed):
    page = await look("/archive/outlets/3", at=changed("insert into outlets (name, slug) values ('أخبار', 'x')"))
    assert page.select_one("h1 bdi").text == "أخبار"
    assert words(page.find(class_="lede")) == "0 article, sans date."


async def test_an_author(look):
    page = await look("/archive/authors/1")
    assert words(page.h1) == "Odile Ferrand"
    assert words(page.find(class_="lede")) == "1 article, le 13 mars 2017."
    assert page.select_one(".lede a")["href"] == "/search?authors=1"
    assert [a["href"] for a in page.select(".results h3 a")] == ["/archive/articles/1"]
    assert shelves(page) == {
        "Titres de presse": ["Le Fanal1"],
        "Les plus nommés": ["Inès Calvet1"],
        "Les plus cités": ["Inès Calvet1"],
        "Où": [],
        "Rubriques": ["Économie1"],
    }


@pytest.mark.parametrize("start", ["x", "~", "2017~~", "é~1", "9~99999999999999999999999"])
async def test_a_page_that_starts_nowhere(look, start):
    await look(f"/archive/outlets/1?next={start}")
