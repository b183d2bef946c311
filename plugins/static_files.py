"""The style sheets, fonts and scripts at an address that changes with them, so that a browser asks for each only once.

Templates get ``static_file(path)``: ``/gazette-1a2b3c4d/gazette.css`` for ``/gazette/gazette.css``. Style sheets
look for fonts beside themselves, so these have such addresses too.
"""

import hashlib
import re
from functools import cache
from pathlib import Path

from datasette import hookimpl

_FOLDER = Path(__file__).parent / "static"

_VERSIONED = re.compile(r"(.*/gazette)-[0-9a-f]{8}(/[^?]*)")

_FOR_EVER = (b"cache-control", b"public, max-age=31536000, immutable")


@cache
def version():
    """What all files hold, in eight signs."""
    digest = hashlib.sha256()
    for path in sorted(_FOLDER.rglob("*.*")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:8]


@hookimpl
def extra_template_vars(datasette):
    """Give every template ``static_file``."""
    return {"static_file": lambda path: datasette.urls.path(f"/gazette-{version()}/{path}")}


@hookimpl
def asgi_wrapper():
    """Serve what is asked for with a version, and say that it stays."""

    def wrap(app):
        async def serving(scope, receive, send):
            met = _VERSIONED.fullmatch(scope.get("path", ""))
            if not met:
                return await app(scope, receive, send)

            async def send_for_ever(event):
                if event["type"] == "http.response.start" and event["status"] == 200:
                    event = {**event, "headers": [*event["headers"], _FOR_EVER]}
                await send(event)

            path = met[1] + met[2]
            return await app({**scope, "path": path, "raw_path": path.encode()}, receive, send_for_ever)

        return serving

    return wrap
