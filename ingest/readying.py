"""What a site does as soon as it has begun, so that none of its first readers waits for what is made but once."""

import asyncio
import gc
from contextlib import suppress

from datasette.app import Datasette
from jinja2 import TemplateError

#: Pages, and tables with a row each, that need what every page needs and what is found once for a state of an archive.
_PAGES = ("/", "/search", "/search?q=a&sort=relevant")
_TABLES = ("articles", "people", "places")

#: Seconds after which it is done: who reads at once has an answer by then, and does not share the time with it.
_LATER = 2


async def make_ready(datasette: Datasette) -> None:
    """Have done what would keep readers waiting later.

    What there is by then stays as long as the site: Python need not look through it for what can go, which stopped all
    pages for 50 ms each time.
    """
    await asyncio.sleep(_LATER)
    await asyncio.to_thread(compile_templates, datasette)
    await visit(datasette)
    gc.collect()
    gc.freeze()


def compile_templates(datasette: Datasette) -> None:
    """Make the pages' templates ready.

    Parts of pages, whose names begin with _, are made ready to be drawn at once, as most of them are.
    """
    whole = datasette.jinja_env
    for name in whole.list_templates(extensions=["html"]):
        with suppress(TemplateError):  # the page that uses it will say so
            (whole.at_once if name.startswith("_") else whole).get_template(name)


async def visit(datasette: Datasette) -> None:
    """Ask for a page of each kind, all at the same time: so every thread that reads has opened the archive, too."""
    archive = next(iter(datasette.databases))
    tables = [datasette.urls.table(archive, table) for table in _TABLES]
    rows = [f"{table}/1" for table in tables]
    await asyncio.gather(*(datasette.client.get(path) for path in (*_PAGES, *tables, *rows)), return_exceptions=True)
