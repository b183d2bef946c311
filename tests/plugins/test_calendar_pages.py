import pytest
from page_text import words


async def missing(archive, path, language="en"):
    answer = await archive.client.get(path, headers={"accept-language": language})
    assert answer.status_code == 404
    return answer


async def test_the_calendar_counts_every_month(look):
    page = await look("/calendar", language="en")
    assert words(page.find(class_="lede")) == "2 days with articles, from 2017 to 2018."
    assert [[words(cell) for cell in row.find_all(["th", "td"])] for row in page.select(".years tbody tr")] == [
        ["2018", "", "", "", "", "", "1", "", "", "", "", "", "", "1"],
        ["2017", "", "", "1", "", "", "", "", "", "", "", "", "", "1"],
    ]
    assert [a["href"] for a in page.select(".years tbody a")] == [
        "/calendar/2018",
        "/calendar/2018-06",
        "/calendar/2017",
        "/calendar/2017-03",
    ]
    assert words(page.find_all(class_="lede")[1]) == "2 articles whose source does not say the day."


async def test_a_year_leads_to_its_days(look):
    page = await look("/calendar/2017")
    assert words(page.find(class_="lede")) == "1 article de 1 titre, sur 1 jour."
    assert len(page.select("table.month")) == 12
    assert [(words(a), a["href"]) for a in page.select("table.month td a")] == [("13 1", "/calendar/2017-03-13")]
    assert [words(a) for a in page.select(".around a")] == ["2018 →"]
    assert [words(a) for a in page.select(".counts a")] == ["Inès Calvet", "Inès Calvet", "Le Fanal"]


async def test_a_month(look):
    page = await look("/calendar/2018-06")
    assert words(page.h1) == "juin 2018"
    assert page.select_one(".lede a")["href"] == "/search?month=2018-06"
    assert [words(a) for a in page.select("table.month td a")] == ["1 1"]
    assert [words(a) for a in page.select(".results h3")] == ["Library opens its doors"]
    assert [(words(a), a["href"]) for a in page.select(".around a")] == [("← mars 2017", "/calendar/2017-03")]


async def test_a_day(look):
    page = await look("/calendar/2018-06-01")
    assert words(page.h1) == "vendredi 1er juin 2018"
    assert page.title.text == "Vendredi 1er juin 2018 · Gazette"
    assert page.select_one(".lede a")["href"] == "/search?q=after%3A2018-06-01+before%3A2018-06-02&sort=oldest"
    assert [words(a) for a in page.select(".kind a")] == ["Calendrier", "2018", "juin 2018"]
    assert [(words(a), a["href"]) for a in page.select(".around a")] == [("← 13 mars 2017", "/calendar/2017-03-13")]


async def test_the_search_of_a_day_finds_its_articles(look):
    page = await look("/search?q=after%3A2018-06-01+before%3A2018-06-02&sort=oldest")
    assert [words(a) for a in page.select(".results h3")] == ["Library opens its doors"]


async def test_the_same_day_in_other_years(look, changed):
    archive = changed("update articles set published = '2016-06-01' where id = 3")
    page = await look("/calendar/2018-06-01", at=archive)
    assert [a["href"] for a in page.select(".name.run a")][-1] == "/calendar/2016-06-01"


async def test_articles_without_a_date_have_a_page(look):
    page = await look("/calendar/without-date", language="en")
    assert words(page.h1) == "Without a date"
    assert [words(a) for a in page.select(".results h3")] == ["Untitled", "<script>alert(1)</script>"]
    assert page.select_one(".lede a")["href"] == "/search?year="


@pytest.mark.parametrize(
    ("period", "told", "nearest"),
    [
        ("2017-02-30", "There is no such date.", ["/calendar/2017-03-13"]),
        ("2017-03-14", "No article is of this date.", ["/calendar/2017-03-13", "/calendar/2018-06-01"]),
        ("2017-13", "There is no such date.", ["/calendar/2017-03", "/calendar/2018-06"]),
        ("1999", "No article is of this date.", ["/calendar/2017"]),
        ("9999-12-31", "No article is of this date.", ["/calendar/2018-06-01"]),
    ],
)
async def test_a_date_without_articles_leads_to_the_nearest(archive, look, period, told, nearest):
    answer = await missing(archive, f"/calendar/{period}")
    assert told in answer.text
    assert [f'href="{path}"' in answer.text for path in nearest] == [True] * len(nearest)


@pytest.mark.parametrize("period", ["0000", "abc", "2017-3", "2017-03-13T08", "../x"])
async def test_what_is_no_date_is_no_page(archive, period):
    await missing(archive, f"/calendar/{period}")


async def test_a_long_day_goes_on_on_a_further_page(look, changed):
    archive = changed(
        "with recursive n (i) as (select 10 union all select i + 1 from n where i < 39)"
        " insert into articles (id, title, published, words, people, places, quotes)"
        " select i, 'Article ' || i, '2020-01-01', 0, 0, 0, 0 from n"
    )
    first = await look("/calendar/2020-01-01", at=archive)
    following = first.select_one(".pager a")["href"]
    assert following == "?next=2020-01-01~29"
    second = await look(f"/calendar/2020-01-01{following}", at=archive)
    titles = [words(a) for page in (first, second) for a in page.select(".results h3")]
    assert titles == [f"Article {number}" for number in range(10, 40)]


async def test_an_empty_archive_has_an_empty_calendar(look, empty_archive):
    page = await look("/calendar", language="en", at=empty_archive)
    assert words(page.find(class_="lede")).startswith("The archive is empty.")


async def test_a_closed_archive_has_no_calendar(closed_archive):
    await missing(closed_archive, "/calendar")
    await missing(closed_archive, "/calendar/2017")
