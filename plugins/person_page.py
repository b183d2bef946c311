"""A person: what they say, what articles say that they are, under which names they go and why.

Templates get ``person_page(id)``; the articles that name them are ``joined_articles("people", id)``.
"""

from collections import defaultdict
from functools import partial

import numpy as np
from datasette import hookimpl

from ingest.searching.archives import read_from
from ingest.searching.company import articles_of

_SHOWN = 8
_LISTED = 12
_WRITTEN = 24  # forms of the name
_LATEST = 1_000  # roles are counted in so many: a head of state is called something in every article
_SPOKEN_IN = (2 * _SHOWN, 100)  # articles whose quotes are looked at, and where those have only pull quotes

#: The plus sign keeps SQLite from going through all that a person ever said.
_QUOTES = """
select quotes.*, articles.title, articles.published, articles.language
from json_each(:articles) as latest
cross join quotes on quotes.article_id = latest.value
join articles on articles.id = quotes.article_id
where +quotes.speaker_id = :id and quotes.type <> 'pullquote'
order by latest.key, quotes.start
limit :shown
"""

_ROLES = "select role, article_id from roles where person_id = :id order by id desc limit :latest"

_SAME = """
select names.name, others.name as other, pairs.evidence
from names
join pairs on pairs.name_id = names.id
join names as others on others.id = pairs.other_id and others.person_id = names.person_id
where names.person_id = :id and pairs.verdict = 'same'
order by names.name, others.name
limit :listed
"""

_PERHAPS = """
select people.id, people.name, undecided.evidence
from undecided
join people on people.id = undecided.other_id
where undecided.person_id = :id
order by undecided.articles desc, undecided.score desc, people.id
limit :listed
"""

_ALIASES = "select name, mentions from aliases where person_id = :id order by mentions desc, name limit :written"

_ALIAS_COUNT = "select count(*) from aliases where person_id = :id"


@hookimpl
def extra_template_vars(datasette, database):
    """Give every template ``person_page``."""

    async def person_page(person_id):
        return await read_from(datasette, database, partial(_read, person_id))

    return {"person_page": person_page}


def _read(person_id, connection, holdings):
    given = {
        "id": person_id,
        "listed": _LISTED,
        "written": _WRITTEN,
        "latest": _LATEST,
    }

    def ask(sql):
        return connection.execute(sql, given).fetchall()

    ((aliases,),) = ask(_ALIAS_COUNT)
    return {
        "quotes": _quotes(connection, holdings, person_id),
        "aliases": ask(_ALIASES),
        "more_aliases": max(aliases - _WRITTEN, 0),
        "roles": _over_time(_counted(holdings, ask(_ROLES))),
        "same": ask(_SAME),
        "perhaps": ask(_PERHAPS),
    }


def _quotes(connection, holdings, person_id):
    """What they said in the latest articles that quote them."""
    spoken_in = holdings.ids[articles_of(holdings, "speakers", person_id)[::-1][: _SPOKEN_IN[-1]]].tolist()
    found = []
    for some in _SPOKEN_IN:
        if len(found) < _SHOWN:
            given = {"id": person_id, "articles": str(spoken_in[:some]), "shown": _SHOWN}
            found = connection.execute(_QUOTES, given).fetchall()
    return found


def _counted(holdings, rows):
    """The roles most often written of them, however capitals are set: ``times``, ``first`` and ``last`` year."""
    written = defaultdict(list)
    where = holdings.where(np.array([row["article_id"] for row in rows], np.int64)).tolist()
    for row, at in zip(rows, where, strict=True):
        if at >= 0:
            written[row["role"].lower()].append((row["role"], at))
    most = sorted((-len(found), min(found)[0], sorted(at for _, at in found)) for found in written.values())[:_LISTED]
    return [{"role": role, "times": -times, **_when(holdings, where)} for times, role, where in most]


def _when(holdings, where):
    """The first and the last year of articles by their positions, and the language of the first."""
    language = holdings.single["language"]
    years = [date[:4].decode() for date in holdings.published[where] if date]
    return {
        "language": language.values[language.codes[where[0]]],
        "first": years[0] if years else None,
        "last": years[-1] if years else None,
    }


def _over_time(roles):
    """The roles, each with where its years lie among those of all of them: ``x`` and ``width`` in percent."""
    dated = [role for role in roles if role["first"]]
    if not dated:
        return [dict(role) for role in roles]
    begin = min(int(role["first"]) for role in dated)
    years = 1 + max(int(role["last"]) for role in dated) - begin
    return [dict(role) | (_span(role, begin, years) if role["first"] else {}) for role in roles]


def _span(role, begin, years):
    first, last = int(role["first"]) - begin, int(role["last"]) - begin
    return {"x": 100 * first / years, "width": 100 * (last - first + 1) / years}
