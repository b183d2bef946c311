"""The commands. The only place that prints: data on standard output, everything else on standard error."""

import json
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from typing import Any, NoReturn

import click

from ingest import __version__, pipeline, printing
from ingest.columns import parse_mapping
from ingest.errors import GazetteError, UsageError
from ingest.formats import READERS
from ingest.progress import Progress
from ingest.records import Article, Refusal
from ingest.sources import discover

#: Exit codes: all well; something refused or failed; the command was put wrongly.
OK, REFUSED, USAGE = 0, 1, 2

Command = Callable[..., None]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="gazette")
def gazette() -> None:
    """A searchable archive of news articles, in one SQLite file.

    \b
        gazette ingest archive.db articles/
        gazette serve archive.db
    """


def main() -> None:
    """The console script: errors of Gazette's own are one line, never a traceback."""
    try:
        gazette(prog_name="gazette")
    except UsageError as error:
        _fail(str(error), USAGE)
    except GazetteError as error:
        _fail(str(error), REFUSED)
    except sqlite3.OperationalError as error:
        _fail(f"the archive cannot be read or written: {error}", REFUSED)
    except BrokenProcessPool:
        _fail(
            "a worker was stopped, for want of memory perhaps; the archive is whole, and a further run goes on", REFUSED
        )
    except BrokenPipeError:  # the reader of our output has left, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(OK)


def reading_options(command: Command) -> Command:
    """The options of every command that reads sources."""
    for option in (
        click.option("-v", "--verbose", is_flag=True, help="Say of every file what became of it."),
        click.option("--silent", is_flag=True, help="Say nothing but errors."),
        click.option("--format", type=click.Choice([reader.name for reader in READERS]), help="Format of all sources."),
        click.option("--map", "mapping", multiple=True, metavar="FIELD=COLUMN", help="Take a field from this column."),
    ):
        command = option(command)
    return command


@gazette.command()
@click.argument("archive", type=click.Path(dir_okay=False))
@click.argument("sources", nargs=-1, required=True)
@click.option("--prune", is_flag=True, help="Take out articles whose files are gone from the folders named.")
@click.option("--processes", type=click.IntRange(1), default=os.cpu_count() or 1, show_default="all cores")
@reading_options
def ingest(archive: str, sources: tuple[str, ...], prune: bool, processes: int, **reading: Any) -> None:
    """Read files and folders into ARCHIVE, which is made if it is missing.

    Reading the same sources again changes nothing; a changed file changes its article. SOURCES may be files, folders,
    patterns, or - for JSON Lines on standard input.

    \b
        gazette ingest archive.db articles/
        gazette ingest archive.db 'export/*.csv' --map body=full_text
        curl -s https://example.org/dump.jsonl | gazette ingest archive.db -
    """
    from ingest.store.archive import open_archive

    options = _options(reading, processes, prune)
    discover(sources)  # a wrong name is told before an archive is made
    connection = open_archive(archive, create=True)
    with Progress(list(sources), silent=reading["silent"], verbose=reading["verbose"]) as progress:
        counts = pipeline.ingest(connection, list(sources), options, progress.told)
    connection.close()
    if not reading["silent"]:
        click.echo(printing.summary(counts), err=True)
    sys.exit(REFUSED if counts.refused else OK)


@gazette.command()
@click.argument("sources", nargs=-1, required=True)
@reading_options
def read(sources: tuple[str, ...], **reading: Any) -> None:
    """Print the normalised articles of SOURCES, one JSON object a line, without an archive.

    \b
        gazette read article.txt | jq .title
        gazette read articles/ > articles.jsonl
    """
    _print(pipeline.read(sources, _options(reading)), printing.article_json, reading)


@gazette.command()
@click.argument("sources", nargs=-1, required=True)
@reading_options
def annotate(sources: tuple[str, ...], **reading: Any) -> None:
    """Print the people, places and quotes found in SOURCES, one JSON object an article.

    \b
        gazette annotate article.txt | jq '.quotes[] | {speaker, text}'
    """

    def annotated(article: Article) -> dict[str, Any]:
        return printing.reading_json(pipeline.annotate(article))

    _print(pipeline.read(sources, _options(reading)), annotated, reading)


@gazette.command()
@click.argument("archive", type=click.Path(dir_okay=False))
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "-p", "--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="0 takes a free one."
)
@click.option("-i", "--immutable", is_flag=True, help="The archive will not change meanwhile: pages are quicker.")
@click.option("-o", "--open", "browse", is_flag=True, help="Open the archive in a web browser.")
def serve(archive: str, host: str, port: int, immutable: bool, browse: bool) -> None:
    """Serve ARCHIVE as web pages, SQL and a JSON API.

    \b
        gazette serve archive.db
        gazette serve archive.db --port 8080 --open
    """
    from ingest import serving
    from ingest.store.archive import open_archive

    open_archive(archive).close()
    with serving.listening(host, port) as listener:
        address = serving.address_of(listener)
        click.echo(f"Gazette: {archive} at {address}  (Ctrl-C stops it)")
        if browse:
            click.launch(address)
        serving.serve(archive, listener, immutable=immutable)


@gazette.command()
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


@gazette.command()
@click.argument("archive", type=click.Path(dir_okay=False))
@click.argument("one", type=int)
@click.argument("other", type=int)
@click.option("--undo", is_flag=True, help="Take that judgement back.")
def merge(archive: str, one: int, other: int, undo: bool) -> None:
    r"""Say that two people of ARCHIVE, given by their numbers, are one.

    \b
        gazette merge archive.db 12 345
    """
    from ingest.store import judgements

    act = judgements.undo_merge if undo else judgements.merge
    _judge(archive, lambda connection: act(connection, one, other))


@gazette.command()
@click.argument("archive", type=click.Path(dir_okay=False))
@click.argument("person", type=int)
@click.argument("articles", type=int, nargs=-1)
@click.option("--undo", is_flag=True, help="Take that judgement back.")
def split(archive: str, person: int, articles: tuple[int, ...], undo: bool) -> None:
    r"""Say that ARTICLES name somebody else than PERSON; without articles, that each of the person's names is one.

    \b
        gazette split archive.db 12 3001 3002
    """
    from ingest.store import judgements

    act = judgements.undo_split if undo else judgements.split
    _judge(archive, lambda connection: act(connection, person, articles))


@gazette.command()
@click.argument("archive", type=click.Path(dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def review(archive: str, as_json: bool) -> None:
    r"""List the names of ARCHIVE that may be one person's, most frequent first, with the evidence.

    \b
        gazette review archive.db | less
    """
    from ingest.store import judgements
    from ingest.store.archive import open_archive

    for pair in judgements.undecided(open_archive(archive)):
        click.echo(json.dumps(pair, ensure_ascii=False) if as_json else printing.pair_line(pair))


def _judge(archive: str, judgement: Callable[[sqlite3.Connection], None]) -> None:
    from ingest.resolving import judge
    from ingest.store.archive import open_archive

    judge(open_archive(archive), judgement)


def _options(reading: dict[str, Any], processes: int = 1, prune: bool = False) -> pipeline.Options:
    return pipeline.Options(reading["format"], parse_mapping(reading["mapping"]), processes, prune)


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


def _fail(message: str, code: int) -> NoReturn:
    click.echo(f"Error: {message}", err=True)
    sys.exit(code)
