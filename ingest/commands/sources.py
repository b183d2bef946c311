"""The articles of sources, for commands that need no archive."""

import sys
from collections.abc import Iterator
from typing import Any

import click

from ingest import printing
from ingest.commands import OK, REFUSED
from ingest.records import Article, Refusal


class Articles:
    """The articles among what was read; what was refused is told on standard error when it is met."""

    def __init__(self, found: Iterator[Article | Refusal], reading: dict[str, Any]) -> None:
        self._found, self._reading = found, reading
        self._refused = False

    def __iter__(self) -> Iterator[Article]:
        for item in self._found:
            if isinstance(item, Article):
                yield item
            else:
                self._refuse(item)

    def _refuse(self, refusal: Refusal) -> None:
        self._refused = self._refused or not refusal.passed_over
        if not self._reading["silent"] and (self._reading["verbose"] or not refusal.passed_over):
            click.echo(printing.refusal_line(refusal), err=True)

    def leave(self) -> None:
        """End the command, and say by the exit code whether anything was refused."""
        sys.exit(REFUSED if self._refused else OK)
