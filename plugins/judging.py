"""Who is who, decided on a person's page, where the archive is open for editing: merge, split, and take it back.

Only who signed in with the link that `gazette serve --edit` prints may do so. A form carries a token against requests
from other sites: Datasette checks it whenever a request has cookies, and nobody is signed in without one.

Templates get ``decisions(person)``, what people decided so far, and ``may_judge``, whether this reader may decide.
"""

import asyncio
import re
from urllib.parse import parse_qsl

from datasette import Forbidden, Response, hookimpl
from datasette.utils.asgi import NotFound

from ingest import judging
from ingest.errors import UsageError
from ingest.searching.archives import archive_among

_LISTED = 24

#: One row for each two names of a decision; its other name may be a facet of it, or of an article that stands apart.
_DECISIONS = """
select judgements.act, judgements.made, judgements.verdict, judgements.article,
       coalesce(one.name, judgements.name) as name, coalesce(other.name, judgements.other) as other
from judgements
left join names as one on one.fingerprint = judgements.name
left join names as other on other.fingerprint = judgements.other
where one.person_id = :id or other.person_id = :id
order by judgements.act desc, judgements.id
limit :listed
"""

#: A person by number, as a reader may write it: 12, or the address of the page.
_NUMBER = re.compile(r"(?:.*/people/)?(\d{1,9})/?\s*\Z")
_ARTICLE = re.compile(r"[0-9]{1,18}")


@hookimpl
def register_routes():
    """Add where the forms of a person's page are sent."""
    return [(r"^/-/judge/(?P<act>merge|split|undo)$", judge)]


@hookimpl
def extra_template_vars(datasette, request, database):
    """Give every template ``decisions`` and ``may_judge``."""

    async def decisions(person):
        given = {"id": person, "listed": _LISTED}
        return [dict(row) for row in await datasette.get_database(database).execute(_DECISIONS, given)]

    return {"decisions": decisions, "may_judge": _may_judge(datasette, request)}


def _may_judge(datasette, request):
    is_open = (datasette.plugin_config("judging") or {}).get("edit")
    return bool(is_open and request and request.actor and request.actor.get("id") == "root")


async def judge(datasette, request):
    """Do as a form says, and go back to the person."""
    archive = await archive_among(datasette, request.actor)
    if archive is None or not (datasette.plugin_config("judging") or {}).get("edit"):
        raise NotFound("This archive is not open for editing")
    if not _may_judge(datasette, request):
        raise Forbidden("Only who is signed in may decide who is who")
    if request.method != "POST":
        return Response.text("POST only", status=405, headers={"allow": "POST"})
    said = parse_qsl((await request.post_body()).decode("utf-8", "replace"))
    try:
        person = _number(said, "person")
        await asyncio.to_thread(_judged(request.url_vars["act"], datasette.get_database(archive).path, person, said))
    except UsageError as error:
        datasette.add_message(request, str(error), datasette.ERROR)
    person = next((int(met[1]) for key, value in said if key == "person" and (met := _NUMBER.match(value))), None)
    page = datasette.urls.instance() if person is None else datasette.urls.row(archive, "people", str(person))
    return Response.redirect(page, status=303)


def _judged(act, path, person, said):
    """What there is to do, to be done outside the loop that answers requests."""
    if act == "merge":
        other = _number(said, "other")
        return lambda: judging.merge(path, person, other)
    if act == "undo":
        number = _number(said, "act")
        return lambda: judging.undo(path, number)
    articles = [int(value) for key, value in said if key == "article" and _ARTICLE.fullmatch(value)]
    if not articles and ("names", "all") not in said:
        raise UsageError("no article was chosen")
    return lambda: judging.split(path, person, articles)


def _number(said, name):
    met = _NUMBER.match(next((value for key, value in said if key == name), ""))
    if met is None:
        raise UsageError("that is not the number of a person")
    return int(met[1])
