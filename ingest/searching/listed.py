"""The people, places and quotes of a page as they are shown, and as programs read them."""

import json
import sqlite3
from collections.abc import Mapping

from ingest.querying import Query
from ingest.searching.excerpts import Highlighter
from ingest.searching.listing import Listed
from ingest.searching.rows import rows_of

#: A row's columns for each tab.
_ROWS = {
    "people": """
select people.id, people.name, people.articles, people.mentions, people.quotes, people.first_seen, people.last_seen,
       (select role from roles where roles.person_id = people.id order by roles.id desc limit 1) as role
from json_each(?) as wanted
join people on people.id = wanted.value
order by wanted.key
""",
    "places": """
select places.id, places.name, places.articles, places.mentions, places.quotes, places.first_seen, places.last_seen,
       places.kind, places.country, places.latitude, places.longitude
from json_each(?) as wanted
join places on places.id = wanted.value
order by wanted.key
""",
    "quotes": """
select quotes.*, coalesce(people.name, quotes.speaker) as said_by,
       (select role from roles
         where roles.article_id = quotes.article_id and roles.person_id = quotes.speaker_id limit 1) as role
from json_each(?) as wanted
join quotes_in_context as quotes on quotes.id = wanted.value
left join people on people.id = quotes.speaker_id
order by wanted.key
""",
}


def rows(
    connection: sqlite3.Connection, tab: str, query: Query, numbers: list[int], within: Mapping[int, int]
) -> list[Listed]:
    """The rows with these numbers, in this order; ``articles`` are those that the search allows."""
    highlighter = Highlighter(query)
    words = "text" if tab == "quotes" else "name"
    return [
        Listed(
            row | ({"articles": within[int(row["id"] or 0)]} if within else {}),
            highlighter.pieces(str(row[words] or "")),
        )
        for row in rows_of(connection.execute(_ROWS[tab], (json.dumps(numbers),)))
    ]
