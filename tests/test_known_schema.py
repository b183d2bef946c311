"""What a database is made of is asked once, and again when it may be another."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from datasette.database import Database

from ingest import known_schema
from ingest.known_schema import knowing_its_schema


@knowing_its_schema
class Known(Database):  # type: ignore[misc]  # Datasette has no types
    """Counts how often it is asked."""

    asked = 0

    async def execute_fn(self, fn: Any) -> Any:
        self.asked += 1
        return await super().execute_fn(fn)


@pytest.fixture
def known(tmp_path: Path) -> Iterator[Known]:
    change(tmp_path, 'create table a (id integer primary key); create virtual table a_fts using fts5(id, content="a")')
    database = Known(Datasette([]), path=str(tmp_path / "b.db"), is_mutable=True)
    database.name = "b"
    yield database
    database.close()


def change(folder: Path, sql: str) -> None:
    with closing(sqlite3.connect(folder / "b.db")) as db:
        db.executescript(sql)


async def schema(known: Known) -> list[Any]:
    return [
        "a_fts" in await known.hidden_table_names(),
        [name for name in await known.table_names() if "_" not in name],
        await known.table_columns("a"),
        await known.primary_keys("a"),
        await known.fts_table("a"),
        await known.table_exists("b"),
        [tuple(row) for row in await known.execute(known_schema._SPELLING, ("A",))],
    ]


async def test_what_is_known_is_not_asked_again(known: Known) -> None:
    first = await schema(known)
    asked = known.asked
    assert first == [True, ["a"], ["id"], ["id"], "a_fts", False, [("a",)]]
    assert (await schema(known), known.asked) == (first, asked)


async def test_a_change_is_seen(known: Known, tmp_path: Path) -> None:
    await schema(known)
    change(tmp_path, "create table b (x); alter table a add column y")
    assert await schema(known) == [True, ["a", "b"], ["id", "y"], ["id"], "a_fts", True, [("a",)]]


async def test_what_anybody_asks_in_sql_is_asked_each_time(known: Known) -> None:
    for asked in (1, 2):
        await known.execute("select name from sqlite_master")
        assert known.asked == asked


async def test_a_table_named_by_keyword_is_not_taken_for_another(known: Known) -> None:
    spelled = [(await known.execute(known_schema._SPELLING, params=(name,))).rows for name in "ab"]
    assert [len(rows) for rows in spelled] == [1, 0]


async def test_no_more_is_kept_than_a_site_needs(known: Known, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_schema, "_MOST", 3)
    for name in "abcdefgh":
        await known.table_exists(name)
    assert len(known._known_schema[1]) <= 3  # type: ignore[attr-defined]
