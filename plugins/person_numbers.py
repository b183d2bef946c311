"""A person's number stays valid: where two turned out to be one, the number that went leads to the one that stayed."""

import re

from datasette import NotFound, Response, hookimpl

_ADDRESS = re.compile(r"(?P<before>.*/(?P<database>[^/]+)/people/)(?P<number>\d{1,18})(?P<format>\.\w+)?\Z")

_NOW = "select person_id from names where id = :number and person_id <> id"


@hookimpl
def handle_exception(datasette, request, exception):
    """Send who asks for a number that was a person's once to that person."""
    met = _ADDRESS.match(request.path) if isinstance(exception, NotFound) else None
    if met is None or met["database"] not in datasette.databases:
        return None

    async def answer():
        database = datasette.get_database(met["database"])
        if not await database.table_exists("names"):
            return None
        found = (await database.execute(_NOW, {"number": int(met["number"])})).first()
        if found is None:
            return None
        query = f"?{request.query_string}" if request.query_string else ""
        return Response.redirect(f"{met['before']}{found[0]}{met['format'] or ''}{query}")

    return answer
