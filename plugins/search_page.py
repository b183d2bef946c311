"""The best few answers of each table to one search, without script: what the search-all page shows.

Templates get ``search_page(database, words)``. Ranking reads every hit, so past _RANKED hits the newest stand for the
best.
"""

from datasette import hookimpl

_SHOWN = 5
_RANKED = 20_000

_COUNT = "select count(*) from {table}_fts where {table}_fts match escape_fts(:words)"

_FOUND = """
with found as (
    select rowid as id, row_number() over (order by {order}) as place
    from {table}_fts
    where {table}_fts match escape_fts(:words)
    order by {order}
    limit :shown
)
"""

_ROWS = {
    "articles": """
select articles.id, articles.title, articles.published, articles.standfirst, articles.language, outlets.name as outlet
from found
join articles on articles.id = found.id
left join outlets on outlets.id = articles.outlet_id
order by found.place
""",
    "people": """
select people.id, people.name, people.articles, people.quotes
from found
join people on people.id = found.id
order by found.place
""",
    "places": """
select places.id, places.name, places.articles, places.quotes
from found
join places on places.id = found.id
order by found.place
""",
    "quotes": """
select quotes.*, coalesce(people.name, quotes.speaker) as said_by,
       articles.title, articles.published, articles.language
from found
join quotes on quotes.id = found.id
join articles on articles.id = quotes.article_id
left join people on people.id = quotes.speaker_id
order by found.place
""",
}


@hookimpl
def extra_template_vars(datasette):
    """Give every template ``search_page``."""

    async def search_page(database, words):
        db = datasette.get_database(database)
        answers = {}
        for table, rows in _ROWS.items():
            count = (await db.execute(_COUNT.format(table=table), {"words": words})).single_value()
            order = "rank" if count <= _RANKED else "rowid desc"
            sql = _FOUND.format(table=table, order=order) + rows
            found = list(await db.execute(sql, {"words": words, "shown": _SHOWN})) if count else []
            answers[table] = {"count": count, "rows": found}
        return answers

    return {"search_page": search_page}
