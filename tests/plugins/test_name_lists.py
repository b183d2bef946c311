import pytest
from page_text import words


@pytest.fixture
def crowded(changed):
    """Two hundred and fifty authors whose names begin with a, and one with z."""
    return changed(
        "with recursive n (i) as (select 100 union all select i + 1 from n where i < 349)"
        " insert into authors (id, name, slug, articles) select i, 'Auteur ' || i, 'auteur-' || i, 0 from n",
        "insert into authors (id, name, slug, articles) values (900, 'Ζωή', 'ζωη', 0)",
    )


async def test_outlets_with_most_articles_come_first(look):
    page = await look("/outlets", language="en")
    assert words(page.h1) == "Outlets"
    assert words(page.find(class_="lede")) == "2 outlets."
    assert [(words(item), item.a["href"]) for item in page.select(".names li")] == [
        ("Le Fanal2", "/archive/outlets/1"),
        ("The Harbour Post1", "/archive/outlets/2"),
    ]
    assert page.find(class_="letters") is None


async def test_authors_from_a_to_z(look, crowded):
    page = await look("/authors?letter=a", at=crowded)
    assert [words(a) for a in page.select(".letters a")] == ["Les plus présents", "A", "O", "Ζ"]
    assert words(page.select_one(".letters a[aria-current]")) == "A"
    further = await look(page.select_one(".pager a")["href"], at=crowded)
    names = [words(a) for one in (page, further) for a in one.select(".names a")]
    assert names == [f"Auteur {number}" for number in range(100, 350)]
    assert further.find(class_="pager") is None


async def test_letters_of_any_alphabet(look, crowded):
    assert [words(a) for a in (await look("/authors?letter=ζ", at=crowded)).select(".names a")] == ["Ζωή"]


async def test_a_letter_that_nobody_has(look):
    page = await look("/outlets?letter=q", language="en")
    assert page.find(class_="names") is None


async def test_an_archive_without_outlets(look, empty_archive):
    page = await look("/outlets", language="en", at=empty_archive)
    assert words(page.find(class_="lede")) == "The archive names none."


async def test_a_closed_archive_has_no_lists(closed_archive):
    assert (await closed_archive.client.get("/authors")).status_code == 404
