"""How long pages take on a large archive, beside plain Datasette on the same file in the same run.

    python -m bench.search [--articles 100000] [--archive FILE] [--json FILE]

Pages: both answer in turn, each in its own process; the figure is the middle one, in milliseconds. Every page is asked
for once: a search by words that were not asked for before, so that no answer is one that was remembered.
What a page lacks because it took too long is read from the page. Then the site in processes of its own (see
``bench.site``), the size of the file beside a plain one, and tantivy on the same texts (see ``bench.tantivy_peer``).
"""

import argparse
import json
import platform
import re
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import quote

from bench import archive, site
from bench.in_turn import Answered, gazette_and_plain
from ingest.kept_beside import ENDINGS, beside

#: Shares of the articles in which words are that are searched for: about a quarter, and few.
COMMON, RARE = 0.237, 0.0004
ROUNDS = 7
FACETS = "_facet=outlet_id&_facet=section&_facet=language"
SHOWN = ("outlet", "section", "people", "places", "speakers")

#: What plain search finds words in, by table.
PLAIN = {"texts": "text", "quotes": "text, speaker", "people": "name", "places": "name"}

Page = tuple[list[str], list[str]]


def main() -> None:
    """Make the archive if there is none, measure, print the tables, and write the figures as JSON if asked."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--articles", type=int, default=100_000)
    cli.add_argument("--archive", type=Path, help="made there, and found there the next time")
    cli.add_argument("--json", type=Path)
    options = cli.parse_args()
    with tempfile.TemporaryDirectory() as work:
        path = options.archive or Path(work) / "archive.db"
        if not path.exists():
            archive.make(path, options.articles)
        figures = {
            "date": datetime.now(UTC).date().isoformat(),
            "machine": f"{platform.machine()}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}",
            "articles": count(path),
            "site": site.measured(path, [words_of(path, COMMON), words_of(path, RARE)]),
            "pages": measured(path),
            "size": sizes(path, Path(work) / "plain.db"),
            "tantivy": beside_tantivy(path, Path(work) / "tantivy"),
        }
    print_all(figures)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def beside_tantivy(path: Path, folder: Path) -> dict[str, float]:
    """What ``bench.tantivy_peer`` measures; tantivy is there for `make bench` alone."""
    from bench import tantivy_peer

    return tantivy_peer.measured(path, folder, words_of(path, COMMON), words_of(path, RARE))


def print_all(figures: dict[str, Any]) -> None:
    """The figures as tables."""
    print(f"{'page, milliseconds':42s} {'gazette':>9s} {'plain':>9s}")
    for row in figures["pages"]:
        print(f"{row['page']:42s} {row['gazette']:>9.1f} {row['plain']:>9.1f}  {row['lost']}")
    for part in ("site", "size", "tantivy"):
        for name, value in figures[part].items():
            print(f"{name:42s} {value:>9.1f}")
    print(", ".join(str(figures[key]) for key in ("articles", "machine", "date")))


def measured(path: Path) -> list[dict[str, Any]]:
    """Every kind of page by both, and what either lost."""
    rows = []
    with gazette_and_plain(path) as sites:
        sites["gazette"].get("/search?q=x")  # the arrays are there
        site.settle(path)
        for name, pages in pages_of(path).items():
            asked = list(zip(sites, sites.values(), pages, strict=True))
            lost = {who: facets_lost(paths[0], one.get(paths[0])) for who, one, paths in asked}
            times: dict[str, list[float]] = {who: [] for who in sites}
            for at in range(1, len(pages[0])):
                for who, one, paths in asked:
                    times[who].append(one.get(paths[at]).milliseconds)
            rows.append(
                {"page": name}
                | {who: median(taken) for who, taken in times.items()}
                | {"lost": ", ".join(f"{who}: {what}" for who, what in lost.items() if what)}
            )
    return rows


def pages_of(path: Path) -> dict[str, Page]:
    """Addresses of each kind of page, here and in plain Datasette; of each, the first is not measured."""
    common, rare = words_of(path, COMMON), words_of(path, RARE)
    table, people = f"/{path.stem}/articles", f"/{path.stem}/people"
    newest, relevant = common[::2], common[1::2]
    outlets = [f"{table}?outlet_id={n}&{FACETS}" for n in range(1, ROUNDS + 1)]
    years = range(2003, 2003 + ROUNDS)
    return {
        "a common word, newest first": (
            [f"/search?q={word}" for word in newest],
            [f"{table}?_search={word}&{FACETS}&_sort_desc=published" for word in newest],
        ),
        "a common word, most relevant first": (
            [f"/search?q={word}&sort=relevant" for word in relevant],
            [f"{table}?_search={word}&{FACETS}" for word in relevant],
        ),
        "a rare word, newest first": (
            [f"/search?q={word}" for word in rare],
            [f"{table}?_search={word}&{FACETS}&_sort_desc=published" for word in rare],
        ),
        "a table of articles, three facets": (outlets, outlets),
        "the most named people": ([f"{people}/{n}" for n in most_named(path)],) * 2,
        "a page far down": (
            [f"/search.json?next={quote(f'{year}-03-05~7')}" for year in years],
            [f"{table}.json?_sort_desc=published&_next={year}-03-05,7" for year in years],
        ),
    }


def facets_lost(path: str, answer: Answered) -> str:
    """What a page lacks because it took too long."""
    if answer.status != 200:
        return f"status {answer.status}"
    if path.startswith("/search?"):
        return " ".join(facet for facet in SHOWN if f'id="facet-{facet}"' not in answer.text)
    timed_out = re.search(r"These facets timed out: ([^<]*)", answer.text)
    return f"facets {timed_out[1].strip()}" if timed_out else ""


def words_of(path: Path, share: float) -> list[str]:
    """The words that are in about such a share of the articles: enough of them for two kinds of pages."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("create virtual table temp.vocabulary using fts5vocab('main', 'articles_fts', 'row')")
        found = db.execute(
            "select term from temp.vocabulary where length(term) > 2 order by abs(doc - ?) limit ?",
            (share * count(path), 2 * ROUNDS + 2),
        )
        return [term for (term,) in found]


