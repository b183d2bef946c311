"""Words that stand for a row in an address: "vladimir-poutine"."""

import re
import sqlite3

from ingest.analysis import fold

_LONGEST = 80


def slug(name: str) -> str:
    """A name as it stands in an address: folded letters and figures of any alphabet, joined by hyphens."""
    return "-".join(re.findall(r"[^\W_]+", fold(name)))[:_LONGEST].strip("-") or "x"


def free_slug(connection: sqlite3.Connection, table: str, name: str) -> str:
    """The slug of a name, numbered from 2 where a row of the table bears it already."""
    wanted = slug(name)
    candidate, number = wanted, 1
    while connection.execute(f"select 1 from {table} where slug = ?", (candidate,)).fetchone():
        number += 1
        candidate = f"{wanted}-{number}"
    return candidate
