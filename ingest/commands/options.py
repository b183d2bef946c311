"""What every command that reads sources can be told."""

import os
from collections.abc import Callable
from typing import Any

import click

from ingest import pipeline
from ingest.columns import parse_mapping
from ingest.formats import READERS
from ingest.taggers import named

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


def tagger_option(command: Command) -> Command:
    """The option of every command that looks for people and places; it arrives in ``**reading`` too."""
    told = "Find people and places with this spaCy pipeline, in articles in its language. May be given for each."
    return click.option("--tagger", "taggers", multiple=True, metavar="spacy:MODEL", help=told)(command)


def processes_option(command: Command) -> Command:
    """The option of every command that saves what it reads."""
    cores = os.cpu_count() or 1
    told = "Read in so many processes."
    return click.option("--processes", type=click.IntRange(1), default=cores, show_default="all cores", help=told)(
        command
    )


def options_of(reading: dict[str, Any], processes: int = 1, prune: bool = False) -> pipeline.Options:
    """The pipeline's options, from what the options above took. Raises UsageError for what makes no sense."""
    mapping, taggers = parse_mapping(reading["mapping"]), named(reading.get("taggers", ()))
    return pipeline.Options(reading["format"], mapping, processes, prune, taggers)
