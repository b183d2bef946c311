"""A page of a search as a feed: Atom (RFC 4287) and JSON Feed 1.1. Further pages follow as RFC 5005 has it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree as Tree

from ingest import wording
from ingest.searching.forms import Row

_ATOM = "http://www.w3.org/2005/Atom"
_JSON_FEED = "https://jsonfeed.org/version/1.1"

#: Signs that XML cannot hold.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Feed:
    """What a feed says of itself. ``home`` is the page that shows the same, ``here`` this page of the feed.

    ``first`` is its first page, by which the feed is known; ``next`` is None on the last. All are full addresses.
    """

    title: str
    home: str
    here: str
    first: str
    next: str | None = None


@dataclass(frozen=True)
class Entry:
    """An article in a feed: its row, and when the archive read it (ISO), which dates it where nothing else does."""

    row: Row
    read: str | None = None

    @property
    def title(self) -> str:
        """The title, or in the article's language that there is none."""
        return self.row["title"] or wording.say_plainly(_spoken(self.row["language"]), "untitled")

    @property
    def published(self) -> datetime | None:
        """When the article was published, None where it does not say."""
        return moment(self.row["published"])

    @property
    def updated(self) -> datetime:
        """When the article was last changed, as far as is known: no feed can do without."""
        known = (moment(iso) for iso in (self.row["modified"], self.row["published"], self.read))
        return next((found for found in known if found), _BEGINNING)


def as_atom(feed: Feed, entries: Sequence[Entry]) -> str:
    """Articles as an Atom feed."""
    root = Tree.Element("feed", xmlns=_ATOM)
    _add(root, "title", feed.title)
    _add(root, "id", feed.first)
    _add(root, "updated", _written(max((entry.updated for entry in entries), default=_BEGINNING)))
    _add(_add(root, "author"), "name", "Gazette")
    _add(root, "link", rel="alternate", type="text/html", href=feed.home)
    for relation, address in (("self", feed.here), ("first", feed.first), ("next", feed.next)):
        if address:
            _add(root, "link", rel=relation, type="application/atom+xml", href=address)
    for entry in entries:
        _add_entry(root, entry)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + Tree.tostring(root, encoding="unicode")


def _add_entry(root: Tree.Element, entry: Entry) -> None:
    row = entry.row
    code = _language(row["language"])
    spoken = {"xml:lang": code} if code else {}
    child = _add(root, "entry")
    _add(child, "title", entry.title, **spoken)
    _add(child, "id", row["address"])
    _add(child, "link", rel="alternate", type="text/html", href=row["address"])
    if wording.web_address(row["url"]):
        _add(child, "link", rel="via", href=row["url"])
    _add(child, "updated", _written(entry.updated))
    if entry.published:
        _add(child, "published", _written(entry.published))
    for name in row["authors"] or filter(None, [row["outlet"]]):
        _add(_add(child, "author"), "name", name)
    if row["section"]:
        _add(child, "category", term=row["section"])
    _add(child, "summary", row["excerpt"] or "", **spoken)


def _add(parent: Tree.Element, name: str, text: str | None = None, **attributes: str) -> Tree.Element:
    child = Tree.SubElement(parent, name, {key: _FORBIDDEN.sub("", value) for key, value in attributes.items()})
    child.text = text and _FORBIDDEN.sub("", text)
    return child


def as_json_feed(feed: Feed, entries: Sequence[Entry]) -> dict[str, Any]:
    """Articles as a JSON Feed."""
    told = {
        "version": _JSON_FEED,
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.here,
        "next_url": feed.next,
    }
    return _said(told) | {"items": [_item(entry) for entry in entries]}


def _item(entry: Entry) -> dict[str, Any]:
    row = entry.row
    told = {
        "id": row["address"],
        "url": row["address"],
        "external_url": wording.web_address(row["url"]),
        "title": entry.title,
        "date_published": entry.published and _written(entry.published),
        "date_modified": _written(entry.updated),
        "authors": [{"name": name} for name in row["authors"] or filter(None, [row["outlet"]])],
        "tags": [row["section"]] if row["section"] else None,
        "language": _language(row["language"]),
    }
    return _said(told) | {"content_text": row["excerpt"] or ""}


def _said(told: dict[str, Any]) -> dict[str, Any]:
    """What there is something to say of: JSON Feed has no null."""
    return {key: value for key, value in told.items() if value}


def moment(iso: str | None) -> datetime | None:
    """The moment at which an ISO date begins, in UTC where it names no zone; None for what is no date."""
    padded = (iso + "-01-01")[:10] if iso and len(iso) < len("2017-03-13") else iso
    try:
        found = datetime.fromisoformat(padded or "")
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _written(when: datetime) -> str:
    return when.isoformat(timespec="seconds").replace("+00:00", "Z")


def _language(code: str | None) -> str | None:
    return code if code and _LANGUAGE.fullmatch(code) else None


def _spoken(code: str | None) -> str:
    """The language in which to speak of an article."""
    return code if code in wording.LANGUAGES else wording.LANGUAGES[0]
