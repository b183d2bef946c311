"""The best answers of each table to one search, without script.

Templates get ``search_page(database, words)``, a few answers of each table, as the search-all page shows them; and
``search_tabs(database, words, tab)``, how many people, places and quotes there are, and those of one tab. Ranking reads
every hit, so past _RANKED hits the newest stand for the best.
"""

from datasette import hookimpl

_SHOWN = 5
_IN_TAB = 50
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
    """Give every template ``search_page`` and ``search_tabs``."""

    async def answer(database, words, table, shown):
        db = datasette.get_database(database)
        count = (await db.execute(_COUNT.format(table=table), {"words": words})).single_value()
        order = "rank" if count <= _RANKED else "rowid desc"
        sql = _FOUND.format(table=table, order=order) + _ROWS[table]
        found = list(await db.execute(sql, {"words": words, "shown": shown})) if count and shown else []
        return {"count": count, "rows": found}

    async def search_page(database, words):
        return {table: await answer(database, words, table, _SHOWN) for table in _ROWS}

    async def search_tabs(database, words, tab):
        others = [table for table in _ROWS if table != "articles"]
        return {table: await answer(database, words, table, _IN_TAB if table == tab else 0) for table in others}

    return {"search_page": search_page, "search_tabs": search_tabs}
