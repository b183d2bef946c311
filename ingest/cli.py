"""The command line: all commands together, and how they end."""

import os
import sqlite3
import sys
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from typing import NoReturn

import click

from ingest import __version__
from ingest.commands import OK, REFUSED, USAGE
from ingest.errors import GazetteError, UsageError

#: Each command, and its module in ``ingest.commands``.
COMMANDS = {
    "ingest": "ingest",
    "follow": "follow",
    "read": "read",
    "annotate": "annotate",
    "export": "export",
    "serve": "serve",
    "status": "status",
    "merge": "people",
    "split": "people",
    "review": "people",
    "withhold": "withhold",
}


class _Asked(click.Group):
    """Imports a command when it is asked for: what reads articles takes a second, and a site does without it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order in which the help tells of them."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name, None where there is no such."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"ingest.commands.{COMMANDS[cmd_name]}"), cmd_name)
        return command


@click.group(cls=_Asked, context_settings={"help_option_names": ["-h", "--help"]})
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


def _fail(message: str, code: int) -> NoReturn:
    click.echo(f"Error: {message}", err=True)
    sys.exit(code)
