import pytest

CALVET = {"kind": "people", "id": 1, "name": "Inès Calvet", "href": "/archive/people/1", "articles": 2}
BREVAN = {"kind": "places", "id": 1, "name": "Brévan", "href": "/archive/places/1", "articles": 1}


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("calv", [CALVET]),
        ("INE", [CALVET]),
        ("calvet ines", [CALVET]),
        ("ines d", []),
        ("brevan", [BREVAN]),
        ("Brév", [BREVAN]),
        ("alvet", []),
        ("", []),
        ("« * »", []),
        ('calvet" OR *', []),
        ("x" * 5_000, []),
    ],
)
async def test_whom_somebody_may_be_typing(archive, typed, suggested):
    answer = await archive.client.get("/search/suggest.json", params={"q": typed})
    assert (answer.status_code, answer.json()) == (200, suggested)


async def test_those_named_most_come_first(changed):
    site = changed(
        "insert into people (id, name, slug, articles) values (8, 'Inès Zola', 'z', 90)",
        "insert into people_fts (rowid, name, aliases) values (8, '=ines =zola', '=emile')",
    )
    answer = await site.client.get("/search/suggest.json?q=ine")
    assert [row["id"] for row in answer.json()] == [8, 1]
    assert [row["id"] for row in (await site.client.get("/search/suggest.json?q=emi")).json()] == [8]


async def test_what_a_source_says_is_told_as_it_stands(archive):
    (row,) = (await archive.client.get("/search/suggest.json?q=script")).json()
    assert row["name"] == '<script>alert("x")</script>'


async def test_an_archive_that_may_not_be_seen_suggests_nothing(closed_archive):
    assert (await closed_archive.client.get("/search/suggest.json?q=calvet")).json() == []


async def test_every_page_brings_the_script(look):
    for path in ("/", "/archive/people/1", "/search", "/archive/articles"):
        assert (await look(path)).find("script", src=lambda src: src and "suggestions.js" in src)["type"] == "module"
