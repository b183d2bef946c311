"""What search counts with is made ready when the site starts, not when the first reader asks."""

from datasette import hookimpl

from ingest.searching.archives import prepare_all


@hookimpl
def startup(datasette):
    """Have the arrays of every archive made; the site answers meanwhile."""

    async def prepare():
        await prepare_all(datasette)

    return prepare
