"""Articles of the archive taken out of it, or given another reading under their numbers; within a transaction."""

import json
import sqlite3
from collections.abc import Callable, Iterable

from ingest.prepared import Prepared
from ingest.store import articles, judgements, origins, versions
from ingest.store.batch import Batch

#: How many articles are gathered before they are written.
_GATHERED = 500


def take_out(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Take articles out with all that tells of them, and sources that held nothing else: a path may tell of it."""
    batch = Batch(connection)
    wanted = "article_id in (select value from json_each(?))"
    listed = (json.dumps(sorted(numbers)),)
    sources = connection.execute(f"select distinct source_id from origins where {wanted}", listed).fetchall()
    for number in json.loads(listed[0]):
        judgements.forget_article(connection, number)
        connection.execute("delete from origins where article_id = ?", (number,))
        batch.drop(number)
    batch.write()
    for (source,) in sources:
        if not connection.execute("select 1 from origins where source_id = ?", (source,)).fetchone():
            _forget_source(connection, source)
    _tidy(connection)


def amend(
    connection: sqlite3.Connection, changed: Iterable[tuple[int, Prepared | None]], unnamed: Callable[[str], str]
) -> None:
    """Give articles another reading, or None to take them out; one that now equals another becomes that.

    ``unnamed`` says what a record's key becomes.
    """
    batch = Batch(connection)
    for at, (number, prepared) in enumerate(changed, start=1):
        _rename_records(connection, number, unnamed)
        versions.forget(connection, number)
        (run,) = connection.execute("select run_id from texts where article_id = ?", (number,)).fetchone()
        batch.clear(number)
        same = prepared and articles.find(connection, prepared)
        if prepared is None:
            connection.execute("delete from origins where article_id = ?", (number,))
            articles.drop(connection, number)
        elif same:
            connection.execute("update origins set article_id = ? where article_id = ?", (same, number))
            articles.drop(connection, number)
        else:
            batch.put(prepared, number, run)
        if at % _GATHERED == 0:
            batch.write()
    batch.write()
    _tidy(connection)


def _rename_records(connection: sqlite3.Connection, number: int, unnamed: Callable[[str], str]) -> None:
    """What an article's records are known by; how its fields were found is forgotten, for it may repeat them."""
    found = connection.execute("select source_id, record from origins where article_id = ?", (number,)).fetchall()
    connection.executemany(
        "update or replace origins set record = ?, finding_id = null where source_id = ? and record = ?",
        [(unnamed(record), source, record) for source, record in found],
    )


def _forget_source(connection: sqlite3.Connection, source: int) -> None:
    (path,) = connection.execute("select path from sources where id = ?", (source,)).fetchone()
    connection.execute("delete from refusals where path = ?", (path,))
    connection.execute("delete from visits where address = ?", (path,))
    connection.execute("delete from sources where id = ?", (source,))
    connection.execute(
        "update runs set sources = replace(sources, ?, '\"…\"')", (json.dumps(path, ensure_ascii=False),)
    )


def _tidy(connection: sqlite3.Connection) -> None:
    """What nothing leads to any more goes, and what leads to articles is led anew."""
    articles.link_related(connection)
    articles.drop_unused(connection)
    origins.drop_unused_findings(connection)
