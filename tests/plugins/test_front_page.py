import pytest
from page_text import words


async def test_the_front_page_says_what_the_archive_holds(look):
    page = await look("/")
    assert words(page.find(class_="statement")) == (
        "4 articles de 2 titres, du 13 mars 2017 au 1er juin 2018."
        " On y nomme 3 personnes et 2 lieux ; on y lit 6 citations."
    )
    assert [words(story) for story in page.select(".story h3")] == [
        "Library opens its doors",
        "Le port de Brévan reprend le travail",
        "Sans titre",
        "<script>alert(1)</script>",
    ]


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
