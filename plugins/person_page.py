"""A person: what they say, what articles say that they are, under which names they go and why.

Templates get ``person_page(id)``; the articles that name them are ``joined_articles``.
"""

from datasette import hookimpl

_SHOWN = 25
_LISTED = 12
_LATEST = 1_000  # roles are counted in so many: a head of state is called something in every article

_QUOTES = """
select quotes.*, articles.title, articles.published, articles.language
from quotes
join articles on articles.id = quotes.article_id
where quotes.speaker_id = :id and quotes.type <> 'pullquote'
order by articles.published desc, quotes.article_id desc, quotes.start
limit :shown
"""

_ROLES = """
select min(roles.role) as role, count(*) as times, substr(min(articles.published), 1, 4) as first,
       substr(max(articles.published), 1, 4) as last
from (select * from roles where person_id = :id order by id desc limit :latest) as roles
join articles on articles.id = roles.article_id
group by lower(roles.role)
order by count(*) desc, role
limit :listed
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
limit :listed
"""

_ALIASES = "select name, mentions from aliases where person_id = :id order by mentions desc, name"


@hookimpl
def extra_template_vars(datasette, database):
    """Give every template ``person_page``."""

    async def person_page(person_id):
        async def ask(sql):
            given = {"id": person_id, "shown": _SHOWN, "listed": _LISTED, "latest": _LATEST}
            return list(await datasette.get_database(database).execute(sql, given))

        return {
            "quotes": await ask(_QUOTES),
            "aliases": await ask(_ALIASES),
            "roles": await ask(_ROLES),
            "same": await ask(_SAME),
            "perhaps": await ask(_PERHAPS),
        }

    return {"person_page": person_page}
