"""`gazette export`: an archive's articles, for others and for another archive."""

import sys
from pathlib import Path

import click

from ingest.errors import Unwritable, UsageError


@click.command()
@click.argument("archive", type=click.Path(dir_okay=False))
@click.option("--format", "name", type=click.Choice(["jsonl", "csv", "parquet"]), default="jsonl", show_default=True)
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="A file, instead of standard output.")
def export(archive: str, name: str, output: str | None) -> None:
    """Write the normalised articles of ARCHIVE, with their texts and where each field was found.

    Ingesting what was written gives an equal archive.

    \b
        gazette export archive.db | jq .title
        gazette export archive.db --format csv -o articles.csv
        gazette export archive.db --format parquet -o articles.parquet
    """
    from ingest.exporting import WRITERS
    from ingest.store import stored
    from ingest.store.archive import open_archive

    articles = stored.articles(open_archive(archive))
    if output is None:
        WRITERS[name](articles, sys.stdout.buffer)
        return
    if Path(output).exists() and Path(output).samefile(archive):
        raise UsageError(f"{output} is the archive itself: name another file")
    unfinished = Path(f"{output}.part")
    try:
        with unfinished.open("wb") as file:
            WRITERS[name](articles, file)
        unfinished.replace(output)
    except OSError as error:
        raise Unwritable(f"{output} cannot be written: {error.strerror}") from error
    finally:
        unfinished.unlink(missing_ok=True)
