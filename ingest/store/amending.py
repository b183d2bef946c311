"""Articles of the archive taken out of it, or given another reading under their numbers; within a transaction."""

import json
import sqlite3
from collections.abc import Callable, Iterable

from ingest.prepared import Prepared
from ingest.store import articles, judgements, origins, versions, withholdings
from ingest.store.batch import Batch

#: Where an archive keeps paths, keys and addresses, and what was wrong there.
_NAMING = (
    *(("sources", "path"), ("origins", "record"), ("origins", "place"), ("visits", "address")),
    *(("refusals", "path"), ("refusals", "record"), ("refusals", "message")),
)

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


def amend(connection: sqlite3.Connection, changed: Iterable[tuple[int, Prepared | None]]) -> None:
    """Give articles another reading, or None to take them out; one that now equals another becomes that."""
    batch = Batch(connection)
    for at, (number, prepared) in enumerate(changed, start=1):
        # How its fields were found may repeat what they held.
        connection.execute("update origins set finding_id = null where article_id = ?", (number,))
        versions.forget(connection, number)
        (run,) = connection.execute("select run_id from texts where article_id = ?", (number,)).fetchone()
        batch.clear(number)
        if prepared is None:
            connection.execute("delete from origins where article_id = ?", (number,))
            articles.drop(connection, number)
        elif same := articles.find(connection, prepared):
            connection.execute("update origins set article_id = ? where article_id = ?", (same, number))
            withholdings.note(connection, same, withholdings.on(connection, number) | prepared.redactions)
            articles.drop(connection, number)
        else:
            batch.put(prepared, number, run)
        if at % _GATHERED == 0:
            batch.write()
    batch.write()
    _tidy(connection)


def rename(connection: sqlite3.Connection, unnamed: Callable[[str], str]) -> None:
    """Hide all paths, keys and addresses that tell what is withheld; ``unnamed`` says what becomes of each."""
    for table, column in _NAMING:
        for (value,) in connection.execute(f"select distinct {column} from {table}").fetchall():
            if (hidden := unnamed(value)) != value:
                connection.execute(f"update {table} set {column} = ? where {column} = ?", (hidden, value))
    for run, sources in connection.execute("select id, sources from runs").fetchall():
        named = json.dumps([unnamed(source) for source in json.loads(sources)], ensure_ascii=False)
        connection.execute("update runs set sources = ?1 where id = ?2 and sources <> ?1", (named, run))


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
