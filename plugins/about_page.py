"""What the archive holds, how well it was read, and what every table and column of it says: /about."""

import json
from datetime import UTC, datetime
from pathlib import Path

from datasette import Response, hookimpl

from ingest.searching.archives import in_archive, metadata_of
from ingest.searching.labels import labels
from ingest.searching.rows import rows_of

_ACCURACY = Path(__file__).with_name("accuracy.json")

#: Outlets and runs that are named.
_OUTLETS = 12
_RUNS = 5

_COUNTS = """
select (select count(*) from people) as people, (select count(*) from places) as places,
       (select count(*) from quotes) as quotes, (select count(*) from versions) as versions,
       (select count(distinct act) from judgements) as judgements, (select min(published) from articles) as first,
       (select max(published) from articles) as last
"""

_READERS = "select reader as name, count(*) as n from sources group by reader order by 2 desc, 1"

_REFUSED = """
select reason, passed_over, count(*) as n from refusals group by reason, passed_over order by passed_over, 3 desc, 1
"""

_LATEST = "select * from runs order by id desc limit ?"

_TABLES = """
select type, name from sqlite_master where type in ('table', 'view') and name not like 'sqlite%'
  and name not like '%\\_fts%' escape '\\'
order by type, rowid
"""


@hookimpl
def register_routes():
    """Add the page on the archive itself."""
    return [(r"^/about$", about_page)]


async def about_page(datasette, request):
    """The page: holdings, method, licence, downloads, and the data dictionary."""

    def read(archive, connection, holdings):
        found = holdings.counted.get("about", lambda: _all_there_is(connection, holdings))
        return archive, found, _columns(connection)

    archive, found, columns = await in_archive(datasette, request, read)
    database = datasette.get_database(archive)
    context = {
        "database": archive,
        **found,
        "accuracy": json.loads(_ACCURACY.read_text(encoding="utf-8")),
        "tables": _dictionary((await metadata_of(datasette, archive)).get("tables", {}), columns),
        "megabytes": max(round(database.size / 1_000_000), 1),
        "state": found["runs"][0]["started"] if found["runs"] else found["counts"]["last"],
        "downloadable": datasette.setting("allow_download") and not database.is_mutable,
        "here": datasette.absolute_url(request, datasette.urls.instance()),
        "today": datetime.now(UTC).date().isoformat(),
        "metadata": await metadata_of(datasette),
    }
    html = await datasette.render_template("about.html", context, request=request, view_name="about")
    return Response.html(html)


def _all_there_is(connection, holdings):
    """What there is to count: it is counted once for a state of the archive."""
    totals = {facet: _totals(holdings, facet) for facet in ("outlet", "language")}
    called = labels(connection, "outlet", holdings.single["outlet"].values[:_OUTLETS])
    return {
        "counts": {
            "articles": len(holdings.ids),
            "undated": int((holdings.published == b"").sum()),
            **_rows(connection, _COUNTS)[0],
        },
        "outlets": [(value, called.get(value), n) for value, n in totals["outlet"][:_OUTLETS]],
        "n_outlets": sum(value is not None for value, _ in totals["outlet"]),
        "further_outlets": max(len(totals["outlet"]) - _OUTLETS, 0),
        "by_language": totals["language"],
        "readers": _rows(connection, _READERS),
        "refused": _rows(connection, _REFUSED),
        "runs": _rows(connection, _LATEST, [_RUNS]),
    }


def _totals(holdings, facet):
    """How many articles have each value, most first, those without one last."""
    single = holdings.single[facet]
    return list(zip(single.values, single.totals.tolist(), strict=True))


def _rows(connection, sql, parameters=()):
    return rows_of(connection.execute(sql, parameters))


def _columns(connection):
    """Each table and view with its kind and its columns: name, type, and the table that it points to."""
    told = {}
    for kind, name in connection.execute(_TABLES).fetchall():
        points = {row["from"]: row["table"] for row in _rows(connection, f'pragma foreign_key_list("{name}")')}
        columns = _rows(connection, f'pragma table_info("{name}")')
        told[name] = kind, [(row["name"], row["type"].lower(), points.get(row["name"])) for row in columns]
    return told


def _dictionary(described, columns):
    """The tables as metadata tells of them, in its order, then those that it does not know."""
    names = sorted(columns, key=lambda name: [*described, name].index(name))
    return [_table(described.get(name, {}), name, *columns[name]) for name in names]


def _table(described, name, kind, columns):
    texts = described.get("columns", {})
    return {
        "name": name,
        "kind": kind,
        "hidden": bool(described.get("hidden")),
        "description": described.get("description", ""),
        "columns": [(column, type_, points, texts.get(column, "")) for column, type_, points in columns],
    }
