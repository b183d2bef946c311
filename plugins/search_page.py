"""What the search-all page shows without script: the first rows of each searchable table that is not the archive's.

Templates get ``found_in(searchable, words)``. Datasette's own table search answers, with the reader's own permissions.
The archive has a search of its own, to which the page leads.
"""

from datasette import hookimpl
from datasette.utils import path_from_row_pks

_SHOWN = 5

#: What of a table's JSON is asked for: rows and their number, nothing that takes time.
_ASKED = {"_shape": "objects", "_size": str(_SHOWN), "_nofacet": "1", "_nosuggest": "1"}


@hookimpl
def extra_template_vars(datasette, request):
    """Give every template ``found_in``."""

    async def found_in(searchable, words):
        """Rows with ``label`` and ``href``, and how many there are in all; None where the table gives no answer."""
        cookies = request.cookies if request else {}
        answer = await datasette.client.get(
            searchable["url_json"], params={**_ASKED, "_search": words}, cookies=cookies
        )
        if answer.status_code != 200:
            return None
        told = answer.json()
        column = await _label_column(datasette, searchable)
        return {
            "rows": [_row(datasette, searchable, told["primary_keys"], column, row) for row in told["rows"]],
            "count": told["filtered_table_rows_count"],
        }

    return {"found_in": found_in}


async def _label_column(datasette, searchable):
    return await datasette.get_database(searchable["database"]).label_column_for_table(searchable["table"])


def _row(datasette, searchable, keys, column, row):
    """A row by its label, or else by its first text."""
    path = path_from_row_pks(row, keys or ["rowid"], use_rowid=not keys)
    texts = [value for value in row.values() if isinstance(value, str)]
    label = row.get(column) if column else None
    return {
        "href": datasette.urls.row(searchable["database"], searchable["table"], path),
        "label": str(label or (texts[0] if texts else path)),
    }
