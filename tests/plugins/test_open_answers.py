import pytest

ALLOWED = "access-control-allow-origin"


@pytest.mark.parametrize(
    "path",
    [
        "/search.json",
        "/search.csv?_stream=on",
        "/search.bib",
        "/search/suggest.json?q=in",
        "/compare.csv?with=people:1",
        "/openapi.json",
        "/archive/quotes/1.svg",
        "/archive/articles.json",
        "/nowhere.json",
        "/sitemap.xml",
        "/search",
        "/archive/people/1",
    ],
)
async def test_other_sites_may_read_answers_where_the_owner_allows_that(archive, path, monkeypatch):
    assert ALLOWED not in (await archive.client.get(path)).headers
    monkeypatch.setattr(archive, "cors", True)
    answer = await archive.client.get(path)
    assert answer.headers.get_list(ALLOWED) == ["*"]
    assert answer.headers["access-control-expose-headers"] == "Link"
