"""What every command that reads sources can be told."""

from collections.abc import Callable
from typing import Any

import click

from ingest import pipeline
from ingest.columns import parse_mapping
from ingest.formats import READERS

Command = Callable[..., None]


def reading_options(command: Command) -> Command:
    """The options of every command that reads sources; they arrive as ``**reading``."""
    for option in (
        click.option("-v", "--verbose", is_flag=True, help="Say of every file what became of it."),
        click.option("--silent", is_flag=True, help="Say nothing but errors."),
        click.option("--format", type=click.Choice([reader.name for reader in READERS]), help="Format of all sources."),
        click.option("--map", "mapping", multiple=True, metavar="FIELD=COLUMN", help="Take a field from this column."),
    ):
        command = option(command)
    return command


def options_of(reading: dict[str, Any], processes: int = 1, prune: bool = False) -> pipeline.Options:
    """The pipeline's options, from what `reading_options` took. Raises UsageError for a mapping that makes no sense."""
    return pipeline.Options(reading["format"], parse_mapping(reading["mapping"]), processes, prune)
