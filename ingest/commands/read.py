"""`gazette read` and `gazette annotate`: sources as JSON Lines, without an archive."""

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

import click

from ingest import pipeline, printing
from ingest.commands import OK, REFUSED
from ingest.commands.options import options_of, reading_options
from ingest.records import Article, Refusal


@click.command()
@click.argument("sources", nargs=-1, required=True)
@reading_options
def read(sources: tuple[str, ...], **reading: Any) -> None:
    """Print the normalised articles of SOURCES, one JSON object a line, without an archive.

    \b
        gazette read article.txt | jq .title
        gazette read articles/ > articles.jsonl
    """
    _print(pipeline.read(sources, options_of(reading)), printing.article_json, reading)


@click.command()
@click.argument("sources", nargs=-1, required=True)
@reading_options
def annotate(sources: tuple[str, ...], **reading: Any) -> None:
    """Print the people, places and quotes found in SOURCES, one JSON object an article.

    \b
        gazette annotate article.txt | jq '.quotes[] | {speaker, text}'
    """

    def annotated(article: Article) -> dict[str, Any]:
        return printing.reading_json(pipeline.annotate(article))

    _print(pipeline.read(sources, options_of(reading)), annotated, reading)


def _print(
    found: Iterator[Article | Refusal], as_json: Callable[[Article], dict[str, Any]], reading: dict[str, Any]
) -> None:
    """Print articles as JSON Lines and refusals as messages, and exit."""
    refused = False
    for item in found:
        if isinstance(item, Article):
            click.echo(json.dumps(as_json(item), ensure_ascii=False))
        else:
            refused = refused or not item.passed_over
            if not reading["silent"] and (reading["verbose"] or not item.passed_over):
                click.echo(printing.refusal_line(item), err=True)
    sys.exit(REFUSED if refused else OK)
