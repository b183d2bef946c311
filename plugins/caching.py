"""What a browser may keep of the pages, what a cache between, and for how long.

A page is made by the databases, the site, its address and the reader's language: its ETag stands for all of these, so
that a reader who has the page of this moment is told so without any work. Of a reader who is logged in nothing is kept.
"""

import datetime
import hashlib
import json
import re
from http.cookies import CookieError, SimpleCookie
from pathlib import Path

from datasette import hookimpl
from datasette.plugins import pm
from datasette.utils import await_me_maybe
from datasette.utils.asgi import Request
from datasette.version import __version__

from ingest import wording
from ingest.searching.archives import state_of

#: Seconds for which a page that has become old may still be shown while a new one is fetched.
_STALE = 30

#: What an answer depends on beside its address; Datasette adds who is logged in.
_VARIES = (b"Accept-Language", b"Cookie")

#: Databases of Datasette's own, which hold nothing that pages show.
_NOT_SHOWN = {"_internal", "_memory"}


@hookimpl
def asgi_wrapper(datasette):
    """Give pages an ETag, answer 304 to who has it, and say of each answer what it depends on."""

    def wrap(app):
        site = _site(datasette)

        async def caching(scope, receive, send):
            if scope["type"] != "http" or _is_file(scope["path"]):
                return await app(scope, receive, send)
            tag = await _tag(datasette, site, scope)
            age = datasette.setting("default_cache_ttl")

            async def send_on(event):
                if event["type"] == "http.response.start":
                    event = {**event, "headers": _varying(event["headers"])}
                    if tag and _may_be_kept(event, scope):
                        event["headers"] = _kept(event["headers"], tag, age, scope)
                await send(event)

            if tag and tag.removeprefix(b"W/") in dict(scope["headers"]).get(b"if-none-match", b""):
                headers = _kept(_varying([]), tag, age, scope)
                await send({"type": "http.response.start", "status": 304, "headers": headers})
                return await send({"type": "http.response.body", "body": b""})
            return await app(scope, receive, send_on)

        return caching

    return wrap


def _is_file(path):
    return "/gazette/" in path or "/-/static" in path


async def _tag(datasette, site, scope):
    """The ETag of what a request asks for, None where that is not the same for all who read in one language."""
    headers = dict(scope["headers"])
    is_private = b"authorization" in headers or not set(_cookies(scope)) <= {wording.CHOSEN}
    # Datasette's own pages tell of this moment, and SQL can ask for chance.
    is_fleeting = "/-/" in scope["path"] or b"sql=" in scope["query_string"]
    if scope["method"] not in ("GET", "HEAD") or is_private or is_fleeting or await _actor(datasette, scope):
        return None
    shown = {name: database for name, database in datasette.databases.items() if name not in _NOT_SHOWN}
    if not all(database.path for database in shown.values()):
        return None
    parts = [site, datetime.date.today().isoformat().encode(), scope["scheme"].encode()]
    parts += [scope.get("raw_path") or scope["path"].encode(), scope["query_string"]]
    parts += [headers.get(name, b"") for name in (b"host", b"accept-language", b"cookie")]
    parts += [state_of(database) for database in shown.values()]
    return b'W/"%s"' % hashlib.sha256(b"\0".join(parts)).hexdigest()[:32].encode()


def _cookies(scope):
    written = b"; ".join(value for key, value in scope["headers"] if key == b"cookie").decode("latin-1")
    try:
        return list(SimpleCookie(written)) or [written] * bool(written)
    except CookieError:
        return [written]


async def _actor(datasette, scope):
    if scope.get("actor"):
        return scope["actor"]
    for found in pm.hook.actor_from_request(datasette=datasette, request=Request(scope, None)):
        if actor := await await_me_maybe(found):
            return actor
    return None


def _may_be_kept(event, scope):
    """Whether an answer may be. Datasette refuses for any cookie; the reader's language makes nobody known."""
    headers = dict(event["headers"])
    is_refused = b"no-store" in headers.get(b"cache-control", b"") and not _cookies(scope)
    return event["status"] == 200 and b"set-cookie" not in headers and not is_refused


def _varying(headers):
    told = [(key.lower(), value) for key, value in headers]
    names = [name.strip() for key, value in told if key == b"vary" for name in value.split(b",")]
    names += [name for name in _VARIES if name not in names]
    return [*((key, value) for key, value in told if key != b"vary"), (b"vary", b", ".join(names))]


def _kept(headers, tag, age, scope):
    """The headers of an answer that may be kept: as long as its page says, else as long as the site."""
    before = dict(headers).get(b"cache-control", b"")
    said = re.search(rb"max-age=(\d+)|no-cache", before)
    rule = b"no-cache" if said and not said[1] else b"max-age=%d" % int(said[1] if said else age)
    whose = b"private" if _cookies(scope) else b"public"
    told = [(key, value) for key, value in headers if key != b"cache-control"]
    return [*told, (b"etag", tag), (b"cache-control", b"%s, %s, stale-while-revalidate=%d" % (whose, rule, _STALE))]


def _site(datasette):
    """What the pages are made of beside the databases: the programs, the templates, and how they are set."""
    folders = [Path(__file__).parent, Path(wording.__file__).parent, *map(Path, filter(None, [datasette.template_dir]))]
    files = sorted(
        {path for folder in folders for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"}
    )
    told = [__version__, datasette._metadata_local, datasette.settings_dict()]
    told += [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    return hashlib.sha256(json.dumps(told, default=str).encode()).digest()
