import sqlite3
from contextlib import closing

import pytest

from ingest.searching import saving
from ingest.searching.shelf import Shelf

PAGES = ["/", "/search?q=port", "/search.json?q=port", "/archive/articles/1", "/archive/people.json", "/archive"]


async def again(archive, path, tag, **headers):
    return await archive.client.get(path, headers={"if-none-match": tag, **headers})


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_is_sent_once(archive, path):
    first = await archive.client.get(path)
    assert first.status_code == 200
    assert first.headers["cache-control"] == "public, max-age=5, stale-while-revalidate=30"
    second = await again(archive, path, first.headers["etag"])
    assert (second.status_code, second.content) == (304, b"")
    for name in ("etag", "cache-control"):
        assert second.headers[name] == first.headers[name]
    vary = {name.strip() for name in first.headers["vary"].split(",")}
    assert vary >= {"Accept-Language", "Cookie", "Authorization", "Accept-Encoding"} - (
        {"Accept-Encoding"} if len(first.content) < 500 else set()
    )


async def test_nobody_works_for_a_page_that_is_there(archive, monkeypatch):
    first = await archive.client.get("/search?q=port")
    monkeypatch.setattr(archive.get_database("archive"), "execute_fn", None)
    assert (await again(archive, "/search?q=port", first.headers["etag"])).status_code == 304


@pytest.mark.parametrize(
    "headers",
    [{"accept-language": "fr"}, {"host": "elsewhere.example"}, {"cookie": "gazette_language=fr"}],
)
async def test_another_reader_gets_another_page(archive, headers):
    tag = (await archive.client.get("/")).headers["etag"]
    other = await again(archive, "/", tag, **headers)
    assert other.status_code == 200
    assert other.headers["etag"] != tag


async def test_a_commit_makes_a_page_new(changed):
    archive = changed()
    first = await archive.client.get("/search.json?q=port")
    with closing(sqlite3.connect(archive.get_database("archive").path)) as db:
        db.execute("update articles set title = 'Le port' where id = 1")
        db.commit()
    second = await again(archive, "/search.json?q=port", first.headers["etag"])
    assert (second.status_code, second.json()["results"][0]["title"]) == (200, "Le port")


async def test_a_page_of_arrays_from_before_is_no_page_of_the_archive_as_it_is(changed, monkeypatch):
    monkeypatch.setattr(saving, "SMALL", 0)
    archive = changed()
    database = archive.get_database("archive")
    assert (await archive.client.get("/search.json")).json()["count"] == 4
    monkeypatch.setattr(Shelf, "_renew", lambda _: None)
    with closing(sqlite3.connect(database.path)) as db:
        db.execute("insert into articles (id, words, people, places, quotes) values (9, 0, 0, 0, 0)")
        db.commit()
    before = await archive.client.get("/search.json")
    assert before.json()["count"] == 4
    monkeypatch.undo()
    assert (await archive.client.get("/search.json")).json()["count"] == 5
    now = await again(archive, "/search.json", before.headers["etag"])
    assert (now.status_code, now.json()["count"]) == (200, 5)


async def test_the_chosen_language_is_kept_in_the_browser_alone(archive):
    answer = await archive.client.get("/", headers={"cookie": "gazette_language=fr"})
    assert answer.headers["cache-control"] == "private, max-age=5, stale-while-revalidate=30"
    assert (await again(archive, "/", answer.headers["etag"], cookie="gazette_language=fr")).status_code == 304


@pytest.mark.parametrize(
    "headers",
    [{"cookie": "ds_actor=x"}, {"cookie": "gazette_language=fr; other=1"}, {"cookie": "="}, {"authorization": "x"}],
)
async def test_of_anybody_who_may_be_somebody_nothing_is_kept(archive, headers):
    answer = await archive.client.get("/", headers=headers)
    assert "etag" not in answer.headers
    assert answer.headers["cache-control"] == "private, no-store"
    tag = (await archive.client.get("/")).headers["etag"]
    assert (await again(archive, "/", tag, **headers)).status_code == 200


async def test_nothing_is_kept_of_an_actor(archive):
    tag = (await archive.client.get("/")).headers["etag"]
    answer = await again(archive, "/", tag, cookie="ds_actor=" + archive.sign({"a": {"id": "root"}}, "actor"))
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "private, no-store")


@pytest.mark.parametrize(
    "path", ["/archive/articles/999", "/archive?sql=select+random()", "/-/versions.json", "/search.json?q=x&size=1"]
)
async def test_what_is_not_there_or_of_the_moment_has_no_tag(archive, path):
    answer = await archive.client.get(path)
    assert ("etag" in answer.headers) == path.startswith("/search")


async def test_a_page_says_itself_for_how_long(archive):
    answer = await archive.client.get("/archive/people.json?_ttl=3600")
    assert answer.headers["cache-control"] == "public, max-age=3600, stale-while-revalidate=30"
    answer = await archive.client.get("/archive/people.json?_ttl=0")
    assert answer.headers["cache-control"] == "public, no-cache, stale-while-revalidate=30"
