"""`gazette ingest`: sources into an archive."""

import sys
from typing import Any

import click

from ingest import pipeline, printing
from ingest.commands import OK, REFUSED
from ingest.commands.options import options_of, processes_option, reading_options, tagger_option
from ingest.progress import Progress
from ingest.sources import discover


@click.command()
@click.argument("archive", type=click.Path(dir_okay=False))
@click.argument("sources", nargs=-1, required=True)
@click.option(
    "--prune", is_flag=True, help="Take out articles that the folders named, or files in them, no longer hold."
)
@processes_option
@tagger_option
@reading_options
def ingest(archive: str, sources: tuple[str, ...], prune: bool, processes: int, **reading: Any) -> None:
    """Read files and folders into ARCHIVE, which is made if it is missing.

    Reading the same sources again changes nothing; a changed file changes its article, whose earlier text is kept.
    SOURCES may be files, folders, patterns, web addresses of single pages, or - for JSON Lines on standard input.

    \b
        gazette ingest archive.db articles/
        gazette ingest archive.db 'export/*.csv' --map body=full_text
        gazette ingest archive.db articles/ --tagger spacy:fr_core_news_lg
        curl -s https://example.org/dump.jsonl | gazette ingest archive.db -
    """
    from ingest.store.archive import open_archive

    options = options_of(reading, processes, prune)
    discover(sources)  # a wrong name is told before an archive is made
    connection = open_archive(archive, create=True)
    with Progress(list(sources), silent=reading["silent"], verbose=reading["verbose"]) as progress:
        counts = pipeline.ingest(connection, list(sources), options, progress.told)
    connection.close()
    if not reading["silent"]:
        click.echo(printing.summary(counts), err=True)
    sys.exit(REFUSED if counts.refused else OK)
