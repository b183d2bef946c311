"""A place: where it is, how it is written, what lies in it, and what is said of it.

Templates get ``place_page(place)``, given the place's row, and ``country_name(lang, code)``; the articles that name it
are ``joined_articles("places", id)``.
"""

from functools import partial

from datasette import hookimpl

from ingest.searching.archives import read_from
from ingest.searching.company import articles_of
from ingest.wording import country_name

_SHOWN = 8
_WRITTEN = 12  # forms of the name
_LISTED = 10
_ON_MAP = 60
_QUOTED_IN = (16, 50)  # articles whose quotes are looked at, more where these hold too few: some are pull quotes

_LATEST = 2_000  # articles in which these are looked for first: of a capital there are hundreds of thousands

_QUOTED = """
select latest.value
from json_each(:articles) as latest
cross join article_places on article_places.place_id = :id and article_places.article_id = latest.value
where article_places.quotes > 0
limit :most
"""

#: The plus sign keeps SQLite from going through all that ever named the place.
_QUOTES = """
select distinct quotes.*, coalesce(people.name, quotes.speaker) as said_by,
       articles.title, articles.published, articles.language
from json_each(:articles) as latest
cross join mentions on mentions.article_id = latest.value and +mentions.place_id = :id
join quotes on quotes.article_id = latest.value and quotes.start <= mentions.start and mentions."end" <= quotes."end"
join articles on articles.id = latest.value
left join people on people.id = quotes.speaker_id
where quotes.type <> 'pullquote'
order by latest.key, quotes.start
limit :shown
"""

_ALIASES = "select name, mentions from aliases where place_id = :id order by mentions desc, name limit :written"

_ALIAS_COUNT = "select count(*) from aliases where place_id = :id"

_COUNTRY = "select id, name from places where country = :country and kind = 'country' limit 1"

_OTHERS = """
select id, name, articles, latitude, longitude
from places
where country = :country and id <> :id and kind <> 'country' and articles > 0
order by articles desc, id
limit :on_map
"""

_OTHER_COUNT = (
    "select count(*) from places where country = :country and id <> :id and kind <> 'country' and articles > 0"
)


@hookimpl
def extra_template_vars(datasette, database):
    """Give every template ``place_page`` and ``country_name``."""

    async def place_page(place):
        """``others`` are places of the same country, most named first: inside it, where the place is a country."""
        return await read_from(datasette, database, partial(_read, place))

    return {"place_page": place_page, "country_name": country_name}


def _read(place, connection, holdings):
    given = {
        "id": place["id"],
        "country": place["country"],
        "written": _WRITTEN,
        "on_map": _ON_MAP,
    }

    def ask(sql):
        return connection.execute(sql, given).fetchall()

    ((aliases,),) = ask(_ALIAS_COUNT)
    return {
        "quotes": _quotes(connection, holdings, place["id"]) if place["quotes"] else [],
        "aliases": ask(_ALIASES),
        "more_aliases": max(aliases - _WRITTEN, 0),
        "listed": _LISTED,
        **(_around(ask) if place["country"] else {"country": None, "others": [], "more_others": 0}),
    }


def _around(ask):
    """The country of a place, and the others in it."""
    ((others,),) = ask(_OTHER_COUNT)
    country = next(iter(ask(_COUNTRY)), None)
    return {"country": country, "others": ask(_OTHERS), "more_others": max(others - _LISTED, 0)}


def _quotes(connection, holdings, place_id):
    """What is said of it in the latest articles in which a quote names it, newest first."""
    newest = holdings.ids[articles_of(holdings, "places", place_id)[::-1]].tolist()
    found = []
    for some in _QUOTED_IN:
        if len(found) < _SHOWN:
            articles = str(_quoted_in(connection, newest, place_id, some))
            given = {"id": place_id, "articles": articles, "shown": _SHOWN}
            found = connection.execute(_QUOTES, given).fetchall()
    return found


def _quoted_in(connection, newest, place_id, most):
    found = []
    for some in (newest[:_LATEST], newest):
        if not found:
            given = {"id": place_id, "articles": str(some), "most": most}
            found = [number for (number,) in connection.execute(_QUOTED, given)]
    return found
