"""`gazette follow`: feeds, and the pages that they announce, into an archive."""

import sqlite3
import sys
from typing import Any

import click

from ingest import pipeline, printing
from ingest.commands import OK, REFUSED
from ingest.commands.options import processes_option
from ingest.errors import UsageError
from ingest.pipeline import Options
from ingest.progress import Progress
from ingest.store.journal import Counts
from ingest.store.saving import Item
from ingest.web.addresses import is_address


@click.command()
@click.argument("archive", type=click.Path(dir_okay=False))
@click.argument("addresses", nargs=-1, metavar="[URL]...")
@click.option("--pages", is_flag=True, help="Read the pages that the feeds announce; without it, their own entries.")
@click.option(
    "--pause",
    type=click.FloatRange(0.1),
    default=1.0,
    show_default=True,
    help="Seconds between two questions to one site.",
)
@click.option("--stop", is_flag=True, help="Follow these feeds no longer; what came of them stays.")
@processes_option
@click.option("--silent", is_flag=True, help="Say nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Say of every address what became of it.")
def follow(archive: str, addresses: tuple[str, ...], stop: bool, **how: Any) -> None:
    """Fetch feeds (RSS, Atom, JSON Feed) into ARCHIVE, and remember them; without a URL, those that it remembers.

    Only what may be new is asked for, one thing at a time of each site, as its robots.txt allows.

    \b
        gazette follow archive.db https://example.org/rss.xml --pages
        gazette follow archive.db
        gazette follow archive.db https://example.org/rss.xml --stop
    """
    from ingest.store import visits
    from ingest.store.archive import open_archive

    wrong = [address for address in addresses if not is_address(address)]
    if wrong:
        raise UsageError(f"not a web address: {wrong[0]}")
    connection = open_archive(archive, create=bool(addresses) and not stop)
    if stop:
        count = visits.unfollow(connection, addresses)
        click.echo(f"{count:,} of {len(addresses):,} feeds followed no longer.", err=True)
        sys.exit(OK if count == len(addresses) else REFUSED)
    visits.follow(connection, addresses, pages=how["pages"])
    feeds = [feed for feed in visits.followed(connection) if not addresses or feed[0] in addresses]
    if not feeds:
        raise UsageError("no feed is followed yet: name one")
    counts = _round(connection, feeds, **how)
    connection.close()
    sys.exit(REFUSED if counts.refused else OK)


def _round(connection: sqlite3.Connection, feeds: list[tuple[str, bool]], **how: Any) -> Counts:
    """Visit all feeds once, and say what came of it."""
    from ingest.following import Round
    from ingest.web.fetching import Fetcher

    named = [address for address, _ in feeds]
    with (
        Fetcher(named, pause=how["pause"], robots=True) as fetcher,
        Progress(named, silent=how["silent"], verbose=how["verbose"]) as progress,
    ):
        visiting = Round(connection, fetcher, feeds)

        def told(item: Item) -> None:
            visiting.told(item)
            progress.told(item)

        counts = pipeline.ingest(connection, named, Options(processes=how["processes"]), told, visiting.sources())
        visiting.finish()
    if not how["silent"]:
        click.echo(printing.summary(counts), err=True)
    return counts
