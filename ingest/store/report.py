"""What is in an archive and what its runs did, as plain values: for `gazette status`."""

import json
import sqlite3
from typing import Any

from sqlite_utils import Database

_TABLES = ("articles", "people", "places", "quotes", "outlets", "authors", "mentions", "versions")

#: Decisions in force, and never what they are about.
_WITHHELD = """
select kind, count(*) as decisions, (
    select count(distinct article_id) from redactions
    join withholdings as other on other.id = withholding_id where other.kind = withholdings.kind
) as redacted
from withholdings where lifted is null group by kind order by kind
"""

#: When a feed last answered, and how often it has not since.
_FEEDS = """
select feeds.address, feeds.pages, visits.fetched, coalesce(visits.failures, 0) as failures
from feeds left join visits using (address) order by feeds.address
"""

#: How many examples of a reason are named.
_EXAMPLES = 3


def report(connection: sqlite3.Connection, *, runs: int = 5) -> dict[str, Any]:
    """Counts by table, the span of dates, languages, outlets, feeds, the last runs; what is refused or passed over.

    Among the articles are ``copies`` of others.
    """
    archive = Database(connection)
    dates = (
        "select min(published) as first, max(published) as last, count(*) - count(published) as undated from articles"
    )
    languages = "select language as name, count(*) as articles from articles group by 1 order by 2 desc, 1"
    return {
        "counts": {table: archive[table].count for table in _TABLES},
        "copies": archive["articles"].count_where("copy_of_id is not null"),
        "published": next(archive.query(dates)),
        "languages": list(archive.query(languages)),
        "outlets": list(
            archive["outlets"].rows_where(select="name, articles", order_by="articles desc, name", limit=10)
        ),
        "feeds": list(archive.query(_FEEDS)),
        "runs": [
            run | {"sources": json.loads(run["sources"])}
            for run in archive["runs"].rows_where(order_by="id desc", limit=runs)
        ],
        "refused": _reasons(archive, passed_over=False),
        "passed_over": _reasons(archive, passed_over=True),
        "withheld": list(archive.query(_WITHHELD)),
    }


def refusals(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """Everything that is refused, with the reason and where."""
    columns = "path, record, reason, message"
    return list(Database(connection)["refusals"].rows_where("passed_over = 0", select=columns, order_by="path, id"))


def _reasons(archive: Database, *, passed_over: bool) -> list[dict[str, Any]]:
    """Reasons, most frequent first, each with its count and a few of the places."""
    found = list(
        archive.query(
            """
            select reason, message, count(*) as count from refusals where passed_over = ?
            group by reason, case when passed_over then message end order by 3 desc, 1
            """,
            [passed_over],
        )
    )
    for row in found:
        examples = archive["refusals"].rows_where(
            "passed_over = ? and reason = ? and (message = ? or not passed_over)",
            [passed_over, row["reason"], row["message"]],
            order_by="id",
            limit=_EXAMPLES,
        )
        row["examples"] = [", ".join(filter(None, (example["path"], example["record"]))) for example in examples]
    return found
