"""What stands beside the texts: a folder's lists of addresses and tables of metadata.

Two kinds of sidecar are known. ``*-urls.txt`` (or ``urls.txt``): one "key TAB address" a line. ``metadata.csv`` (or
``.tsv``): a column ``file`` and any columns that ``columns.yml`` knows: url, date, outlet, section, authors, title …
A key is a file's name, its stem, or its path below the sidecar's folder. A sidecar speaks for its own folder and all
folders below it; the nearest wins, field by field, and a table wins over a list of addresses. Nothing is looked for
above the folder that the person named.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ingest.columns import Columns
from ingest.decoding import decode
from ingest.errors import GazetteError, Malformed
from ingest.records import Known, Source

#: key → the rows that bear it, in order. Usually one; the title tells where there are more.
Rows = dict[str, list[dict[str, str]]]

_FILE_COLUMNS = ("file", "fichier", "filename", "name", "nom", "key", "path", "chemin")


def beside(source: Source) -> Known:
    """What the sidecars hold for a source: rows under Gazette's field names, sidecar by sidecar, the winner first.

    Raises Malformed for a sidecar that cannot be read: an article without its date would be a silent loss.
    """
    path = Path(source.path)
    held = []
    for folder in _folders(path, Path(source.root)):
        for rows in _sidecars(folder):
            if found := next((rows[key] for key in _keys(path, folder) if key in rows), None):
                held.append(tuple(found))
    return tuple(held)


def settle(known: Known, title: str) -> dict[str, str]:
    """The fields that sidecars give an article; where a key stands twice, its title tells which is its row."""
    fields: dict[str, str] = {}
    for rows in known:
        fields = {**_chosen(rows, title), **fields}
    return fields


def forget() -> None:
    """Read sidecars anew from here on: they may have changed since the last run."""
    _sidecars.cache_clear()


def _folders(path: Path, root: Path) -> Iterator[Path]:
    """The folder of a file and those above it, up to the root that was named; none for a file named by itself."""
    if path == root:
        yield path.parent
        return
    for folder in path.parents:
        yield folder
        if folder == root:
            return


def _keys(path: Path, folder: Path) -> tuple[str, ...]:
    below = path.relative_to(folder)
    return str(below), str(below.with_suffix("")), path.name, path.stem


def _chosen(rows: tuple[dict[str, str], ...], title: str) -> dict[str, str]:
    wanted = _letters(title)
    return next((row for row in rows if wanted in (_letters(row.get("title", "")), _last_segment(row))), rows[0])


def _last_segment(row: dict[str, str]) -> str:
    return _letters(unquote(urlsplit(row.get("url", "")).path.rpartition("/")[2]))


def _letters(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


# A walk stays in one folder and its parents for a while; this many keep a run flat in memory.
@lru_cache(maxsize=64)
def _sidecars(folder: Path) -> tuple[Rows, ...]:
    """The sidecars of one folder, those that win first."""
    try:
        names = sorted(entry.name for entry in folder.iterdir() if entry.is_file())
    except OSError:
        return ()
    tables = [_table(folder / name) for name in names if name.lower() in ("metadata.csv", "metadata.tsv")]
    lists = [_addresses(folder / name) for name in names if name.lower().endswith("urls.txt")]
    return tuple(tables + lists)


def _table(path: Path) -> Rows:
    lines = _text(path).splitlines()
    reader = csv.DictReader(lines, delimiter="\t" if path.suffix.lower() == ".tsv" else _delimiter(lines))
    columns = Columns.of(reader.fieldnames or ())
    key = next((name for name in reader.fieldnames or () if name.strip().lower() in _FILE_COLUMNS), None)
    if key is None:
        raise Malformed(f"{path.name} has no column that names the file (one of {', '.join(_FILE_COLUMNS)})")
    rows: Rows = defaultdict(list)
    for row in reader:
        if row.get(key):
            rows[row[key].strip()].append({k: str(v) for k, v in columns.fields(row).items()})
    return dict(rows)


def _delimiter(lines: list[str]) -> str:
    header = lines[0] if lines else ""
    return max(",;\t", key=header.count)


def _addresses(path: Path) -> Rows:
    rows: Rows = defaultdict(list)
    for line in _text(path).splitlines():
        key, tab, address = line.partition("\t")
        if tab and address.strip():
            rows[key.strip()].append({"url": address.strip()})
    return dict(rows)


def _text(path: Path) -> str:
    try:
        return decode(path.read_bytes())
    except (OSError, GazetteError) as error:
        raise Malformed(f"the sidecar {path.name} cannot be read: {error}") from error
