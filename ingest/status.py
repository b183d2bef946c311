"""The report on an archive, in words."""

from collections.abc import Iterator
from typing import Any


def lines(archive: str, report: dict[str, Any]) -> Iterator[str]:
    """What `gazette status` prints of ``store.report.report``."""
    counts, published = report["counts"], report["published"]
    yield f"{archive}: " + ", ".join(
        f"{counts[table]:,} {table}" for table in ("articles", "people", "places", "quotes")
    )
    if published["first"]:
        undated = f", {published['undated']:,} undated" if published["undated"] else ""
        yield f"  published {published['first'][:10]} to {published['last'][:10]}{undated}"
    if report["copies"]:
        yield f"  copies of others among the articles: {report['copies']:,}"
    if counts["versions"]:
        yield f"  other versions of articles: {counts['versions']:,}"
    for name in ("languages", "outlets"):
        if report[name]:
            yield f"  {name}: " + ", ".join(f"{row['name'] or 'unknown'} {row['articles']:,}" for row in report[name])
    if report["feeds"]:
        yield ""
        yield "Feeds followed:"
        yield from map(_feed, report["feeds"])
    yield ""
    yield "Runs, the last first:" if report["runs"] else "No run yet."
    yield from map(_run, report["runs"])
    for title, reasons in (("Refused", report["refused"]), ("Passed over", report["passed_over"])):
        if reasons:
            yield ""
            yield f"{title}:"
            yield from map(_reason, reasons)
    if report["withheld"]:
        yield ""
        yield "Withheld:"
        yield from map(_withheld, report["withheld"])


def _feed(feed: dict[str, Any]) -> str:
    told = f"last answered {feed['fetched']}" if feed["fetched"] else "never answered yet"
    failed = f", {feed['failures']:,} failures since" if feed["failures"] else ""
    return f"  {feed['address']}{' with its pages' if feed['pages'] else ''}: {told}{failed}"


def _withheld(row: dict[str, Any]) -> str:
    redacted = f", {row['redacted']:,} articles without it" if row["redacted"] else ""
    return f"  {row['decisions']:>7,}  {row['kind']}{redacted}"


def _run(run: dict[str, Any]) -> str:
    done = ", ".join(f"{run[name]:,} {name}" for name in ("added", "updated", "removed", "unchanged", "refused"))
    done += f", {run['withheld']:,} withheld" if run["withheld"] else ""
    done += f", {run['passed_over']:,} passed over" if run["passed_over"] else ""
    finished = "" if run["finished"] else " (stopped before its end)"
    return f"  {run['started']}  {done}{finished}"


def _reason(reason: dict[str, Any]) -> str:
    return f"  {reason['count']:>7,}  {reason['reason']}: {reason['message']}\n           e.g. {reason['examples'][0]}"
