"""The command line: all commands together, and how they end."""

import os
import sqlite3
import sys
from concurrent.futures.process import BrokenProcessPool
from typing import NoReturn

import click

from ingest import __version__
from ingest.commands import OK, REFUSED, USAGE, people
from ingest.commands.annotate import annotate
from ingest.commands.export import export
from ingest.commands.follow import follow
from ingest.commands.ingest import ingest
from ingest.commands.read import read
from ingest.commands.serve import serve
from ingest.commands.status import status
from ingest.commands.withhold import withhold
from ingest.errors import GazetteError, UsageError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="gazette")
def gazette() -> None:
    """A searchable archive of news articles, in one SQLite file.

    \b
        gazette ingest archive.db articles/
        gazette serve archive.db
    """


COMMANDS = (ingest, follow, read, annotate, export, serve, status, people.merge, people.split, people.review, withhold)

for command in COMMANDS:
    gazette.add_command(command)


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


def _fail(message: str, code: int) -> NoReturn:
    click.echo(f"Error: {message}", err=True)
    sys.exit(code)
