"""An author: what they signed, when and for whom.

Templates get ``author_page(id)``.
"""

from datasette import hookimpl

_SHOWN = 25

_AUTHOR = "select * from authors where id = :id"

_MONTHS = """
select substr(articles.published, 1, 7) as month, count(*) as articles
from article_authors
join articles on articles.id = article_authors.article_id
where article_authors.author_id = :id
group by month
"""

_ARTICLES = """
select articles.id, articles.title, articles.published, articles.standfirst, articles.language, outlets.name as outlet
from article_authors
join articles on articles.id = article_authors.article_id
left join outlets on outlets.id = articles.outlet_id
where article_authors.author_id = :id
order by articles.published desc, articles.id desc
limit :shown
"""


@hookimpl
def extra_template_vars(datasette, database):
    """Give every template ``author_page``."""

    async def author_page(author_id):
        async def ask(sql):
            return list(await datasette.get_database(database).execute(sql, {"id": author_id, "shown": _SHOWN}))

        (author,) = await ask(_AUTHOR)
        return {
            "author": author,
            "months": [tuple(row) for row in await ask(_MONTHS)],
            "articles": await ask(_ARTICLES),
        }

    return {"author_page": author_page}
