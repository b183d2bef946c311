"""A page of a search in the forms that programs read: plain rows, and an Atom feed of them."""

import csv
import io
import json
import re
from collections.abc import Iterable
from typing import Any
from xml.etree import ElementTree as Tree

from ingest.searching.results import Result

COLUMNS = ("id", "title", "published", "outlet", "section", "language", "url", "excerpt", "address")

_ATOM = "http://www.w3.org/2005/Atom"

#: Signs that XML cannot hold.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

#: The moment of an article without a date, which a feed cannot do without.
_BEGINNING = "1970-01-01T00:00:00Z"

Row = dict[str, Any]


def plain(result: Result, address: str) -> Row:
    """An article of the results as a row; null where it has nothing."""
    excerpt = "".join(text for text, _ in result.excerpt.pieces) if result.excerpt else None
    return {name: result.row.get(name) for name in COLUMNS[:-2]} | {"excerpt": excerpt, "address": address}


def as_csv(rows: Iterable[Row]) -> str:
    """Rows as CSV with a header; no value is empty."""
    written = io.StringIO()
    table = csv.DictWriter(written, COLUMNS)
    table.writeheader()
    table.writerows(rows)
    return written.getvalue()


def as_ndjson(rows: Iterable[Row]) -> str:
    """Rows as JSON, one a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def as_atom(rows: Iterable[Row], title: str, here: str, following: str | None) -> str:
    """Rows as an Atom feed (RFC 4287) whose further pages follow as RFC 5005 has it."""
    rows = list(rows)
    feed = Tree.Element("feed", xmlns=_ATOM)
    _add(feed, "title", title)
    _add(feed, "id", here)
    _add(feed, "link", rel="self", href=here)
    if following:
        _add(feed, "link", rel="next", href=following)
    _add(feed, "updated", max((_moment(row["published"]) for row in rows), default=_BEGINNING))
    _add(_add(feed, "author"), "name", "Gazette")
    for row in rows:
        entry = _add(feed, "entry")
        _add(entry, "title", row["title"] or "")
        _add(entry, "id", row["address"])
        _add(entry, "link", href=row["address"])
        _add(entry, "updated", _moment(row["published"]))
        _add(entry, "summary", row["excerpt"] or "")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + Tree.tostring(feed, encoding="unicode")


def _add(parent: Tree.Element, name: str, text: str | None = None, **attributes: str) -> Tree.Element:
    child = Tree.SubElement(parent, name, {key: _FORBIDDEN.sub("", value) for key, value in attributes.items()})
    child.text = text and _FORBIDDEN.sub("", text)
    return child


def _moment(iso: str | None) -> str:
    """An ISO date, however precise, as the full moment that a feed needs."""
    if not iso:
        return _BEGINNING
    date, _, clock = iso.partition("T")
    day = (date + "-01-01")[:10]
    zone = "" if re.search(r"(Z|[+-]\d\d:\d\d)$", clock) else "Z"
    seconds = ":00" if re.match(r"\d\d:\d\d(?!:)", clock) else ""
    return f"{day}T{clock[:5]}{seconds}{clock[5:]}{zone}" if clock else f"{day}T00:00:00Z"
