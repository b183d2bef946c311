"""An outlet: what it published, when, and whom it quotes.

Templates get ``outlet_page(id)``.
"""

from datasette import hookimpl

_SHOWN = 25
_LISTED = 12
_LATEST = 1_000

_OUTLET = "select * from outlets where id = :id"

_MONTHS = """
select substr(published, 1, 7) as month, count(*) as articles from articles where outlet_id = :id group by month
"""

_ARTICLES = """
select id, title, published, standfirst, language, null as outlet
from articles
where outlet_id = :id
order by published desc
limit :shown
"""

_SOURCES = """
with latest as (
    select id from articles where outlet_id = :id order by published desc limit :latest
)
select people.id, people.name, sum(article_people.quotes) as quotes
from latest
join article_people on article_people.article_id = latest.id
join people on people.id = article_people.person_id
where article_people.quotes > 0
group by people.id
order by sum(article_people.quotes) desc, people.id
limit :listed
"""

_SECTIONS = """
select section as name, count(*) as articles
from articles
where outlet_id = :id and section is not null
group by section
order by count(*) desc, section
limit :listed
"""


@hookimpl
def extra_template_vars(datasette, database):
    """Give every template ``outlet_page``."""

    async def outlet_page(outlet_id):
        async def ask(sql):
            given = {"id": outlet_id, "shown": _SHOWN, "listed": _LISTED, "latest": _LATEST}
            return list(await datasette.get_database(database).execute(sql, given))

        (outlet,) = await ask(_OUTLET)
        return {
            "outlet": outlet,
            "months": [tuple(row) for row in await ask(_MONTHS)],
            "articles": await ask(_ARTICLES),
            "sources": await ask(_SOURCES),
            "sections": await ask(_SECTIONS),
            "latest": min(outlet["articles"], _LATEST),
        }

    return {"outlet_page": outlet_page}
