"""Datasette over one archive, with this project's metadata, plugins, templates and settings."""

import asyncio
import secrets
import socket
from functools import partial
from inspect import signature
from pathlib import Path
from typing import Any

import uvicorn
import yaml
from datasette.app import Datasette

from ingest.database import Archive
from ingest.errors import UsageError
from ingest.readying import make_ready
from ingest.several import in_processes
from ingest.site_folder import site

#: The name under which metadata.yml speaks of the archive, whatever the file is called.
_USUAL_NAME = "archive"

#: Small pages, because people read them; no guessing of facets, which costs more than all the rest of a page. The file
#: itself is not handed out: in it stands by what the withheld is recognised.
SETTINGS = {
    "allow_download": False,
    "default_page_size": 25,
    "suggest_facets": False,
    "facet_time_limit_ms": 1_000,
    "sql_time_limit_ms": 3_000,
    "default_facet_size": 12,
    "num_sql_threads": 6,
    "truncate_cells_html": 400,
}


#: Readers that may wait to be taken.
_WAITING = 1_024


class _Fixed(dict[str, Any]):
    """What is not copied: Datasette copies all metadata for each table that it asks about, many times a page."""

    def __deepcopy__(self, memo: object) -> "_Fixed":
        return self


def metadata_for(archive: str | Path) -> dict[str, Any]:
    """The site's metadata, under the name that Datasette gives this archive: its file's stem."""
    metadata: dict[str, Any] = yaml.safe_load((site() / "metadata.yml").read_text(encoding="utf-8")) or {}
    databases = metadata.get("databases", {})
    if _USUAL_NAME in databases:
        databases[Path(archive).stem] = databases.pop(_USUAL_NAME)
    return metadata


def datasette_for(
    archive: str | Path, *, live: bool = False, secret: str | None = None, token: str | None = None
) -> Datasette:
    """Datasette for an archive, which may grow meanwhile; where it is ``live``, no browser is to keep a page.

    Datasette serves a file quicker that it is told is immutable, but then it neither sees what other programs write to
    it nor is safe from that. ``ingest.database`` is as quick without. ``secret`` signs cookies. Whoever shows the
    ``token`` at /-/auth-token is signed in and may edit; nobody may where there is none.
    """
    plugins = site() / "plugins"
    told = _Fixed(metadata_for(archive) | {"plugins": {"judging": {"edit": token is not None}}})
    configured = {"config": told} if "config" in signature(Datasette.__init__).parameters else {}  # Datasette 1.0
    datasette = Datasette(
        [],
        metadata=told,
        **configured,
        plugins_dir=str(plugins),
        template_dir=str(plugins / "templates"),
        static_mounts=[("gazette", str(plugins / "static"))],
        settings=SETTINGS | ({"default_cache_ttl": 0} if live or token else {}),
        secret=secret,
    )
    if token:
        datasette._root_token = token  # as `datasette --root` would have it
    its_own = datasette.databases.copy()
    its_own.pop("_memory")  # made where no file is named
    for name in datasette.databases:
        datasette.remove_database(name)
    datasette.add_database(Archive(datasette, str(archive)), name=Path(archive).stem)
    for name, database in its_own.items():  # last: every page asks for the first that has something to search
        datasette.add_database(database, name=name)
    return datasette


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens, so that the address is told only when it is ours. Raises UsageError."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise UsageError(f"cannot listen on port {port} of {host}: {error.strerror}; --port takes another") from error


#: Readers that may wait to be taken.
_WAITING = 1_024


def address_of(listener: socket.socket) -> str:
    """The web address of a socket that listens."""
    host, port = listener.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def sign_in_token() -> str:
    """What signs in who may edit. Datasette takes it once."""
    return secrets.token_hex(32)


def serve(
    archive: str | Path, listener: socket.socket, *, live: bool = False, processes: int = 1, token: str | None = None
) -> None:
    """Serve an archive until stopped, in so many processes that all take from the same socket.

    With a ``token`` it is open for editing: see ``datasette_for``. Raises UsageError where a system knows no processes
    that share one, and for editing in more than one, each of which would take the token once.
    """
    if token and processes > 1:
        raise UsageError("--edit takes one process")
    secret = secrets.token_hex(32)  # what one process signs, another has to know
    in_processes(processes, partial(_serve, archive, listener, live=live, secret=secret, token=token))


def _serve(archive: str | Path, listener: socket.socket, *, live: bool, secret: str, token: str | None) -> None:
    datasette = datasette_for(archive, live=live, secret=secret, token=token)
    asyncio.run(datasette.invoke_startup())
    _Server(datasette).run([listener])


class _Server(uvicorn.Server):
    """Takes one reader at a time from the socket: who waits there is taken by the process that is free first.

    The event loop takes as many at once as it was told that may wait. It is told one, and the socket the truth.
    """

    def __init__(self, datasette: Datasette) -> None:
        super().__init__(uvicorn.Config(datasette.app(), log_level="warning", lifespan="on", backlog=1))
        self._datasette = datasette

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to take readers from the socket, and make ready what they would wait for."""
        await super().startup(sockets)
        for listener in sockets or []:
            listener.listen(_WAITING)
        self._readying = asyncio.create_task(make_ready(self._datasette))
