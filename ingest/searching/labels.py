"""What the values of facets are called."""

import json
import sqlite3

from ingest.searching.arrays import Value
from ingest.searching.facets import Facet

#: Facets whose values are rows, and of which table.
_TABLES = {"outlet": "outlets", "people": "people", "places": "places", "speakers": "people", "authors": "authors"}


def labels(connection: sqlite3.Connection, facet: str, values: list[Value]) -> dict[Value, str]:
    """What some values of a facet are called; those that are rows by their name."""
    if facet not in _TABLES:
        return {value: str(value) for value in values if value is not None}
    sql = f"select id, name from {_TABLES[facet]} where id in (select value from json_each(?))"
    return dict(connection.execute(sql, (json.dumps([value for value in values if value is not None]),)).fetchall())


def labelled(
    connection: sqlite3.Connection, facets: dict[str, Facet]
) -> dict[str, list[tuple[Value, str | None, int]]]:
    """Each facet's values with their names and counts; no name where an article has none."""
    shown = {}
    for name, facet in facets.items():
        called = labels(connection, name, [value for value, _ in facet.values])
        shown[name] = [(value, called.get(value), count) for value, count in facet.values]
    return shown
