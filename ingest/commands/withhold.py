"""`gazette withhold`: what is taken out of an archive on request, and kept out."""

import json
import sqlite3
import sys
from typing import TYPE_CHECKING

import click

from ingest.errors import UsageError

if TYPE_CHECKING:
    from ingest.withholding import Decision


@click.command()
@click.argument("archive", type=click.Path(dir_okay=False))
@click.argument("what", nargs=-1, metavar="[article NUMBER | person NUMBER | passage NUMBER WORDS]")
@click.option("--reason", help="Why; it is kept with the date, and must not repeat what is withheld.")
@click.option("--undo", type=int, metavar="N", help="Lift decision N: a later ingest brings back what it was about.")
@click.option("--list", "listing", is_flag=True, help="Print all decisions, one JSON object a line.")
def withhold(archive: str, what: tuple[str, ...], reason: str | None, undo: int | None, listing: bool) -> None:
    """Take an article, a person or a passage out of ARCHIVE for good, and keep it out of every later ingest.

    An article may be given by its address too, and goes with all copies of it; a person's name and the WORDS of a
    passage (- reads them from standard input) make room for a mark wherever they stand.
    The archive's file is written anew, so that nothing is left in it: nobody else may use it meanwhile. The sources
    themselves, and copies of the archive, are yours to mind.

    \b
        gazette withhold archive.db article 12 --reason 'court order of 3 May'
        gazette withhold archive.db person 345 --reason 'request of the person'
        gazette withhold archive.db passage 12 'the words as they stand' --reason 'privacy'
        gazette withhold archive.db --list
        gazette withhold archive.db --undo 2
    """
    from ingest.store import withholdings
    from ingest.store.archive import open_archive, transaction

    connection = open_archive(archive)
    if listing:
        for decision in withholdings.decisions(connection):
            click.echo(json.dumps(decision, ensure_ascii=False))
        return
    if undo is not None:
        with transaction(connection):
            withholdings.lift(connection, undo)
        click.echo(f"Decision {undo} is lifted: ingest the sources again to bring back what it was about.", err=True)
        return
    if not (reason or "").strip():
        raise UsageError("say why: --reason")
    done = _carry_out(connection, what, str(reason))
    click.echo(f"Decision {done.number}: {done.whole:,} articles taken out, {done.part:,} in part.", err=True)


def _carry_out(connection: sqlite3.Connection, what: tuple[str, ...], reason: str) -> "Decision":
    from ingest import withholding

    match what:
        case ("article", which):
            return withholding.withhold_article(connection, which, reason)
        case ("person", number) if number.isdecimal():
            return withholding.withhold_person(connection, int(number), reason)
        case ("passage", which, passage):
            return withholding.withhold_passage(
                connection, which, sys.stdin.read() if passage == "-" else passage, reason
            )
        case _:
            raise UsageError("say what to withhold: article NUMBER, person NUMBER, or passage NUMBER WORDS")
