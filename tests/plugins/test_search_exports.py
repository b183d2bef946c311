import asyncio
import csv
import io
import json
import re

import feedparser
import pytest
from datasette.plugins import pm

ALL = [3, 4, 1, 2]


@pytest.mark.parametrize("form", ["json", "feed.json"])
async def test_json_leads_through_all_results(archive, form):
    found, path = [], f"/search.{form}?size=1&sort=oldest"
    while path:
        answer = await archive.client.get(path)
        page = answer.json()
        if form == "json":
            assert page["count"] == 4
            found += [row["id"] for row in page["results"]]
            following = page["next"]
        else:
            found += [int(item["id"].rpartition("/")[2]) for item in page["items"]]
            following = page.get("next_url")
        assert answer.links.get("next", {}).get("url") == following
        path = following and following.removeprefix("http://localhost")
    assert found == ALL


async def test_json_counts(archive):
    page = (await archive.client.get("/search.json?q=calvet -library&colour=red")).json()
    assert (page["query"], page["count"], page["next"], page["ignored"]) == ("calvet -library", 1, None, ["colour=red"])
    assert page["facets"]["people"] == [{"value": 1, "label": "Inès Calvet", "count": 1}]
    assert page["months"] == {"2017-03": 1}
    (row,) = page["results"]
    assert (row["id"], row["outlet"], row["address"]) == (1, "Le Fanal", "http://localhost/archive/articles/1")
    assert row["authors"] == ["Odile Ferrand"]


async def test_every_form_leads_to_the_others(archive):
    answer = await archive.client.get("/search.json?q=calvet&size=1&next=2018-06-01T08:30~2")
    here = "q=calvet&size=1&next=2018-06-01T08%3A30~2"
    links = re.findall(r'<(.*?)>; rel="(.*?)"; type="(.*?)"', answer.headers["link"])
    assert [(relation, kind, url) for url, relation, kind in links] == [
        ("self", "application/json", f"http://localhost/search.json?{here}"),
        ("first", "application/json", "http://localhost/search.json?q=calvet&size=1"),
        ("alternate", "text/html", f"http://localhost/search?{here}"),
        ("alternate", "text/csv", f"http://localhost/search.csv?{here}"),
        ("alternate", "application/x-ndjson", f"http://localhost/search.ndjson?{here}"),
        ("alternate", "application/atom+xml", f"http://localhost/search.atom?{here}"),
        ("alternate", "application/feed+json", f"http://localhost/search.feed.json?{here}"),
        ("alternate", "application/x-bibtex", f"http://localhost/search.bib?{here}"),
        ("alternate", "application/x-research-info-systems", f"http://localhost/search.ris?{here}"),
        ("alternate", "application/vnd.citationstyles.csl+json", f"http://localhost/search.csl?{here}"),
    ]


async def test_a_header_stays_short(archive):
    answer = await archive.client.get("/search.json?size=1&q=" + "port " * 200)
    assert set(answer.links) == {"self", "first"}


async def test_tables(archive):
    table = await archive.client.get("/search.csv?q=calvet")
    assert [row["id"] for row in csv.DictReader(io.StringIO(table.text))] == ["2", "1"]
    lines = await archive.client.get("/search.ndjson?q=calvet&_col=id&_col=title")
    assert [list(json.loads(line).values()) for line in lines.text.splitlines()] == [
        [2, "Library opens its doors"],
        [1, "Le port de Brévan reprend le travail"],
    ]


async def test_a_table_for_a_spreadsheet(archive):
    plain, marked = [(await archive.client.get(f"/search.csv?_col=id{more}")).text for more in ("", "&_bom=on")]
    assert marked == "\ufeff" + plain


@pytest.mark.parametrize("at_a_time", [1, 1_000])
@pytest.mark.parametrize("order", ["newest", "oldest", "relevant"])
async def test_a_stream_goes_to_the_end(archive, monkeypatch, order, at_a_time):
    await archive.invoke_startup()
    monkeypatch.setattr(pm.get_plugin("search_exports.py"), "_AT_A_TIME", at_a_time)
    asked = f"q=calvet&sort={order}"
    whole = (await archive.client.get(f"/search.ndjson?{asked}&size=max")).text
    assert whole.count("\n") == 2
    assert (await archive.client.get(f"/search.ndjson?{asked}&size=1&_stream=on")).text == whole
    table = await archive.client.get(f"/search.csv?sort={order}&size=1&_col=id&_stream=on&_bom=on")
    assert table.text.splitlines()[0] == "\ufeffid"
    assert sorted(table.text.splitlines()[1:]) == ["1", "2", "3", "4"]


async def test_a_stream_ends_when_nobody_reads_it(archive, monkeypatch):
    await archive.invoke_startup()
    monkeypatch.setattr(pm.get_plugin("search_exports.py"), "_AT_A_TIME", 1)
    sent, written = [], asyncio.Event()

    async def receive():
        await written.wait()
        return {"type": "http.disconnect"}

    async def send(message):
        sent.append(message)
        written.set()

    path = {"path": "/search.ndjson", "raw_path": b"/search.ndjson", "query_string": b"size=1&_stream=on"}
    await archive.app()({"type": "http", "method": "GET", "headers": [], "scheme": "http", **path}, receive, send)
    assert b"".join(message.get("body", b"") for message in sent).count(b"\n") < len(ALL)


@pytest.mark.parametrize(("tab", "ids"), [("people", [1]), ("places", []), ("quotes", [4, 1, 3])])
async def test_each_kind_of_result_is_told(archive, tab, ids):
    page = (await archive.client.get(f"/search.json?q=calvet&tab={tab}&colour=red")).json()
    assert ([row["id"] for row in page["results"]], page["count"], page["ignored"]) == (ids, len(ids), ["colour=red"])
    assert all(row["address"] == f"http://localhost/archive/{tab}/{row['id']}" for row in page["results"])
    table = await archive.client.get(f"/search.csv?q=calvet&tab={tab}&size=1&_stream=on&_col=id")
    assert table.text.split() == ["id", *map(str, ids)]
    for form in ("atom", "feed.json", "bib"):
        answer = await archive.client.get(f"/search.{form}?q=calvet&tab={tab}")
        assert (answer.status_code, answer.json()["error"]) == (404, "Only articles come in this form")


async def test_feeds(archive):
    answer = await archive.client.get("/search.atom?people=1&size=1")
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    told = feedparser.parse(answer.content)
    assert (told.bozo, told.feed.title) == (False, "Inès Calvet · Gazette")
    assert told.feed.id == "http://localhost/search.atom?people=1&size=1"
    assert [entry.id for entry in told.entries] == ["http://localhost/archive/articles/2"]
    assert {link.rel for link in told.feed.links} == {"alternate", "self", "first", "next"}
    answer = await archive.client.get("/search.feed.json?q=port&section=Économie")
    assert answer.headers["content-type"] == "application/feed+json; charset=utf-8"
    assert answer.json()["title"] == "port · Économie · Gazette"


async def test_what_is_not_quite_as_asked_is_told(archive, monkeypatch):
    monkeypatch.setattr("ingest.searching.hints.READ", 0)
    answer = await archive.client.get('/search.json?q="port" po*')
    assert (answer.json()["inexact"], answer.json()["short"]) == ([], ["po*"])
    answer = await archive.client.get('/search.csv?q="port de" OR é*')
    assert (answer.headers["gazette-inexact"], answer.headers["gazette-short"]) == ("port%20de", "%C3%A9%2A")
