"""The front page: what the archive holds, its latest articles and most frequent names.

Templates get ``front_page(database)``.
"""

from datasette import hookimpl

_COUNTS = """
select (select count(*) from articles) as articles,
       (select count(*) from people) as people,
       (select count(*) from places) as places,
       (select count(*) from quotes) as quotes,
       (select count(*) from outlets) as outlets,
       (select min(published) from articles) as first,
       (select max(published) from articles) as last
"""

_LATEST = """
select articles.id, articles.title, articles.published, articles.standfirst, articles.language, outlets.name as outlet
from articles
left join outlets on outlets.id = articles.outlet_id
order by articles.published desc, articles.id desc
limit 6
"""

_NAMED = "select id, name, articles as n from people where articles > 0 order by articles desc limit 8"

_QUOTED = "select id, name, quotes as n from people where quotes > 0 order by quotes desc limit 8"

_PLACES = "select id, name, articles as n from places where articles > 0 order by articles desc limit 12"

_MONTHS = "select substr(published, 1, 7) as month, count(*) as articles from articles group by month"


@hookimpl
def extra_template_vars(datasette):
    """Give every template ``front_page``."""

    async def front_page(database):
        async def ask(sql):
            return list(await datasette.get_database(database).execute(sql))

        (counts,) = await ask(_COUNTS)
        return {
            "counts": counts,
            "months": [tuple(row) for row in await ask(_MONTHS)],
            "latest": await ask(_LATEST),
            "named": await ask(_NAMED),
            "quoted": await ask(_QUOTED),
            "places": await ask(_PLACES),
        }

    return {"front_page": front_page}
