from conftest import served
from protego import Protego


async def rules(archive):
    answer = await archive.client.get("/robots.txt")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/plain; charset=utf-8")
    return Protego.parse(answer.text)


async def test_pages_are_open_and_what_has_no_end_is_not(archive):
    told = await rules(archive)
    for path in ("/", "/archive/articles/1", "/archive/people", "/calendar/2017-03"):
        assert told.can_fetch(f"http://localhost{path}", "anybody")
    for path in ("/search?q=port", "/search.json", "/-/search?q=x", "/archive?sql=select+1", "/archive?_x=1&sql=x"):
        assert not told.can_fetch(f"http://localhost{path}", "anybody")
    assert list(told.sitemaps) == ["http://localhost/sitemap.xml"]


async def test_an_owner_may_forbid_all(archive_file):
    told = await rules(served(archive_file, {"plugins": {"robots": {"allow": False}}}))
    assert not told.can_fetch("http://localhost/", "anybody")
    assert list(told.sitemaps) == []
