"""The texts that an article had, and that further sources give it: /DATABASE/articles/NUMBER/versions.

A summary, as feeds give it, is none beside a text that has a body.
Each is compared with the one after it; the article's own comes last. ``?of=`` says which comparison is shown. Of very
many, as a page has that is rewritten all day, the latest are listed.
Templates get ``version_count(id)``.
"""

import json

from datasette import Forbidden, NotFound, Response, hookimpl

from ingest.searching.archives import may

_SHOWN = {"title", "standfirst", "paragraph", "subhead", "pullquote"}

_ARTICLE = """
select articles.id, articles.title, articles.published, articles.modified, articles.language,
       texts.text, texts.layout, runs.started
from articles
join texts on texts.article_id = articles.id
join runs on runs.id = texts.run_id
where articles.id = :id
"""

_VERSIONS = """
select versions.id, runs.started, json_extract(fields, '$.title') as title,
       json_extract(fields, '$.published') as published, json_extract(fields, '$.modified') as modified
from versions
join runs on runs.id = versions.run_id
join articles on articles.id = versions.article_id
where article_id = :id and (versions.words > 0 or articles.words = 0)
order by coalesce(json_extract(fields, '$.modified'), json_extract(fields, '$.published'), '') desc, run_id desc,
         versions.id desc
limit :listed
"""

_LISTED = 60

_TEXT = "select text, layout from versions where id = :id"

_COUNT = """
select count(*) from versions
join articles on articles.id = versions.article_id
where article_id = :id and (versions.words > 0 or articles.words = 0)
"""


@hookimpl
def register_routes():
    """The page of an article's versions."""
    return [(r"^/(?P<database>[^/]+)/articles/(?P<number>\d{1,18})/versions$", versions_page)]


@hookimpl
def extra_template_vars(datasette, database):
    """Give every template ``version_count``."""

    async def version_count(article_id):
        return (await datasette.get_database(database).execute(_COUNT, {"id": article_id})).single_value()

    return {"version_count": version_count}


async def versions_page(request, datasette):
    """The list of an article's texts, and what changed from one to the next."""
    name = request.url_vars["database"]
    if name not in datasette.databases or not await datasette.get_database(name).table_exists("versions"):
        raise NotFound("no such archive")
    if not await may(datasette, request.actor, "view-database", name):
        raise Forbidden("view-database")
    database = datasette.get_database(name)
    number = {"id": int(request.url_vars["number"])}
    article = (await database.execute(_ARTICLE, number)).first()
    if article is None:
        raise NotFound("no such article")
    latest_first = await database.execute(_VERSIONS, {**number, "listed": _LISTED})
    versions = [dict(row) for row in reversed(latest_first.rows)]
    earlier = (await database.execute(_COUNT, number)).single_value() - len(versions)
    chosen = _chosen(versions, request.args.get("of"))
    if chosen is not None:
        after = chosen + 1 < len(versions) and await _paragraphs(database, versions[chosen + 1]["id"])
        versions[chosen]["before"] = await _paragraphs(database, versions[chosen]["id"])
        versions[chosen]["after"] = after or _stories(article["text"], article["layout"])
    shown = {"database": name, "article": article, "versions": versions, "earlier": earlier}
    page = await datasette.render_template("versions_page.html", shown, request=request, view_name="versions")
    return Response.html(page)


def _chosen(versions, asked):
    """Which version to compare with the next: the one asked for, else the last; None where there is none."""
    numbers = [str(version["id"]) for version in versions]
    return numbers.index(asked) if asked in numbers else len(versions) - 1 if versions else None


async def _paragraphs(database, number):
    row = (await database.execute(_TEXT, {"id": number})).first()
    return _stories(row["text"], row["layout"])


def _stories(text, layout):
    """What a reader reads of a text, block by block."""
    return [text[start:end] for kind, start, end in json.loads(layout) if kind in _SHOWN]
