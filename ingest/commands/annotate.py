"""`gazette annotate`: what is found in sources, as JSON Lines, on a terminal or as a web page."""

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import click

from ingest import pipeline, printing
from ingest.commands.options import options_of, reading_options, tagger_option
from ingest.commands.sources import Articles
from ingest.records import Reading

#: Lines of text are no wider, however wide the terminal is.
_WIDEST = 88


@click.command()
@click.argument("sources", nargs=-1, required=True)
@click.option("--json", "shape", flag_value="json", default="json", help="Print JSON Lines, as without an option.")
@click.option("--text", "shape", flag_value="text", help="Print the text in colour, and below it who, where and why.")
@click.option("--html", "shape", flag_value="html", help="Print one web page with all that was found, marked in place.")
@click.option("--color/--no-color", "colour", default=None, help="With --text: in colour, on a terminal by default.")
@tagger_option
@reading_options
def annotate(sources: tuple[str, ...], shape: str, colour: bool | None, **reading: Any) -> None:
    """Print the people, places and quotes found in SOURCES, one JSON object an article.

    \b
        gazette annotate article.txt | jq '.quotes[] | {speaker, text}'
        gazette annotate article.txt --text
        gazette annotate articles/ --html > reading.html
        gazette annotate articles/ --tagger spacy:fr_core_news_lg --tagger spacy:./our-english-model
    """
    options = options_of(reading)
    articles = Articles(pipeline.read(sources, options), reading)
    readings = (pipeline.annotate(article, options.taggers) for article in articles)
    for line in _SHAPES[shape](readings, colour):
        click.echo(line, color=colour)
    articles.leave()


def _as_json(readings: Iterable[Reading], _: bool | None) -> Iterator[str]:
    return (json.dumps(printing.reading_json(reading), ensure_ascii=False) for reading in readings)


def _as_text(readings: Iterable[Reading], colour: bool | None) -> Iterator[str]:
    from ingest.readings.terminal import lines

    width = min(shutil.get_terminal_size().columns, _WIDEST)
    wanted = colour if colour is not None else not os.environ.get("NO_COLOR")
    for reading in readings:
        yield from lines(reading, width=width, colour=wanted)


def _as_html(readings: Iterable[Reading], _: bool | None) -> Iterator[str]:
    from ingest.readings.page import page

    yield page(readings)


_SHAPES: dict[str, Callable[[Iterable[Reading], bool | None], Iterator[str]]] = {
    "json": _as_json,
    "text": _as_text,
    "html": _as_html,
}
