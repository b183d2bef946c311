"""What stands around an article's text: where and when it appeared, by whom, who is in it, where it came from.

Templates get ``article_page(id)``.
"""

from functools import partial

from datasette import hookimpl

from ingest.searching.archives import asked_of

_HEADER = """
select articles.*, outlets.name as outlet
from articles
left join outlets on outlets.id = articles.outlet_id
where articles.id = :id
"""

_AUTHORS = """
select authors.id, authors.name
from article_authors
join authors on authors.id = article_authors.author_id
where article_authors.article_id = :id
order by article_authors.position
"""

_CAST = """
select people.id, article_people.name, article_people.mentions, article_people.quotes,
       (select role from roles
        where roles.article_id = article_people.article_id and roles.person_id = people.id
        order by length(role) desc, start limit 1) as role
from article_people
join people on people.id = article_people.person_id
where article_people.article_id = :id
order by article_people.quotes desc, article_people.mentions desc, people.id
"""

_PLACES = """
select places.id, article_places.name, article_places.mentions, places.latitude, places.longitude
from article_places
join places on places.id = article_places.place_id
where article_places.article_id = :id
order by article_places.mentions desc, places.id
"""

_ORIGINS = """
select sources.path, origins.source_id, origins.record, origins.place, origins.reader, origins.version,
       origins.version_id,
       lower(hex(origins.raw)) as raw, runs.started
from origins
join sources on sources.id = origins.source_id
join runs on runs.id = origins.run_id
where origins.article_id = :id
order by sources.path, origins.record
limit :listed
"""

_FOUND = "select * from provenance where article_id = :id limit :findings"

#: Records that hold the article, and fields of them, that are listed: wire copy may lie in any number of files.
_RECORDS = 12
_FINDINGS = 250


@hookimpl
def extra_template_vars(datasette, database):
    """Give every template ``article_page``."""

    async def article_page(article_id):
        return await asked_of(datasette, database, partial(_read, article_id))

    return {"article_page": article_page}


def _read(article_id, connection):
    def ask(sql):
        given = {"id": article_id, "listed": _RECORDS, "findings": _FINDINGS}
        return connection.execute(sql, given).fetchall()

    (article,) = ask(_HEADER)
    return {
        "article": article,
        "authors": ask(_AUTHORS),
        "cast": ask(_CAST),
        "places": ask(_PLACES),
        "origins": _with_findings(ask(_ORIGINS), ask(_FOUND)),
    }


def _with_findings(origins, found):
    """Each record that holds the article, with what it tells of where its fields were found."""
    return [
        {**dict(origin), "found": [row for row in found if (row["source_id"], row["record"]) == _key(origin)]}
        for origin in origins
    ]


def _key(origin):
    return origin["source_id"], origin["record"]
