"""A program that is stopped while it writes stops nobody who reads."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from ingest import serving
from ingest.store.archive import open_archive


async def test_what_a_stopped_program_wrote_is_taken_back(tmp_path: Path) -> None:
    growing, stopped = tmp_path / "growing.db", tmp_path / "archive.db"
    open_archive(growing, create=True).close()
    open_archive(stopped, create=True).close()
    datasette = serving.datasette_for(stopped)
    await datasette.invoke_startup()
    assert (await datasette.client.get("/search.json")).json()["count"] == 0
    with closing(sqlite3.connect(growing, isolation_level=None)) as writer:
        writer.execute("pragma cache_size = 2")
        writer.execute("begin")
        for number in range(2_000):
            writer.execute("insert into outlets (name, slug) values (?, ?)", [f"{number} " * 50] * 2)
        for ending in ("", "-journal"):
            shutil.copy(f"{growing}{ending}", f"{stopped}{ending}")
        writer.execute("rollback")
    assert (await datasette.client.get("/search.json")).json()["count"] == 0
    assert (await datasette.client.get("/archive/outlets.json")).json()["rows"] == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive.db", "growing.db"]
