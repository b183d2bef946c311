import pytest
from datasette.plugins import pm
from lxml import etree

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"

#: How many parts there are of three pages each.
PARTS = {"articles": 2, "people": 1, "places": 1, "outlets": 1, "authors": 1, "rooms": 3, "calendar": 2}


async def listed(archive, path):
    answer = await archive.client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/xml; charset=utf-8")
    return [tuple(element.text for element in entry) for entry in etree.fromstring(answer.content)]


async def test_the_index_leads_to_every_part(archive, monkeypatch):
    await archive.invoke_startup()
    monkeypatch.setattr(pm.get_plugin("sitemap.py"), "_SIZE", 3)
    parts = [part for (part,) in await listed(archive, "/sitemap.xml")]
    assert parts == [
        f"http://localhost/sitemap/{part}.xml"
        for name, number in PARTS.items()
        for part in (f"{name}-{i}" for i in range(1, number + 1))
    ]
    rows = [row for part in parts for row in await listed(archive, part.removeprefix("http://localhost"))]
    assert rows[:5] == [
        ("http://localhost/archive/articles/1", "2017-03-13"),
        ("http://localhost/archive/articles/2", "2018-06-01"),
        ("http://localhost/archive/articles/3",),
        ("http://localhost/archive/articles/4",),
        ("http://localhost/archive/people/1", "2018-06-01"),
    ]
    assert len(rows) == 4 + 3 + 2 + 2 + 1 + 9 + 6


async def test_pages_that_are_no_rows_are_listed(archive):
    assert await listed(archive, "/sitemap/rooms-1.xml") == [
        (f"http://localhost{path}",)
        for path in ("/", "/about", "/about/api", "/outlets", "/authors", "/calendar", "/sections",
                     "/sections/%22%3E%3Cscript%3E", "/sections/%C3%89conomie")
    ]  # fmt: skip
    assert await listed(archive, "/sitemap/calendar-1.xml") == [
        (f"http://localhost/calendar/{date}",)
        for date in ("2017", "2017-03", "2017-03-13", "2018", "2018-06", "2018-06-01")
    ]
    for (address,) in [
        *await listed(archive, "/sitemap/rooms-1.xml"),
        *await listed(archive, "/sitemap/calendar-1.xml"),
    ]:
        assert (await archive.client.get(address.removeprefix("http://localhost"))).status_code == 200


@pytest.mark.parametrize("part", ["articles-0", "texts-1", "articles-x"])
async def test_there_is_no_other_part(archive, part):
    assert (await archive.client.get(f"/sitemap/{part}.xml")).status_code == 404


async def test_an_empty_or_closed_archive_lists_nothing(empty_archive, closed_archive):
    assert await listed(empty_archive, "/sitemap.xml") == []
    assert await listed(empty_archive, "/sitemap/articles-1.xml") == []
    assert (await closed_archive.client.get("/sitemap.xml")).status_code == 404


async def test_a_date_that_is_none_is_not_said(changed):
    archive = changed("update articles set published = '2017-03-1x' where id = 1")
    assert (await listed(archive, "/sitemap/articles-1.xml"))[0] == ("http://localhost/archive/articles/1",)
