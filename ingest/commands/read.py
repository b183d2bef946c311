"""`gazette read`: sources as normalised articles."""

import json
from typing import Any

import click

from ingest import pipeline, printing
from ingest.commands.options import options_of, reading_options
from ingest.commands.sources import Articles


@click.command()
@click.argument("sources", nargs=-1, required=True)
@reading_options
def read(sources: tuple[str, ...], **reading: Any) -> None:
    """Print the normalised articles of SOURCES, one JSON object a line, without an archive.

    \b
        gazette read article.txt | jq .title
        gazette read articles/ > articles.jsonl
    """
    articles = Articles(pipeline.read(sources, options_of(reading)), reading)
    for article in articles:
        click.echo(json.dumps(printing.article_json(article), ensure_ascii=False))
    articles.leave()
