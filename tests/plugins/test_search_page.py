import sqlite3
from pathlib import Path

import pytest
from datasette.app import Datasette
from page_text import words

PLUGINS = Path(__file__).parents[2] / "plugins"


@pytest.fixture
def with_another(archive_file, metadata, tmp_path):
    """The archive beside a database that is somebody's own, with a table that can be searched."""
    path = tmp_path / "notes.db"
    with sqlite3.connect(path) as db:
        db.execute("create table notes (id integer primary key, text text)")
        db.executemany("insert into notes values (?, ?)", [(1, "Au port"), (2, "<b>Le</b> port"), (3, "La nuit")])
        db.execute('create virtual table notes_fts using fts5 (text, content="notes", content_rowid="id")')
        db.execute("insert into notes_fts (notes_fts) values ('rebuild')")

    def served(**databases):
        return Datasette(
            [str(archive_file), str(path)],
            metadata={**metadata, "databases": {**metadata["databases"], **databases}},
            plugins_dir=str(PLUGINS),
            template_dir=str(PLUGINS / "templates"),
        )

    return served


async def test_the_archive_has_a_search_of_its_own(look):
    page = await look("/-/search?q=calvet", language="en")
    assert [(words(a), a["href"]) for a in page.select("#archive a")] == [
        ("Articles", "/search?q=calvet"),
        ("People", "/search?q=calvet&tab=people"),
        ("Places", "/search?q=calvet&tab=places"),
        ("Quotes", "/search?q=calvet&tab=quotes"),
    ]
    assert len(page.select("section.answers")) == 1


async def test_other_tables_show_their_first_rows(look, with_another):
    page = await look("/-/search?q=port", language="en", at=with_another())
    section = page.select("section.answers")[1]
    assert words(section.h2) == "notes: notes 2 rows"
    assert [(words(a), a["href"]) for a in section.select("li a")] == [
        ("Au port", "/notes/notes/1"),
        ("<b>Le</b> port", "/notes/notes/2"),
    ]
    assert section.select_one("h2 a")["href"] == "/notes/notes?_search=port"


async def test_a_table_that_may_not_be_seen_is_not_named(look, with_another):
    page = await look("/-/search?q=port", at=with_another(notes={"allow": False}))
    assert "notes" not in page.text


async def test_nothing_typed_is_no_search(look):
    page = await look("/-/search", language="en")
    assert words(page.find(class_="statement")) == "Type a word, a name, or “an exact phrase”."


@pytest.mark.parametrize("typed", ["%22", "*", "(", "NEAR(", "%00", "'"])
async def test_anything_may_be_typed(look, with_another, typed):
    page = await look(f"/-/search?q={typed}", at=with_another())
    assert page.find("form", role="search")
    assert len(page.select("section.answers")) == 2
