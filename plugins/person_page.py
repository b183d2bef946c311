"""A person: when the archive names them, what they say, with whom and near where.

Templates get ``person_page(id)``. Neighbours are counted in the person's latest articles only: a head of state is named
in a hundred thousand, and the page must stay quick.
"""

from datasette import hookimpl

_SHOWN = 25
_NEIGHBOURS = 12
_LATEST = 1_000

_PERSON = "select * from people where id = :id"

_MONTHS = """
select substr(articles.published, 1, 7) as month, count(*) as articles
from article_people
join articles on articles.id = article_people.article_id
where article_people.person_id = :id
group by month
"""

_QUOTES = """
select quotes.*, articles.title, articles.published, articles.language
from quotes
join articles on articles.id = quotes.article_id
where quotes.speaker_id = :id and quotes.type <> 'pullquote'
order by articles.published desc, quotes.article_id desc, quotes.start
limit :shown
"""

_ARTICLES = """
select articles.id, articles.title, articles.published, articles.standfirst, articles.language, outlets.name as outlet
from article_people
join articles on articles.id = article_people.article_id
left join outlets on outlets.id = articles.outlet_id
where article_people.person_id = :id
order by articles.published desc, articles.id desc
limit :shown
"""

_NAMED_WITH = """
with latest as (
    select article_id from article_people where person_id = :id order by article_id desc limit :latest
)
select people.id, people.name, count(*) as articles
from latest
join article_people on article_people.article_id = latest.article_id
join people on people.id = article_people.person_id
where people.id <> :id
group by people.id
order by count(*) desc, people.articles desc, people.id
limit :neighbours
"""

_NEAR = """
with latest as (
    select article_id from article_people where person_id = :id order by article_id desc limit :latest
)
select places.id, places.name, count(*) as articles
from latest
join article_places on article_places.article_id = latest.article_id
join places on places.id = article_places.place_id
group by places.id
order by count(*) desc, places.articles desc, places.id
limit :neighbours
"""

_ROLES = """
select min(roles.role) as role, count(*) as times, substr(min(articles.published), 1, 4) as first,
       substr(max(articles.published), 1, 4) as last
from (select * from roles where person_id = :id order by id desc limit :latest) as roles
join articles on articles.id = roles.article_id
group by lower(roles.role)
order by count(*) desc, role
limit :neighbours
"""

_SAME = """
select names.name, others.name as other, pairs.evidence
from names
join pairs on pairs.name_id = names.id
join names as others on others.id = pairs.other_id and others.person_id = names.person_id
where names.person_id = :id and pairs.verdict = 'same'
order by names.name, others.name
"""

_PERHAPS = """
select people.id, people.name, undecided.evidence
from undecided
join people on people.id = undecided.other_id
where undecided.person_id = :id
order by undecided.articles desc, undecided.score desc, people.id
limit :neighbours
"""

_ALIASES = "select name, mentions from aliases where person_id = :id order by mentions desc, name"


@hookimpl
def extra_template_vars(datasette, database):
    """Give every template ``person_page``."""

    async def person_page(person_id):
        async def ask(sql):
            given = {"id": person_id, "shown": _SHOWN, "neighbours": _NEIGHBOURS, "latest": _LATEST}
            return list(await datasette.get_database(database).execute(sql, given))

        (person,) = await ask(_PERSON)
        return {
            "person": person,
            "months": [tuple(row) for row in await ask(_MONTHS)],
            "quotes": await ask(_QUOTES),
            "articles": await ask(_ARTICLES),
            "named_with": await ask(_NAMED_WITH),
            "near": await ask(_NEAR),
            "aliases": await ask(_ALIASES),
            "roles": await ask(_ROLES),
            "same": await ask(_SAME),
            "perhaps": await ask(_PERHAPS),
            "latest": min(person["articles"], _LATEST),
        }

    return {"person_page": person_page}
