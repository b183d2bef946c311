"""A place: where it is, how it is written, and what is said of it.

Templates get ``place_page(id)``; the articles that name it are ``joined_articles``.
"""

from datasette import hookimpl

_SHOWN = 25

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

_ALIASES = "select name, mentions from aliases where place_id = :id order by mentions desc, name"


@hookimpl
def extra_template_vars(datasette, database):
    """Give every template ``place_page``."""

    async def place_page(place_id):
        async def ask(sql):
            return list(await datasette.get_database(database).execute(sql, {"id": place_id, "shown": _SHOWN}))

        return {
            "quotes": await ask(_QUOTES),
            "aliases": await ask(_ALIASES),
        }

    return {"place_page": place_page}
