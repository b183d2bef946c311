"""A page of a search in the forms that programs read: plain rows, and tables of them. Feeds are in ``feeds``."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from ingest.searching.credits import Credits
from ingest.searching.listing import Listed
from ingest.searching.results import Result
from ingest.searching.tabs import FIRST

#: The forms of a search, as its address ends, and what each is sent as.
TYPES = {
    "": "text/html; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "ndjson": "application/x-ndjson; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "feed.json": "application/feed+json; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "csl": "application/vnd.citationstyles.csl+json; charset=utf-8",
}

_COUNTED = ("id", "name", "articles", "mentions", "quotes", "first_seen", "last_seen")

#: The forms that only articles come in: nothing else is published on a day, or cited.
_OF_ARTICLES = ("atom", "feed.json", "bib", "ris", "csl")

#: What a row of each tab holds, in the order in which tables show it; of any, last, its address in the archive.
COLUMNS = {
    "articles": (
        "id", "title", "published", "modified", "outlet", "section", "authors", "language", "url", "excerpt", "address",
    ),
    "people": (*_COUNTED, "role", "address"),
    "places": (*_COUNTED, "kind", "country", "latitude", "longitude", "address"),
    "quotes": (
        "id", "text", "type", "cue", "speaker_id", "speaker", "role", "article_id", "title", "published", "outlet",
        "section", "language", "address",
    ),
}  # fmt: skip

#: How text begins that a spreadsheet would take for a formula (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

#: What lines of JSON may not hold as it stands: many programs take these for the end of a line.
_LINE_ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\u0085\u2028\u2029"}

Row = dict[str, Any]


def forms_of(tab: str) -> list[str]:
    """The forms that a tab comes in."""
    return [form for form in TYPES if tab == FIRST or form not in _OF_ARTICLES]


def plain(result: Result, credits: Credits, address: str) -> Row:
    """An article of the results as a row; null where it has nothing."""
    excerpt = "".join(text for text, _ in result.excerpt.pieces) if result.excerpt else None
    row: Row = {
        name: result.row.get(name) for name in ("id", "title", "published", "outlet", "section", "language", "url")
    }
    row |= {"modified": credits.modified, "authors": credits.authors, "excerpt": excerpt, "address": address}
    return {name: row[name] for name in COLUMNS["articles"]}


def plainly(tab: str, listed: Listed, address: str) -> Row:
    """A person, a place or a quote of the results as a row."""
    row = listed.row | {"speaker": listed.row.get("said_by"), "address": address}
    return {name: row[name] for name in COLUMNS[tab]}


def columns_in(pairs: Iterable[tuple[str, str]], known: Sequence[str]) -> list[str]:
    """The columns that a query string asks for: those of ``_col`` in that order, else all, without those of ``_nocol``.

    A name that is none of the known columns is passed over; all of them where nothing is left.
    """
    pairs = list(pairs)
    left_out = {value for key, value in pairs if key == "_nocol"}
    asked = list(dict.fromkeys(value for key, value in pairs if key == "_col" and value in known)) or known
    return [name for name in asked if name not in left_out] or list(known)


def as_csv(rows: Iterable[Row], columns: Sequence[str], *, header: bool = True) -> str:
    """Rows as CSV; no value is empty, several are set apart by semicolons, and none is a formula to a spreadsheet."""
    written = io.StringIO()
    table = csv.writer(written)
    if header:
        table.writerow(columns)
    table.writerows([_cell(row[name]) for name in columns] for row in rows)
    return written.getvalue()


def as_ndjson(rows: Iterable[Row], columns: Sequence[str]) -> str:
    """Rows as JSON, one a line."""
    return "".join(
        json.dumps({name: row[name] for name in columns}, ensure_ascii=False).translate(_LINE_ENDS) + "\n"
        for row in rows
    )


def _cell(value: Any) -> Any:
    text = "; ".join(value) if isinstance(value, list) else value
    return f"'{text}" if isinstance(text, str) and text.startswith(_FORMULA) else text
