"""The measure of search runs, on an archive that is small."""

import sqlite3
from contextlib import closing

import pytest

from bench import archive, search, site


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("bench") / "archive.db"
    archive.make(path, 300)
    return path


def test_an_archive_made_to_measure(path):
    with closing(sqlite3.connect(path)) as db:
        sizes = {table: db.execute(f"select count(*) from {table}").fetchone() for table in ("articles", "texts")}
        titled = db.execute(
            "select count(*) from texts join articles on id = article_id where substr(text, 1, length(title)) = title"
        ).fetchone()
        counts = db.execute("select max(articles), min(articles) from people").fetchone()
    assert (sizes, titled) == ({"articles": (300,), "texts": (300,)}, (300,))
    assert counts[0] > 50 > counts[1]


def test_every_page_is_measured(path, monkeypatch):
    monkeypatch.setattr(search, "ROUNDS", 2)
    rows = search.measured(path)
    assert {row["page"]: row["lost"] for row in rows} == {
        "a common word, newest first": "",
        "a common word, most relevant first": "",
        "a rare word, newest first": "",
        "a table of articles, three facets": "",
        "the most named people": "",
        "a page far down": "",
    }
    assert all(row["gazette"] > 0 < row["plain"] for row in rows)


def test_the_size_is_seen_beside_a_plain_archive(path, tmp_path):
    sizes = search.sizes(path, tmp_path / "plain.db")
    assert 0.8 < sizes["times a plain archive"] < 1.3
    assert sizes["arrays beside it, MB"] == 0


def test_pages_of_every_kind_are_asked_for(path):
    paths = site.mixed(path, ["un", "deux"])
    assert paths[:4] == ["/search?q=un", "/search?q=un&sort=relevant", "/search.json?q=un", "/"]
    assert paths[-1] == "/archive/places/2"
    assert len(paths) == 16


def test_a_site_is_started_and_stopped(path):
    with site.served(path, 1) as there:
        status, seconds = site.ask(there, "/search?q=x")
        assert (status, seconds > 0) == (200, True)
        assert [site.peak(process) > 10 for process in site.processes_of(there.process)] == [True]
