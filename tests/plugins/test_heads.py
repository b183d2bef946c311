"""What pages say of themselves where they are listed or shared."""

import feedparser
import pytest


def told(page):
    return {meta.get("name") or meta.get("property"): meta["content"] for meta in page.select("meta[content]")}


async def test_an_article_says_what_it_is(look):
    page = await look("/archive/articles/1?_shape=x")
    assert page.select_one("link[rel=canonical]")["href"] == "http://localhost/archive/articles/1"
    said = told(page)
    assert said["description"] == said["og:description"] == "Après six jours de grève, un accord a été signé lundi."
    assert (said["og:title"], said["og:type"], said["article:published_time"], said["og:locale"]) == (
        "Le port de Brévan reprend le travail",
        "article",
        "2017-03-13",
        "fr",
    )


async def test_markup_and_addresses_of_sources_stay_harmless(look):
    said = told(await look("/archive/articles/3"))
    assert said["og:title"] == "<script>alert(1)</script>"
    assert "og:image" not in said
    said = told(await look("/archive/people/2"))
    assert said["og:title"] == '<script>alert("x")</script>'


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/archive/people/1", "?people=1"),
        ("/archive/places/1", "?places=1"),
        ("/archive/outlets/1", "?outlet=1"),
        ("/archive/authors/1", "?authors=1"),
        ("/", ""),
    ],
)
async def test_a_page_leads_to_its_feeds(look, archive, path, asked):
    page = await look(path)
    atom, json_feed = page.select("link[rel=alternate][title]")
    assert (atom["href"], json_feed["href"]) == (f"/search.atom{asked}", f"/search.feed.json{asked}")
    feed = feedparser.parse((await archive.client.get(atom["href"])).content)
    assert (feed.bozo, bool(feed.entries)) == (False, True)
    assert (await archive.client.get(json_feed["href"])).json()["items"]
    assert told(page)["description"]


async def test_a_search_leads_to_its_feed(look):
    page = await look("/search?q=port&outlet=1")
    assert page.select_one("link[type='application/atom+xml']")["href"] == "/search.atom?q=port&outlet=1"


async def test_a_section_leads_to_its_feed(look, archive):
    page = await look("/sections/Économie")
    address = page.select_one("link[type='application/atom+xml']")["href"]
    assert address == "/search.atom?section=%C3%89conomie"
    assert len(feedparser.parse((await archive.client.get(address)).content).entries) == 1
