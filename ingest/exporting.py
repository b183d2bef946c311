"""Articles written to a file in a format that others read, and Gazette too: JSON Lines, CSV or Parquet.

Each has all that ``gazette read`` prints, and ``text``, ``layout`` and ``found``, from which the very same article is
read again (see ``formats.exported``).
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import IO, Any

from ingest.decoding import looks_broken
from ingest.errors import UsageError
from ingest.printing import article_json
from ingest.records import Article

#: Parquet is written in groups of rows; one is held in memory.
_GROUP = 500

#: Those that hold lists. Where a table has none, they are JSON.
_NESTED = ("authors", "related", "layout", "found")

_FIELDS = (*article_json(Article("", "", ())), "text", "layout", "found")


def row(article: Article) -> dict[str, Any]:
    """An article as it is exported."""
    return {
        **article_json(article),
        "text": article.text,
        "layout": [[block.kind, block.start, block.end] for block in article.blocks],
        "found": [[found.field, found.where, found.confidence, found.value] for found in article.found],
    }


def write_jsonl(articles: Iterable[Article], file: IO[bytes]) -> None:
    """One JSON object a line."""
    for article in articles:
        file.write(_json(row(article)).encode() + b"\n")


def write_csv(articles: Iterable[Article], file: IO[bytes]) -> None:
    """One row an article under a header; ``text`` is JSON as well, for a cell that is read line by line loses some."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    table = csv.DictWriter(text, _FIELDS)
    table.writeheader()
    for article in articles:
        cells = row(article)
        table.writerow({**cells, **{name: _json(cells[name]) for name in (*_NESTED, "text")}})
    text.detach()


def write_parquet(articles: Iterable[Article], file: IO[bytes]) -> None:
    """A table of typed columns, ``layout`` and ``found`` as JSON. Raises UsageError where pyarrow is not installed."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise UsageError("Parquet needs pyarrow: pip install 'gazette-archive[parquet]'") from error
    text = pyarrow.string()
    types = {
        "authors": pyarrow.list_(text),
        "related": pyarrow.list_(pyarrow.struct({"title": text, "url": text})),
        "paywalled": pyarrow.bool_(),
    }
    schema = pyarrow.schema([(name, types.get(name, text)) for name in _FIELDS])
    with parquet.ParquetWriter(file, schema, compression="zstd") as table:
        for rows in _groups(row(article) for article in articles):
            flat = [{**cells, "layout": _json(cells["layout"]), "found": _json(cells["found"])} for cells in rows]
            table.write_table(pyarrow.Table.from_pylist(flat, schema))


#: Format → what writes it.
WRITERS: dict[str, Callable[[Iterable[Article], IO[bytes]], None]] = {
    "jsonl": write_jsonl,
    "csv": write_csv,
    "parquet": write_parquet,
}


def _groups(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while group := list(islice(rows, _GROUP)):
        yield group


def _json(value: object) -> str:
    """JSON on one line; in ASCII where a text holds what would be taken for broken UTF-8 by who reads it."""
    written = json.dumps(value, ensure_ascii=False)
    return json.dumps(value) if looks_broken(written) else written
