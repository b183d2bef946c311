"""How fast Gazette is, each figure beside a plain baseline measured in the same run.

    python -m bench [--articles FOLDER] [--copies N] [--json FILE]

Articles are the folder's, else the samples, copied with a number in title and text so that no two are the same.
Speeds are per second of processor time on one core, the best of three; the pages of a machine at work vary, the
ratios little.
"""

import argparse
import json
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlite_utils

from bench import spacy_peer
from bench.timing import best
from ingest import formats, languages, pipeline
from ingest.extract.names import find_names
from ingest.prepared import Prepared, SourceEnd
from ingest.records import Article, Record, Refusal, Source
from ingest.sources import discover
from ingest.store import search
from ingest.store.archive import open_archive
from ingest.store.journal import Journal
from ingest.store.saving import Saver

PROJECT = Path(__file__).parent.parent
PLAIN_TABLES = (
    "articles",
    "texts",
    "people",
    "places",
    "quotes",
    "mentions",
    "article_people",
    "article_places",
    "names",
    "namings",
    "roles",
    "aliases",
)


def main() -> None:
    """Measure, print a table, and write it as JSON if asked."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--articles", type=Path, default=PROJECT / "samples")
    cli.add_argument("--copies", type=int, default=10, help="for the measure of memory (default 10)")
    cli.add_argument("--json", type=Path)
    options = cli.parse_args()
    with tempfile.TemporaryDirectory() as work:
        figures = {
            "date": datetime.now(UTC).date().isoformat(),
            "machine": f"{platform.machine()}, Python {platform.python_version()}",
            **steps(options.articles, Path(work)),
            **runs(options.articles, options.copies, Path(work)),
        }
    for name, value in figures.items():
        print(f"{name:42s} {value:>14,.2f}" if isinstance(value, float) else f"{name:42s} {value!s:>14}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def steps(folder: Path, work: Path) -> dict[str, Any]:
    """The steps of the way, one by one, in one process."""
    records = list(texts(folder))
    parsed = (found for record in records if isinstance(found := formats.parse(record), Article))
    articles = [article for article in parsed if article.language in languages.codes()]
    tokens = sum(len(article.body.split()) for article in articles)
    prepared = [found for record in records if isinstance(found := pipeline.prepare(record), Prepared)]
    text_path = best(lambda: [search.index_text(formats.parse(record), ()) for record in records])  # type: ignore[arg-type]
    extraction = best(lambda: [pipeline.annotate(article) for article in articles])
    names = best(lambda: [find_names(article, languages.load(str(article.language))) for article in articles])
    peer = spacy_peer.trained()
    peers = best(lambda: [found.ents for found in peer.pipe(article.body for article in articles)])
    store = best(lambda: saved(prepared, work / "ours.db"))
    plain = best(lambda: copied(work / "ours.db", work / "plain.db"))
    return {
        "articles": len(articles),
        "words a body": tokens / len(articles),
        "text path, articles/s": len(records) / text_path,
        "extraction, words/s": tokens / extraction,
        "names alone, words/s": tokens / names,
        "small spaCy recogniser, words/s": tokens / peers,
        "names alone / spaCy recogniser": peers / names,
        "extraction / spaCy recogniser": peers / extraction,
        "store alone, articles/s": len(prepared) / store,
        "sqlite-utils insert of the same rows": len(prepared) / plain,
        "store alone / sqlite-utils": plain / store,
        "size / sqlite-utils": (work / "ours.db").stat().st_size / (work / "plain.db").stat().st_size,
    }


def runs(folder: Path, copies: int, work: Path) -> dict[str, Any]:
    """Whole runs of the command: memory as the corpus grows, one process beside two, a second run."""
    one, many = work / "one", work / "many"
    multiply(folder, one, 1)
    multiply(folder, many, copies)
    small = ingest(work / "1.db", one, 1)
    large = ingest(work / "2.db", many, 1)
    double = ingest(work / "3.db", many, 2)
    again = ingest(work / "3.db", many, 1)
    return {
        f"whole run of {copies} copies, s": large["seconds"],
        "the same, two processes, times as fast": large["seconds"] / double["seconds"],
        "the same again, unchanged, times as fast": large["seconds"] / again["seconds"],
        "peak memory of one copy, MB": small["peak"],
        f"peak memory of {copies} copies, MB": large["peak"],
        "memory, many copies / one": large["peak"] / small["peak"],
    }


def texts(folder: Path) -> Iterator[Record]:
    """The records of all sources below a folder."""
    for source in discover([str(folder)]):
        if isinstance(source, Source):
            for record in formats.split(source, formats.reader_for(source), {}):
                if not isinstance(record, Refusal):
                    yield record


def saved(prepared: list[Prepared], path: Path) -> None:
    """Prepared articles into a new archive, as the pipeline saves them."""
    path.unlink(missing_ok=True)
    connection = open_archive(path, create=True)
    saver = Saver(Journal(connection))
    items = [item for one in prepared for item in (one, SourceEnd(one.source, one.reader, one.digest))]
    for at in range(0, len(items), 1_000):
        saver.save(items[at : at + 1_000])
    saver.finish()
    connection.close()


def copied(archive: Path, path: Path) -> None:
    """The rows of an archive into plain tables with full-text search, the way sqlite-utils does it."""
    path.unlink(missing_ok=True)
    source, target = sqlite_utils.Database(archive), sqlite_utils.Database(path)
    for table in PLAIN_TABLES:
        target[table].insert_all(source.query(f"select * from {table}"))
    target["bodies"].insert_all(source.query("select * from bodies"))
    target["articles"].enable_fts(["title", "standfirst"])
    target["bodies"].enable_fts(["body"])
    target["people"].enable_fts(["name"])
    target["places"].enable_fts(["name"])
    target["quotes"].enable_fts(["text", "speaker"])
    for table, column in (("quotes", "article_id"), ("mentions", "article_id"), ("articles", "published")):
        target[table].create_index([column])


def multiply(folder: Path, target: Path, copies: int) -> None:
    """Text files with the folder's articles, so many times, each unlike all others."""
    articles = [found for record in texts(folder) if isinstance(found := formats.parse(record), Article)]
    for copy in range(copies):
        (target / f"{copy:03}").mkdir(parents=True)
        for number, article in enumerate(articles):
            text = f"{article.title} ({copy})\n\n{article.published or ''}\n\n{article.body}\n\nN° {copy}.{number}.\n"
            (target / f"{copy:03}" / f"{number:05}.txt").write_text(text, encoding="utf-8")


def ingest(archive: Path, folder: Path, processes: int) -> dict[str, float]:
    """A run of the command in a process of its own: seconds by the clock, peak memory of the largest process in MB."""
    command = [sys.executable, "-m", "bench.measured", str(archive), str(folder), str(processes)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=PROJECT)
    return dict(json.loads(done.stdout))


if __name__ == "__main__":
    main()
