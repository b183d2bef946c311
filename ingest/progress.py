"""How far an ingest has come: a bar on a terminal, and a word on each thing that was refused."""

import sys
from typing import Any

import click

from ingest import sources
from ingest.prepared import Prepared, SourceEnd, SourceUnchanged, Unchanged
from ingest.printing import refusal_line
from ingest.records import Refusal
from ingest.sources import STANDARD_INPUT
from ingest.store.saving import Item

#: Refusals told one by one; the rest are counted, and `gazette status --refused` lists them all.
_MOST_TOLD = 20


class Progress:
    """Hears of every item that is safe on disk, and shows it on standard error."""

    def __init__(self, arguments: list[str], *, silent: bool, verbose: bool) -> None:
        self._silent, self._verbose = silent, verbose
        self._articles = self._refused = 0
        show = not silent and not verbose and sys.stderr.isatty()
        self._bar: Any = _bar(arguments) if show else None

    def __enter__(self) -> "Progress":
        if self._bar:
            self._bar.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        if self._bar:
            self._bar.__exit__(*error)
        left = self._refused - _MOST_TOLD
        if left > 0 and not self._silent and not self._verbose:
            click.echo(f"… and {left:,} more refused: `gazette status ARCHIVE --refused` lists them", err=True)

    def told(self, item: Item) -> None:
        """One item is safe on disk."""
        match item:
            case Prepared():
                self._articles += 1
                self._say(f"{item.source.path}: read")
            case Unchanged():
                self._articles += 1
            case SourceUnchanged():
                self._articles += item.articles
                for refusal in item.refusals:
                    self._refuse(refusal)
                self._refused += item.refused - sum(not refusal.passed_over for refusal in item.refusals)
                self._advance()
            case Refusal():
                self._refuse(item)
            case SourceEnd():
                self._advance()

    def _advance(self) -> None:
        if self._bar:
            self._bar.update(1, f"{self._articles:,} articles")

    def _say(self, message: str) -> None:
        if self._verbose and not self._silent:
            click.echo(message, err=True)

    def _refuse(self, refusal: Refusal) -> None:
        if refusal.passed_over:
            self._say(refusal_line(refusal))
            return
        self._refused += 1
        if not self._silent and (self._verbose or self._refused <= _MOST_TOLD):
            click.echo(refusal_line(refusal), err=True)


def _bar(arguments: list[str]) -> Any:
    """A bar over the files to read. Counting them takes no time beside reading them; standard input has no length."""
    if STANDARD_INPUT in arguments:
        return None
    length = sum(1 for _ in sources.discover(arguments))
    return click.progressbar(length=length, label="Reading", file=sys.stderr, item_show_func=lambda told: told or "")
