"""What an archive does not tell whoever asks it in SQL: by what the withheld is recognised, and with which key.

Where those stand, a query reads NULL. Whoever holds the file itself can read them, as an ingest has to.
"""

import sqlite3

from datasette import hookimpl

_KEPT_BACK = {("traces", "digest"), ("state", "value")}


@hookimpl
def prepare_connection(conn):
    """Have SQLite ask about every column that a statement names, when it is prepared."""
    conn.set_authorizer(_answer)


def _answer(action, table, column, database, view):
    kept_back = action == sqlite3.SQLITE_READ and (table, column) in _KEPT_BACK
    return sqlite3.SQLITE_IGNORE if kept_back else sqlite3.SQLITE_OK
