"""`gazette serve`: an archive as a web site."""

from typing import Any

import click


@click.command()
@click.argument("archive", type=click.Path(dir_okay=False))
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "-p", "--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="0 takes a free one."
)
@click.option("--live", is_flag=True, help="Have browsers ask again for every page: the archive is growing.")
@click.option("--processes", type=click.IntRange(1), default=1, show_default=True, help="Answer in so many processes.")
@click.option("--edit", is_flag=True, help="Let whoever signs in by the link that is printed say who is who.")
@click.option("-o", "--open", "browse", is_flag=True, help="Open the archive in a web browser.")
def serve(archive: str, host: str, port: int, edit: bool, browse: bool, **how: Any) -> None:
    """Serve ARCHIVE as web pages, SQL and a JSON API.

    Other commands may write to it meanwhile.

    \b
        gazette serve archive.db
        gazette serve archive.db --port 8080 --open
        gazette serve archive.db --processes 2
        gazette serve archive.db --edit
    """
    from ingest import serving
    from ingest.store.archive import open_archive

    open_archive(archive).close()
    with serving.listening(host, port) as listener:
        address = serving.address_of(listener)
        click.echo(f"Gazette: {archive} at {address}  (Ctrl-C stops it)")
        token = serving.sign_in_token() if edit else None
        if token:
            click.echo(f"To edit, sign in once at {address}-/auth-token?token={token}")
        if browse:
            click.launch(address)
        serving.serve(archive, listener, token=token, **how)
