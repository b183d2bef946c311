"""The articles that name a person or a place, or that an author signed, and what they share.

Templates get ``joined_articles(kind, id)``; ``kind`` is "people", "places" or "authors". All is counted from the arrays
of the archive.
"""

from functools import partial

from datasette import hookimpl

from ingest.searching.addresses import Beside
from ingest.searching.answering import address
from ingest.searching.archives import read_from
from ingest.searching.arrays import Hits, set_of
from ingest.searching.company import articles_of, beside, by_outlet, months, ties
from ingest.searching.filters import Choice
from ingest.searching.search import Asked

_SHOWN = 10
_NEIGHBOURS = 12
_TIES = 18
_OUTLETS = 8

_ARTICLES = """
select articles.id, articles.title, articles.published, articles.standfirst, articles.language, outlets.name as outlet
from json_each(:ids) as listed
join articles on articles.id = listed.value
left join outlets on outlets.id = articles.outlet_id
order by listed.key
"""

_PEOPLE = "select people.id, people.name from json_each(:ids) as listed join people on people.id = listed.value"

_PLACES = """
select places.id, places.name, places.latitude, places.longitude
from json_each(:ids) as listed
join places on places.id = listed.value
"""

_NAMES = "select outlets.id, outlets.name from json_each(:ids) as listed join outlets on outlets.id = listed.value"


@hookimpl
def extra_template_vars(datasette, database):
    """Give every template ``joined_articles``."""

    async def joined_articles(kind, entity):
        """Counted ``months``, the latest ``articles``, ``people``, ``places`` and ``outlets``.

        ``all`` is the address of the search for the articles, ``narrow(key)`` of that for those of a year or month.
        People and places are those that most of the articles name, each with how many ``articles`` do; ``ties`` are
        those among the people.
        """
        asked = Asked(choices={kind: Choice((str(entity),))})
        return {
            **await read_from(datasette, database, partial(_read, kind, entity)),
            "all": address(datasette, asked),
            "narrow": Beside(address(datasette, Asked()), asked).in_period,
        }

    return {"joined_articles": joined_articles}


def _read(kind, entity, connection, holdings):
    articles = articles_of(holdings, kind, entity)
    among = Hits(set_of(articles, len(holdings.ids)))
    people, places = (
        beside(holdings, among, other, _NEIGHBOURS, entity if other == kind else None) for other in ("people", "places")
    )
    return {
        "months": months(holdings, articles),
        "articles": _ask(connection, _ARTICLES, holdings.ids[articles[::-1][:_SHOWN]].tolist()),
        "people": _counted(connection, _PEOPLE, people),
        "ties": ties(holdings, among, "people", [number for number, _ in people], _TIES),
        "places": _counted(connection, _PLACES, places),
        "outlets": _outlets(connection, holdings, kind, entity, articles),
    }


def _outlets(connection, holdings, kind, entity, articles):
    """The outlets that have most of the articles, with the share of their own that these are, and the archive's share.

    ``quoting`` is the share of articles that quote a person.
    """
    spoken = articles_of(holdings, "speakers", entity) if kind == "people" else articles[:0]
    shares = by_outlet(holdings, articles, spoken)[:_OUTLETS]
    ids = [share.outlet for share in shares if share.outlet is not None]
    names = dict(map(tuple, _ask(connection, _NAMES, ids)))
    rows = [
        {
            "id": share.outlet,
            "name": names.get(share.outlet),
            "share": share.n / share.of,
            "quoting": share.quoting / share.of,
        }
        for share in shares
    ]
    total = max(len(holdings.ids), 1)
    return {"rows": rows, "all": len(articles) / total, "quoting": len(spoken) / total}


def _counted(connection, sql, counts):
    """The rows of what was counted, most first, with their counts."""
    rows = {row["id"]: dict(row) for row in _ask(connection, sql, [number for number, _ in counts])}
    return [rows[number] | {"articles": n} for number, n in counts if number in rows]


def _ask(connection, sql, ids):
    return connection.execute(sql, {"ids": str(ids)}).fetchall()
