import pytest
from page_text import words


@pytest.fixture
def busy_archive(changed):
    """Sixty articles on the sixty days to 30 June 2018; the days 44 to 55 name a person too, and 2016 has one more."""
    return changed(
        "delete from articles",
        "delete from article_people",
        "delete from quotes",
        """
        with recursive counted (n) as (select 1 union all select n + 1 from counted where n < 60)
        insert into articles (id, title, published, language, words, people, places, quotes)
        select n, 'Article ' || n, date('2018-06-30', (n - 60) || ' days'), 'en', 9, 1, 0, 0 from counted
        union all select 99, 'The same day', '2016-06-30', 'en', 9, 0, 0, 0
        """,
        """
        insert into article_people (person_id, article_id, name, mentions, quotes)
        select 3, id, 'Personne Muette', 1, 0 from articles where id < 99
        union all select 1, id, 'Inès Calvet', 1, 0 from articles where id between 44 and 55
        """,
    )


async def test_the_front_page_says_what_the_archive_holds(look):
    page = await look("/")
    assert words(page.find(class_="statement")) == (
        "4 articles de 2 titres, du 13 mars 2017 au 1er juin 2018."
        " On y nomme 2 personnes et 2 lieux ; on y lit 6 citations."
    )
    assert [a["href"] for a in page.select(".statement a")] == [
        "/search",
        "/outlets",
        "/calendar/2017-03-13",
        "/calendar/2018-06-01",
        "/search?tab=people",
        "/search?tab=places",
        "/search?tab=quotes",
    ]
    assert page.select_one(".statement sup").text == "er"
    assert [words(story) for story in page.select(".story h3")] == [
        "Library opens its doors",
        "Le port de Brévan reprend le travail",
        "Sans titre",
        "<script>alert(1)</script>",
    ]


async def test_months_of_the_timeline_lead_to_the_calendar(look):
    page = await look("/")
    assert {a["href"] for a in page.select(".chart a")} == {
        "/calendar/2017-03",
        "/calendar/2017",
        "/calendar/2018-06",
        "/calendar/2018",
    }


async def test_a_small_archive_counts_names_in_all_of_it(look):
    page = await look("/", language="en")
    assert [words(heading) for heading in page.find_all("h2")] == [
        "Latest articles All",
        "Most named Everybody",
        "Most quoted All quotes",
        "On 1 June Calendar",
        "Where All places",
        "Outlets All",
    ]
    assert words(page.select_one(".counts")) == 'Inès Calvet2 <script>alert("x")</script>1'


async def test_who_rises_is_shown_with_both_counts(look, busy_archive):
    page = await look("/", language="en", at=busy_archive)
    assert [words(item) for item in page.select(".counts.spark li")] == ["Inès Calvetfrom 0 → to 12"]
    assert [words(item) for item in page.select(".onthisday li")] == ["2016 The same day"]
    assert words(page.select(".hint")[0]) == 'For example: person:"Personne Muette"'
    (line,) = page.select(".spark polyline")
    assert line["points"].split()[-3:] == ["91,19", "96,15", "100,1"]


async def test_an_example_asks_for_a_name_that_the_archive_holds(look):
    page = await look("/")
    asked = [(words(a), a["href"]) for a in page.select(".big + .hint a")]
    assert asked[0] == ('personne:"Inès Calvet"', "/search?q=personne%3A%22In%C3%A8s%20Calvet%22")


async def test_an_empty_archive_says_how_to_fill_it(look, empty_archive):
    page = await look("/", language="en", at=empty_archive)
    assert words(page.find(class_="statement")) == (
        "The archive is empty. The command gazette ingest brings articles into it."
    )


async def test_the_masthead_leads_to_every_room(look, empty_archive):
    page = await look("/", at=empty_archive)
    assert [(a["href"], words(a)) for a in page.find(class_="main-nav").find_all("a")] == [
        ("/search", "Articles"),
        ("/search?tab=people", "Personnes"),
        ("/search?tab=places", "Lieux"),
        ("/search?tab=quotes", "Citations"),
        ("/calendar", "Calendrier"),
        ("/compare", "Comparer"),
    ]


@pytest.mark.parametrize(
    ("path", "room"),
    [
        ("/", []),
        ("/search?q=port", ["Articles"]),
        ("/search?q=port&tab=quotes", ["Citations"]),
        ("/archive/people/1", ["Personnes"]),
        ("/archive/articles", ["Articles"]),
    ],
)
async def test_the_masthead_says_in_which_room_one_is(look, path, room):
    page = await look(path)
    assert [words(a) for a in page.select(".main-nav a[aria-current]")] == room


async def test_an_archive_that_the_reader_may_not_see_is_not_shown(look, closed_archive):
    for path in ("/", "/-/search?q=port"):
        page = await look(path, at=closed_archive)
        assert page.find(class_="main-nav") is None
        assert "Brévan" not in page.text


async def test_the_list_of_databases_stays_json(archive):
    assert "archive" in (await archive.client.get("/.json")).json()


async def test_an_archive_without_dates_has_no_timeline(look, changed):
    page = await look("/", at=changed("update articles set published = null"))
    assert words(page.find(class_="statement")).startswith("4 articles de 2 titres, sans date.")
    assert page.find(class_="timeline") is None
    assert page.find(class_="onthisday") is None


async def test_an_archive_of_one_article(look, changed):
    joined = ["article_people", "article_places", "quotes"]
    others = [f"delete from {table} where article_id > 1" for table in joined]
    page = await look("/", at=changed("delete from articles where id > 1", *others))
    assert words(page.find(class_="statement")).startswith("1 article de 1 titre, le 13 mars 2017.")
    assert [words(story) for story in page.select(".story h3")] == ["Le port de Brévan reprend le travail"]


async def test_copies_are_not_among_the_latest(look, changed):
    page = await look("/", at=changed("update articles set copy_of_id = 1 where id = 2"))
    assert words(page.select_one(".story h3")) == "Le port de Brévan reprend le travail"


async def test_the_article_of_a_day_is_the_one_that_most_outlets_carried(look, changed):
    archive = changed(
        "insert into articles (id, title, published, words, people, places, quotes, copies) values"
        " (10, 'Long', '2015-06-01', 900, 0, 0, 0, 0), (11, 'Carried', '2015-06-01', 90, 0, 0, 0, 3),"
        " (12, 'Before it', '2014-05-31', 9, 0, 0, 0, 0), (13, 'Long too', '2014-06-01', 9, 0, 0, 0, 0)"
    )
    page = await look("/", at=archive)
    assert [words(item) for item in page.select(".onthisday li")] == ["2015 Carried", "2014 Long too"]
