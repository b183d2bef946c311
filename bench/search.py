"""How long pages take on a large archive, beside plain Datasette on the same file in the same run.

    python -m bench.search [--articles 100000] [--archive FILE] [--json FILE]

Both answer inside this process, each page several times in turn; the figure is the middle one, in milliseconds. A cold
page is asked with words that were not asked for before; plain Datasette remembers nothing from page to page, so its
pages are all cold. A page that plain Datasette gives up is shown with what was lost.
"""

import argparse
import asyncio
import json
import platform
import resource
import sqlite3
import tempfile
import time
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import quote

from datasette.app import Datasette

from bench import archive
from ingest.serving import datasette_for

#: Shares of the articles in which words are that are searched for: about a quarter, and few.
COMMON, RARE = (0.2, 0.27), (0.0002, 0.006)
ROUNDS = 5
FACETS = "_facet=outlet_id&_facet=section&_facet=language"


def main() -> None:
    """Make the archive if there is none, measure, print a table, and write it as JSON if asked."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--articles", type=int, default=100_000)
    cli.add_argument("--archive", type=Path, help="made there, and found there the next time")
    cli.add_argument("--json", type=Path)
    options = cli.parse_args()
    with tempfile.TemporaryDirectory() as work:
        path = options.archive or Path(work) / "archive.db"
        if not path.exists():
            archive.make(path, options.articles)
        figures = asyncio.run(measured(path))
    for row in figures["pages"]:
        plain = "" if row["plain"] is None else f"{row['plain']:.1f}"
        print(f"{row['page']:42s} {row['gazette']:>9.1f} {plain:>9s}  {row['lost']}")
    print(*(f"{key}: {value}" for key, value in figures.items() if key != "pages"), sep="\n")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


async def measured(path: Path) -> dict[str, Any]:
    """Every page by both, and what the measure depends on."""
    common, rare = words_of(path, COMMON), words_of(path, RARE)
    ours, plain = datasette_for(path), Datasette([], immutables=[str(path)])
    started = await milliseconds(ours, ["/search?q=x"])
    table = f"/{path.stem}/articles"
    pages = {
        "a common word, newest first": (
            [f"/search?q={word}" for word in common],
            [f"{table}?_search={word}&{FACETS}&_sort_desc=published" for word in common],
        ),
        "the same, asked for again": ([f"/search?q={common[0]}"] * ROUNDS, []),
        "a common word, most relevant first": (
            [f"/search?q={word}&sort=relevant" for word in common],
            [f"{table}?_search={word}" for word in common],
        ),
        "a rare word, newest first": (
            [f"/search?q={word}" for word in rare],
            [f"{table}?_search={word}&{FACETS}&_sort_desc=published" for word in rare],
        ),
        "no word: all articles": (["/search"] * ROUNDS, [f"{table}?{FACETS}&_sort_desc=published"] * ROUNDS),
        "a page far down": (
            [f"/search.json?next={quote(f'{year}-03-05~7')}" for year in range(2005, 2005 + ROUNDS)],
            [f"{table}.json?_sort_desc=published&_next={year}-03-05,7" for year in range(2005, 2005 + ROUNDS)],
        ),
    }
    rows = []
    for name, (mine, theirs) in pages.items():
        rows.append(
            {
                "page": name,
                "gazette": await milliseconds(ours, mine),
                "plain": await milliseconds(plain, theirs) if theirs else None,
                "lost": await lost(plain, theirs[0]) if theirs else "",
            }
        )
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": f"{platform.machine()}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}",
        "articles": count(path),
        "until the first answer, ms": round(started),
        "peak memory of both, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "pages": rows,
    }


async def milliseconds(site: Datasette, paths: Iterable[str]) -> float:
    """The middle of the times that these pages take."""
    times = []
    for path in paths:
        start = time.perf_counter()
        await site.client.get(path)
        times.append((time.perf_counter() - start) * 1_000)
    return median(times)


async def lost(site: Datasette, path: str) -> str:
    """What a page of plain Datasette lacks because it took too long."""
    answer = await site.client.get(path)
    if answer.status_code != 200:
        return f"status {answer.status_code}"
    missing = "These facets timed out" in answer.text
    return "facets" if missing else ""


def words_of(path: Path, share: tuple[float, float]) -> list[str]:
    """Words that are in such a share of the articles."""
    with closing(sqlite3.connect(path)) as db:
        bounds = [bound * count(path) for bound in share]
        db.execute("create virtual table temp.vocabulary using fts5vocab('main', 'articles_fts', 'row')")
        found = db.execute(
            "select term from temp.vocabulary where doc between ? and ? and length(term) > 4 order by doc limit ?",
            (*bounds, ROUNDS),
        )
        return [term for (term,) in found]


def count(path: Path) -> int:
    """How many articles an archive holds."""
    with closing(sqlite3.connect(path)) as db:
        (number,) = db.execute("select count(*) from articles").fetchone()
        return int(number)


if __name__ == "__main__":
    main()
