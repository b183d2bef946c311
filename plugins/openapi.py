"""What programs may ask of an archive: at /openapi.json for them, at /about/api for people; written in openapi.yml."""

from functools import cache
from importlib.metadata import version
from pathlib import Path

import yaml
from datasette import Response, hookimpl

from ingest import wording
from ingest.searching.archives import archive_for


@hookimpl
def register_routes():
    """Add the description and its page."""
    return [(r"^/openapi\.json$", described), (r"^/about/api$", page)]


@hookimpl
def menu_links(datasette):
    """Lead to it from every page."""
    return [{"href": datasette.urls.path("/about/api"), "label": "API"}]


async def described(datasette, request):
    """The description, of the first archive that the reader may see."""
    source = await _completed(datasette, request)
    return Response.json(in_language(source, wording.LANGUAGES[0]))


async def page(datasette, request):
    """The same for people."""
    source = await _completed(datasette, request)
    context = {"api": lambda lang: _chapters(in_language(source, lang))}
    return Response.html(await datasette.render_template("api_page.html", context, request=request, view_name="api"))


async def _completed(datasette, request):
    archive = await archive_for(datasette, request)
    source = _source()
    name = datasette.urls.database(archive).rpartition("/")[2]
    return {
        **source,
        "info": source["info"] | {"version": version("gazette-archive")},
        "servers": [{"url": datasette.absolute_url(request, datasette.urls.instance()).rstrip("/")}],
        "paths": {path.replace("{archive}", name): asked for path, asked in source["paths"].items()},
    }


@cache
def _source():
    return yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))


def in_language(part, lang):
    """A part of the description with its texts in one language."""
    if isinstance(part, list):
        return [in_language(item, lang) for item in part]
    if isinstance(part, dict):
        is_text = set(part) == set(wording.LANGUAGES)
        return part[lang] if is_text else {key: in_language(value, lang) for key, value in part.items()}
    return part


def _chapters(told):
    """The description as its page shows it: what is asked under each tag, and what any of these addresses takes."""
    return told["info"] | {"chapters": [_chapter(told, tag) for tag in told["tags"]]}


def _chapter(told, tag):
    asked = {path: item for path, item in told["paths"].items() if tag["name"] in item["get"]["tags"]}
    taken = {}
    for item in asked.values():
        for reference in (*item.get("parameters", []), *item["get"].get("parameters", [])):
            parameter = told["components"]["parameters"][reference["$ref"].rpartition("/")[2]]
            taken[parameter["name"]] = parameter
    operations = [{"path": path, "summary": item["get"]["summary"]} for path, item in asked.items()]
    return {
        "title": tag["description"],
        "operations": operations,
        "parameters": [parameter for name, parameter in taken.items() if not name.startswith("-")],
        "has_opposites": any(name.startswith("-") for name in taken),
    }