def most_named(path: Path) -> list[int]:
    """The people whom most articles name."""
    with closing(sqlite3.connect(path)) as db:
        found = db.execute("select id from people order by articles desc limit ?", (ROUNDS,))
        return [number for (number,) in found]


def count(path: Path) -> int:
    """How many articles an archive holds."""
    with closing(sqlite3.connect(path)) as db:
        (number,) = db.execute("select count(*) from articles").fetchone()
        return int(number)


def sizes(path: Path, scratch: Path) -> dict[str, float]:
    """The file beside one with the same tables and the index that SQLite makes of their words as they stand."""
    with closing(sqlite3.connect(scratch)) as db:
        db.execute("attach ? as archive", (str(path),))
        (tables,) = db.execute("select sum(pgsize) from dbstat('archive') where name not glob '*_fts_*'").fetchone()
        for table, columns in PLAIN.items():
            db.execute(f"create virtual table {table}_fts using fts5({columns}, content='')")
            db.execute(f"insert into {table}_fts (rowid, {columns}) select rowid, {columns} from archive.{table}")
            db.execute(f"insert into {table}_fts ({table}_fts) values ('optimize')")
        db.commit()
    ours, plain = path.stat().st_size, tables + scratch.stat().st_size
    kept = sum(file.stat().st_size for ending in ENDINGS if (file := beside(path, ending)).exists())
    return {
        "archive, MB": ours / 1e6,
        "a plain archive, MB": plain / 1e6,
        "times a plain archive": ours / plain,
        "arrays beside it, MB": kept / 1e6,
        "times a plain archive, with these": (ours + kept) / plain,
    }


if __name__ == "__main__":
    main()
