"""`gazette status`: what is in an archive, and how it came there."""

import json

import click


@click.command()
@click.argument("archive", type=click.Path(dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print it all as one JSON object.")
@click.option("--refused", is_flag=True, help="Print what was not taken, one JSON object a line.")
def status(archive: str, as_json: bool, refused: bool) -> None:
    """Say what is in ARCHIVE, what the last runs did, and what was refused and why.

    \b
        gazette status archive.db
        gazette status archive.db --refused
    """
    from ingest.status import lines
    from ingest.store import report
    from ingest.store.archive import open_archive

    connection = open_archive(archive)
    if refused:
        for row in report.refusals(connection):
            click.echo(json.dumps(row, ensure_ascii=False))
    elif as_json:
        click.echo(json.dumps(report.report(connection), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(lines(archive, report.report(connection))))
