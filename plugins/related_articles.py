"""What to read around an article: by what is announced, by copies, by the names that few share, by date.

Templates get ``related_articles(id)``: ``links``, which it announces, ``announcing``, which announce it, ``copies``,
``sharing``, and ``before`` and ``after``, its neighbours in the outlet.

``sharing`` are articles that name whom few others name: each name weighs one in as many articles as it is in, and an
article of the same week counts double. Only the eight rarest names count, and of them those in no more than 500
articles nor in every fiftieth of the archive: that bounds the rows to be read, and "France" says nothing.
"""

import json
from functools import partial

from datasette import hookimpl

from ingest.searching.archives import asked_of

_LIMITS = {"names": 8, "many": 500, "candidates": 200, "shown": 6, "listed": 24}

_STORY = "articles.id, articles.title, articles.published, articles.language, outlets.name as outlet"

_LINKS = """
select links.title as announced, links.url, links.target_id, {story}
from links
left join articles on articles.id = links.target_id
left join outlets on outlets.id = articles.outlet_id
where links.article_id = :id
order by links.id
limit :listed
"""

_ANNOUNCING = """
select distinct {story}
from links
join articles on articles.id = links.article_id
left join outlets on outlets.id = articles.outlet_id
where links.target_id = :id and articles.id <> :id
order by articles.published desc, articles.id desc
limit :shown
"""

_COPIES = """
with head as (
    select coalesce(copy_of_id, id) as id from articles where id = :id
)
select {story}, articles.standfirst
from articles
left join outlets on outlets.id = articles.outlet_id
where articles.id <> :id and (articles.id = (select id from head) or articles.copy_of_id = (select id from head))
order by articles.copy_of_id is not null, articles.published, articles.id
limit :listed
"""

_SHARING = """
with itself as (
    select published, coalesce(copy_of_id, id) as head from articles where id = :id
),
named as (
    select 'people' as kind, people.id, people.name, people.articles
    from article_people
    join people on people.id = article_people.person_id
    where article_people.article_id = :id
    union all
    select 'places', places.id, places.name, places.articles
    from article_places
    join places on places.id = article_places.place_id
    where article_places.article_id = :id
),
rarest as materialized (
    select * from named
    where articles between 2 and min(:many, 3 + (select max(id) from articles) / 50)
    order by articles, kind, id
    limit :names
),
shared as (
    select article_people.article_id, rarest.articles
    from rarest
    cross join article_people on article_people.person_id = rarest.id
    where rarest.kind = 'people'
    union all
    select article_places.article_id, rarest.articles
    from rarest
    cross join article_places on article_places.place_id = rarest.id
    where rarest.kind = 'places'
),
candidates as (
    select article_id, sum(1.0 / articles) as weight
    from shared
    group by article_id
    order by weight desc, article_id desc
    limit :candidates
),
shown as (
    select {story},
           weight * (1 + coalesce(abs(julianday(substr(articles.published, 1, 10))
                                      - julianday(substr(itself.published, 1, 10))) <= 7, 0)) as likeness
    from candidates
    join articles on articles.id = candidates.article_id
    left join outlets on outlets.id = articles.outlet_id
    cross join itself
    where articles.copy_of_id is null and articles.id not in (itself.head, :id)
    order by likeness desc, articles.published desc, articles.id desc
    limit :shown
)
select shown.*, (
    select json_group_array(json_array(articles, kind, id, name))
    from rarest
    where case kind
        when 'people' then exists (select 1 from article_people where person_id = rarest.id and article_id = shown.id)
        else exists (select 1 from article_places where place_id = rarest.id and article_id = shown.id)
    end
) as names
from shown
order by likeness desc, published desc, id desc
"""

_BEFORE = """
select {story}
from articles as itself
join articles on articles.outlet_id = itself.outlet_id
             and (articles.published, articles.id) < (itself.published, itself.id)
join outlets on outlets.id = articles.outlet_id
where itself.id = :id
order by articles.published desc, articles.id desc
limit 1
"""

_AFTER = _BEFORE.replace(" < ", " > ").replace(" desc", "")


@hookimpl
def extra_template_vars(datasette, database):
    """Give every template ``related_articles``."""

    async def related_articles(article_id):
        return await asked_of(datasette, database, partial(_read, article_id))

    return {"related_articles": related_articles}


def _read(article_id, connection):
    def ask(sql):
        answer = connection.execute(sql.format(story=_STORY), {**_LIMITS, "id": article_id})
        return [dict(row) for row in answer.fetchall()]

    links = ask(_LINKS)
    announcing = ask(_ANNOUNCING)
    told = {link["target_id"] for link in links} | {row["id"] for row in announcing}
    return {
        "links": links,
        "announcing": announcing,
        "copies": ask(_COPIES),
        "sharing": [_with_names(row) for row in ask(_SHARING) if row["id"] not in told],
        "before": next(iter(ask(_BEFORE)), None),
        "after": next(iter(ask(_AFTER)), None),
    }


def _with_names(row):
    """The names shared, the rarest first."""
    rarest = sorted(json.loads(row["names"]))
    return {**row, "names": [{"kind": kind, "id": number, "name": name} for _, kind, number, name in rarest]}
