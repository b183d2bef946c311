"""The measure of search runs, on an archive that is small."""

import asyncio
import sqlite3
from contextlib import closing

from bench import archive, search


def test_an_archive_made_to_measure(tmp_path):
    path = tmp_path / "archive.db"
    archive.make(path, 300)
    with closing(sqlite3.connect(path)) as db:
        sizes = {table: db.execute(f"select count(*) from {table}").fetchone() for table in ("articles", "quotes")}
        titled = db.execute(
            "select count(*) from texts join articles on id = article_id where substr(text, 1, length(title)) = title"
        ).fetchone()
        counts = db.execute("select max(articles), min(articles) from people").fetchone()
    assert (sizes, titled) == ({"articles": (300,), "quotes": (900,)}, (300,))
    assert counts[0] > 50 > counts[1]


def test_every_page_is_measured(tmp_path, monkeypatch):
    path = tmp_path / "archive.db"
    archive.make(path, 300)
    monkeypatch.setattr(search, "RARE", (0.002, 0.02))
    figures = asyncio.run(search.measured(path))
    assert figures["articles"] == 300
    assert figures["pages"][0]["page"] == "a common word, newest first"
    assert all(row["gazette"] > 0 for row in figures["pages"])
