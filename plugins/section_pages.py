"""The sections of the papers: a list of them, and a page for each, of all outlets or of one."""

from urllib.parse import quote, unquote

from datasette import NotFound, Response, hookimpl

from ingest.analysis import fold
from ingest.searching.archives import archive_for, in_archive

#: Sections in the list: those with most articles.
_LISTED = 1_000

_IS_THERE = "select 1 from articles where section = :section limit 1"
_OUTLET = "select id, name from outlets where id = :outlet"


@hookimpl
def register_routes():
    """Add the sections."""
    return [(r"^/sections$", sections), (r"^/sections/(?P<name>.+)$", section)]


@hookimpl
def extra_template_vars(datasette):
    """Give every template ``section_address``."""

    def section_address(name, outlet=None):
        """The address of a section's page; in one outlet, by its number."""
        return datasette.urls.path(f"/sections/{quote(name, safe='')}") + (f"?outlet={outlet}" if outlet else "")

    return {"section_address": section_address}


async def sections(datasette, request):
    """All sections, in the order of their names."""
    archive, found = await in_archive(datasette, request, _counted)
    context = {"database": archive, "rows": sorted(found, key=lambda row: fold(row["name"]))}
    return Response.html(await datasette.render_template("section_list.html", context, request=request))


async def section(datasette, request):
    """A section by its name as the sources give it."""
    archive = await archive_for(datasette, request)
    database = datasette.get_database(archive)
    name, outlet = unquote(request.url_vars["name"]), request.args.get("outlet") or ""
    if not await _first(database, _IS_THERE, section=name):
        raise NotFound(f"The archive has no section {name}")
    context = {
        "database": archive,
        "name": name,
        "outlet": await _first(database, _OUTLET, outlet=int(outlet))
        if outlet.isdecimal() and len(outlet) < 19
        else None,
    }
    return Response.html(await datasette.render_template("section_page.html", context, request=request))


async def _first(database, sql, **given):
    return (await database.execute(sql, given)).first()


def _counted(archive, _, holdings):
    single = holdings.single["section"]
    counted = zip(single.values[:_LISTED], single.totals.tolist(), strict=False)
    return archive, [{"name": value, "articles": n} for value, n in counted if value is not None]
