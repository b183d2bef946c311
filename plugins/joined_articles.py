"""The articles that a table joins to a row: those that name a person or a place, or that an author signed.

Templates get ``joined_articles(table, column, id)`` and ``named_beside(table, column, id, kind)``. Who is named beside
is counted in the latest articles only: a head of state is named in a hundred thousand, and the page must stay quick.
"""

from datasette import hookimpl

_SHOWN = 25
_NEIGHBOURS = 12
_LATEST = 1_000

#: Who may be named beside: table → its column in what joins it to articles.
_KINDS = {"people": "person_id", "places": "place_id"}

_MONTHS = """
select substr(articles.published, 1, 7) as month, count(*) as articles
from {table}
join articles on articles.id = {table}.article_id
where {table}.{column} = :id
group by month
"""

_ARTICLES = """
select articles.id, articles.title, articles.published, articles.standfirst, articles.language, outlets.name as outlet
from {table}
join articles on articles.id = {table}.article_id
left join outlets on outlets.id = articles.outlet_id
where {table}.{column} = :id
order by articles.published desc, articles.id desc
limit :shown
"""

_BESIDE = """
with latest as (
    select article_id from {table} where {column} = :id order by article_id desc limit :latest
)
select {kind}.id, {kind}.name, count(*) as articles
from latest
join article_{kind} as beside on beside.article_id = latest.article_id
join {kind} on {kind}.id = beside.{of_kind}
where {kind}.id is not :itself
group by {kind}.id
order by count(*) desc, {kind}.articles desc, {kind}.id
limit :neighbours
"""


@hookimpl
def extra_template_vars(datasette, database):
    """Give every template ``joined_articles`` and ``named_beside``."""

    async def ask(sql, **given):
        return list(await datasette.get_database(database).execute(sql, given))

    async def joined_articles(table, column, joined):
        """Counted ``months``, the ``articles`` to show, and how many are the ``latest``."""
        names = {"table": table, "column": column}
        months = [tuple(row) for row in await ask(_MONTHS.format(**names), id=joined)]
        return {
            "months": months,
            "articles": await ask(_ARTICLES.format(**names), id=joined, shown=_SHOWN),
            "latest": min(sum(n for _, n in months), _LATEST),
        }

    async def named_beside(table, column, joined, kind):
        """The ``people`` or ``places`` that most of the latest articles name too."""
        sql = _BESIDE.format(table=table, column=column, kind=kind, of_kind=_KINDS[kind])
        itself = joined if table == f"article_{kind}" else None
        return await ask(sql, id=joined, itself=itself, latest=_LATEST, neighbours=_NEIGHBOURS)

    return {"joined_articles": joined_articles, "named_beside": named_beside}
