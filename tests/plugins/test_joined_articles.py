"""The articles of people, places and authors, on their pages."""

from page_text import words


async def beside(look, address: str) -> list[list[str]]:
    page = await look(address, language="en")
    return [[words(item) for item in shelf.find_all("li")] for shelf in page.find_all(class_="counts")]


async def test_who_and_where_is_named_beside_a_person_and_never_the_person(look):
    page = await look("/archive/people/1")
    assert page.find(class_="counts") is None
    assert [words(name) for name in page.select("a.place")] == ["Brévan"]


async def test_who_is_named_beside_a_place(look):
    assert await beside(look, "/archive/places/1") == [["Inès Calvet1"]]


async def test_an_author_s_articles_by_month(look):
    chart = (await look("/archive/authors/1", language="en")).find(class_="chart")
    assert [words(title) for title in chart.find_all("title")] == ["March 2017: 1 article"]
