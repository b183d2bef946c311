"""A place: where it is, when the archive names it, what is said of it and who is named there.

Templates get ``place_page(id)``. As on a person's page, neighbours are counted in the latest articles only.
"""

from datasette import hookimpl

_SHOWN = 25
_NEIGHBOURS = 12
_LATEST = 1_000

_PLACE = "select * from places where id = :id"

_MONTHS = """
select substr(articles.published, 1, 7) as month, count(*) as articles
from article_places
join articles on articles.id = article_places.article_id
where article_places.place_id = :id
group by month
"""

_QUOTES = """
with quoting as (
    select articles.id, articles.title, articles.published, articles.language
    from article_places
    join articles on articles.id = article_places.article_id
    where article_places.place_id = :id and article_places.quotes > 0
    order by articles.published desc, articles.id desc
    limit :shown
)
select distinct quotes.*, coalesce(people.name, quotes.speaker) as said_by,
       quoting.title, quoting.published, quoting.language
from quoting
join mentions on mentions.article_id = quoting.id and mentions.place_id = :id
join quotes on quotes.article_id = quoting.id and quotes.start <= mentions.start and mentions."end" <= quotes."end"
left join people on people.id = quotes.speaker_id
where quotes.type <> 'pullquote'
order by quoting.published desc, quoting.id desc, quotes.start
limit :shown
"""

_ARTICLES = """
select articles.id, articles.title, articles.published, articles.standfirst, articles.language, outlets.name as outlet
from article_places
join articles on articles.id = article_places.article_id
left join outlets on outlets.id = articles.outlet_id
where article_places.place_id = :id
order by articles.published desc, articles.id desc
limit :shown
"""

_PEOPLE = """
with latest as (
    select article_id from article_places where place_id = :id order by article_id desc limit :latest
)
select people.id, people.name, count(*) as articles
from latest
join article_people on article_people.article_id = latest.article_id
join people on people.id = article_people.person_id
group by people.id
order by count(*) desc, people.articles desc, people.id
limit :neighbours
"""

_ALIASES = "select name, mentions from aliases where place_id = :id order by mentions desc, name"


@hookimpl
def extra_template_vars(datasette, database):
    """Give every template ``place_page``."""

    async def place_page(place_id):
        async def ask(sql):
            given = {"id": place_id, "shown": _SHOWN, "neighbours": _NEIGHBOURS, "latest": _LATEST}
            return list(await datasette.get_database(database).execute(sql, given))

        (place,) = await ask(_PLACE)
        return {
            "place": place,
            "months": [tuple(row) for row in await ask(_MONTHS)],
            "quotes": await ask(_QUOTES),
            "articles": await ask(_ARTICLES),
            "people": await ask(_PEOPLE),
            "aliases": await ask(_ALIASES),
            "latest": min(place["articles"], _LATEST),
        }

    return {"place_page": place_page}
