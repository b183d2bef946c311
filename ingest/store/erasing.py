"""Making sure that what was deleted is gone from the file too, and not only from its tables.

SQLite leaves deleted rows in free pages, and a full-text index keeps the terms of deleted rows until it is merged.
What has still to be erased is noted in the archive, so that it is, even if the first try is stopped. The arrays beside
the archive go too; search makes them anew.
"""

import sqlite3
from pathlib import Path

from ingest.kept_beside import forget
from ingest.store import search


def ask(connection: sqlite3.Connection) -> None:
    """Note that something deleted has to be erased, in the transaction that deletes it."""
    connection.execute("insert or replace into state (name, value) values ('to erase', '1')")


def erase(connection: sqlite3.Connection) -> None:
    """Erase what was asked to be erased; nothing is written where nothing was.

    The file is written anew, which takes its size in free space, and nobody else may use it meanwhile.
    """
    if not connection.execute("select 1 from state where name = 'to erase'").fetchone():
        return
    search.merge(connection)
    connection.execute("vacuum")
    connection.execute("pragma wal_checkpoint(truncate)")
    if file := connection.execute("pragma database_list").fetchone()[2]:
        forget(Path(file))
    connection.execute("delete from state where name = 'to erase'")
