"""How well and how fast pages of newspapers are read, beside the readers that others use.

    python -m bench.pages [--pages FOLDER]

Each page of the folder is ``<id>.html.gz`` with the article that it holds in ``<id>.json``: ``body``, and the snippets
``must_contain`` and ``must_not_contain``. Body is the mean F1 over four-word shingles. Speeds are pages per second of
processor time on one core, the best of three, all readers in one run; then ours by the clock, on one core and on two.
"""

import argparse
import gzip
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import mean
from typing import Any

from bench.timing import best
from ingest import formats
from ingest.analysis import words
from ingest.formats import html
from ingest.parallel import Workers
from ingest.records import Article, Record, Source

PROJECT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("GAZETTE_SHARED", PROJECT.parent / "shared"))
#: How often the pages are read for the measure of two processes, whose start is not measured.
ROUNDS = 16

Page = tuple[dict[str, Any], bytes]


def main() -> None:
    """Measure every reader that is installed, and print a table."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--pages", type=Path, default=SHARED / "gold" / "pages")
    options = cli.parse_args()
    pages = list(found(options.pages))
    if not pages:
        sys.exit(f"no pages in {options.pages} (GAZETTE_SHARED)")
    print(f"{len(pages)} pages{'':29s} {'body':>6s} {'kept':>6s} {'refused':>8s} {'pages/s':>8s}")
    for name, reader in readers().items():
        bodies = [reader(content) for _, content in pages]
        figures = scored([gold for gold, _ in pages], bodies)
        speed = len(pages) / best(lambda reader=reader: [reader(content) for _, content in pages])  # type: ignore[misc]
        print(f"{name:36s} {figures['body']:6.1f} {figures['kept']:6.1f} {figures['refused']:8.1f} {speed:8.1f}")
    one, two = (by_the_clock(pages, processes) for processes in (1, 2))
    print(f"gazette by the clock: {one:.1f} pages/s on one core, {two:.1f} on two: {two / one:.2f} times as fast")


def found(folder: Path) -> Iterator[Page]:
    """The pages of a folder that have their article beside them."""
    for path in sorted(folder.glob("*.html.gz")):
        beside = path.with_name(path.name.removesuffix(".html.gz") + ".json")
        if beside.exists():
            yield json.loads(beside.read_text(encoding="utf-8")), gzip.decompress(path.read_bytes())


def readers() -> dict[str, Callable[[bytes], str]]:
    """From a page's bytes to its story, by the name of the reader. All are given the same bytes and nothing else."""
    import newspaper
    import readability
    import trafilatura

    from ingest.formats.markup import plain_text

    def paper(content: bytes) -> str:
        article = newspaper.Article("http://page.example", fetch_images=False)
        article.download(input_html=content.decode("utf-8", "replace"))
        article.parse()
        return str(article.text)

    return {
        "gazette, all fields": ours,
        "trafilatura, text alone": lambda content: trafilatura.extract(content) or "",
        "trafilatura with metadata": lambda content: trafilatura.bare_extraction(content, with_metadata=True).text,
        "newspaper4k": paper,
        "readability-lxml": lambda content: plain_text(
            readability.Document(content.decode("utf-8", "replace")).summary()
        ),
    }


def ours(content: bytes) -> str:
    """The body of a page as Gazette reads it."""
    read = formats.parse(record(content))
    return read.body if isinstance(read, Article) else ""


def record(content: bytes, number: int = 0) -> Record:
    """A page as it comes from its source."""
    return Record(Source(f"/pages/{number}.html"), html.READER.name, content)


def scored(golds: list[dict[str, Any]], bodies: list[str]) -> dict[str, float]:
    """Mean body F1, and the shares of snippets that are there and that are not, in percent."""
    figures: dict[str, list[float]] = {"body": [], "kept": [], "refused": []}
    for gold, body in zip(golds, bodies, strict=True):
        text = f" {' '.join(words(body))} "
        if gold.get("body"):
            figures["body"].append(overlap(shingles(gold["body"]), shingles(body)))
        for figure, key, there in (("kept", "must_contain", True), ("refused", "must_not_contain", False)):
            if gold.get(key):
                figures[figure].append(mean((" ".join(words(snippet)) in text) is there for snippet in gold[key]))
    return {name: 100 * mean(values) if values else 0.0 for name, values in figures.items()}


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words in a text."""
    found = words(text)
    return Counter(zip(*(found[i:] for i in range(4)), strict=False))


def overlap(expected: Counter[tuple[str, ...]], found: Counter[tuple[str, ...]]) -> float:
    """F1 of two bags of runs."""
    total = sum(expected.values()) + sum(found.values())
    return 2 * sum((expected & found).values()) / total if total else 1.0


def by_the_clock(pages: list[Page], processes: int) -> float:
    """Pages a second through the workers of an ingest, from when all of them are at work."""
    records = [record(content, n) for n in range(ROUNDS) for _, content in pages]
    first, read, start = len(records) // 4, 0, 0.0
    with Workers(formats.parse, processes) as workers:
        for number, item in enumerate(workers.map(records)):
            start = time.perf_counter() if number == first else start
            read += isinstance(item, Article)
        seconds = time.perf_counter() - start
    if read < len(records):
        sys.exit(f"{len(records) - read} of {len(records)} pages were refused")
    return (len(records) - first) / seconds


if __name__ == "__main__":
    main()
