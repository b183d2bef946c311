"""Links from the answers to SQL: a column called article_id, person_id, place_id, quote_id or outlet_id names a row."""

from datasette import hookimpl
from markupsafe import Markup

_TABLES = {
    "article_id": "articles",
    "person_id": "people",
    "place_id": "places",
    "quote_id": "quotes",
    "outlet_id": "outlets",
}


@hookimpl
def render_cell(value, column, table, database, datasette):
    """A link where a query (which has no table of its own) answers with one of these columns."""
    if table or column not in _TABLES or not isinstance(value, int):
        return None
    return Markup('<a href="{}">{}</a>').format(datasette.urls.row(database, _TABLES[column], str(value)), value)
