"""Outlets and authors from A to Z: those with most articles first, then a page for each initial."""

import json

from datasette import Response, hookimpl

from ingest.searching.archives import in_archive

_MOST = 60
_ON_A_PAGE = 200
_INITIALS = 100

_LARGEST = """
select {table}.id, {table}.name, {table}.articles
from json_each(:ids) as wanted
join {table} on {table}.id = wanted.value
order by wanted.key
"""

#: Each initial is found from the one before it, by the index of slugs.
_LETTERS = """
with recursive initials (letter) as (
    select substr(min(slug), 1, 1) from {table}
    union all
    select (select substr(min(slug), 1, 1) from {table} where slug > letter || char(1114111))
    from initials
    where letter is not null
    limit :most
)
select letter from initials where letter is not null
"""

_OF_LETTER = """
select id, name, articles, slug
from {table}
where slug > :after and slug >= :letter and slug < :letter || char(1114111)
order by slug
limit :most
"""


@hookimpl
def register_routes():
    """Add the lists."""
    return [(r"^/(?P<table>outlets|authors)$", names)]


async def names(datasette, request):
    """The names with most articles, or those with one initial."""
    table = request.url_vars["table"]
    letter, after = (request.args.get("letter") or "")[:1], request.args.get("after") or ""

    def read(archive, connection, holdings):
        letters = connection.execute(_LETTERS.format(table=table), {"most": _INITIALS})
        sql = _OF_LETTER if letter else _LARGEST
        given = {"letter": letter, "after": after, "most": _ON_A_PAGE + 1, "ids": json.dumps(_largest(holdings, table))}
        rows = connection.execute(sql.format(table=table), given).fetchall()
        return archive, [one for (one,) in letters.fetchall()], rows, _number(holdings, table)

    archive, letters, rows, number = await in_archive(datasette, request, read)
    context = {
        "database": archive,
        "table": table,
        "letters": letters,
        "letter": letter,
        "rows": rows[:_ON_A_PAGE],
        "number_of_names": number,
        "following": rows[_ON_A_PAGE - 1]["slug"] if letter and len(rows) > _ON_A_PAGE else None,
    }
    return Response.html(await datasette.render_template("name_list.html", context, request=request))


def _largest(holdings, table):
    """The numbers of those with most articles: the arrays hold them in that order."""
    if table == "authors":
        return holdings.many["authors"].values[:_MOST].tolist()
    return [value for value in holdings.single["outlet"].values if value is not None][:_MOST]


def _number(holdings, table):
    if table == "authors":
        return len(holdings.many["authors"].values)
    return sum(value is not None for value in holdings.single["outlet"].values)
