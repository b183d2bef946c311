"""What stands beside the texts: a folder's lists of addresses and tables of metadata.

Two kinds of sidecar are known. ``*-urls.txt`` (or ``urls.txt``): one "key TAB address" a line. ``metadata.csv`` (or
``.tsv``): a column ``file`` and any columns that ``columns.yml`` knows: url, date, outlet, section, authors, title …
A key is a file's name, its stem, or its path below the sidecar's folder. A sidecar speaks for its own folder and for
three levels of folders below it, whichever of them a person names; the nearest wins, field by field, and a table wins
over a list of addresses.
"""

import csv
import re
import unicodedata
from collections import defaultdict
from functools import lru_cache
from io import StringIO
from pathlib import Path
from urllib.parse import unquote

from ingest.columns import Columns
from ingest.decoding import decode
from ingest.errors import Empty, GazetteError, Malformed
from ingest.records import Known, Source
from ingest.sources import STANDARD_INPUT
from ingest.web.addresses import is_address

#: key → the rows that bear it, in order. Usually one; the title tells where there are more.
Rows = dict[str, list[dict[str, str]]]

#: How many folders above a text its sidecars may lie.
_REACH = 3

_FILE_COLUMNS = ("file", "fichier", "filename", "name", "nom", "key", "path", "chemin")


def beside(source: Source) -> Known:
    """What the sidecars hold for a source: rows under Gazette's field names, sidecar by sidecar, the winner first.

    Raises Malformed for a sidecar that cannot be read: an article without its date would be a silent loss.
    """
    if source.path == STANDARD_INPUT or is_address(source.path):
        return ()
    path = Path(source.path)
    held = []
    for folder in list(path.parents)[: _REACH + 1]:
        for rows in _readable(folder, Path(source.root)):
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


def _readable(folder: Path, root: Path) -> tuple[Rows, ...]:
    """The sidecars of a folder. Above what the person named, what cannot be read as one is somebody else's file."""
    try:
        return _sidecars(folder)
    except Malformed:
        if root in (folder, *folder.parents) or (root.is_file() and folder == root.parent):
            raise
        return ()


def _keys(path: Path, folder: Path) -> tuple[str, ...]:
    below = path.relative_to(folder)
    return tuple(map(_key, (str(below), str(below.with_suffix("")), path.name, path.stem)))


def _key(name: str) -> str:
    """A key as names are compared: some disks take accents apart, and lists are written on others."""
    return unicodedata.normalize("NFC", name.strip())


def _chosen(rows: tuple[dict[str, str], ...], title: str) -> dict[str, str]:
    wanted = _letters(title)
    return next((row for row in rows if wanted in (_letters(row.get("title", "")), _last_segment(row))), rows[0])


def _last_segment(row: dict[str, str]) -> str:
    return _letters(unquote(row.get("url", "").partition("?")[0].rpartition("/")[2]))


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
    try:
        return _rows(path)
    except csv.Error as error:
        raise Malformed(f"the sidecar {path.name} is not CSV: {error}") from error


def _rows(path: Path) -> Rows:
    text = _text(path)
    delimiter = "\t" if path.suffix.lower() == ".tsv" else max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.DictReader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    names = list(reader.fieldnames or ())
    key = next((name for name in names if name.strip().lower() in _FILE_COLUMNS), None)
    columns = Columns.of(name for name in names if name != key)
    if names and key is None:
        raise Malformed(f"{path.name} has no column that names the file (one of {', '.join(_FILE_COLUMNS)})")
    rows: Rows = defaultdict(list)
    for row in reader:
        if key and row[key]:
            rows[_key(row[key])].append({k: str(v) for k, v in columns.fields(row).items()})
    return dict(rows)


def _addresses(path: Path) -> Rows:
    rows: Rows = defaultdict(list)
    for line in _text(path).splitlines():
        key, tab, address = line.partition("\t")
        if tab and address.strip():
            rows[_key(key)].append({"url": address.strip()})
    return dict(rows)


def _text(path: Path) -> str:
    try:
        return decode(path.read_bytes())
    except Empty:
        return ""
    except (OSError, GazetteError) as error:
        raise Malformed(f"the sidecar {path.name} cannot be read: {error}") from error
