"""What a value says that stands where a field of an article should: one line, names, a date, an address, yes or no."""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from ingest.bylines import authors_of
from ingest.dates import parse_date
from ingest.formats.markers import date_line

_TRUE = {"1", "true", "yes", "oui", "vrai", "y", "o"}
_FALSE = {"0", "false", "no", "non", "faux", "n"}
#: White space, control and bidirectional characters, and the brackets of markup.
_NEVER_IN_ADDRESSES = re.compile(r"[\s<>\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f]")
_LONGEST_ADDRESS = 2_000
#: What is longer is a text that stands where a title, a name or a standfirst should.
_LONGEST_TITLE = 500
_LONGEST_NAME = 200
_LONGEST_STANDFIRST = 3_000


def line(value: object) -> str | None:
    """A value as one line: a text, a number, the first of a list, the name of an object; None for anything else."""
    if isinstance(value, list):
        return next(filter(None, map(line, value)), None)
    if isinstance(value, Mapping):
        return line(value.get("name") or value.get("url"))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return " ".join(str(value).split()) or None


def title(value: object) -> str | None:
    """A value as a line that heads an article; of a whole text, the beginning."""
    return _beginning(line(value), _LONGEST_TITLE)


def standfirst(value: object) -> str | None:
    """A value as the line under a title; of a whole text, the beginning."""
    return _beginning(line(value), _LONGEST_STANDFIRST)


def name(value: object) -> str | None:
    """A value as the name of an outlet or a section; of a whole text, the beginning."""
    return _beginning(line(value), _LONGEST_NAME)


def _beginning(text: str | None, most: int) -> str | None:
    """As many whole words of a text as fit; of a word without end, as many signs."""
    if text is None or len(text) <= most:
        return text
    kept = text[: most - 1]
    return f"{kept if text[most - 1] == ' ' else kept.rpartition(' ')[0] or kept}…"


def published(value: object) -> str | None:
    """The moment of publication, ISO 8601, from a value or a line that says when."""
    return _date(value, "published")


def modified(value: object) -> str | None:
    """The moment of the last change, ISO 8601, from a value or a line that says when."""
    return _date(value, "modified")


def _date(value: object, name: str) -> str | None:
    if isinstance(value, str):
        return parse_date(value) or date_line(" ".join(value.split())).get(name)
    return parse_date(value) if isinstance(value, int | float) else None


def authors(value: object) -> tuple[str, ...]:
    """Names from a list, or from a line as a byline prints them. Objects give their ``name``; a tuple holds names."""
    if isinstance(value, tuple):
        return value
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(dict.fromkeys(name for item in value for name in authors(item)))
    return authors_of(value) if isinstance(value, str) else ()


def address(value: object) -> str | None:
    """A web address, or None for anything else that stands where one should."""
    text = line(value)
    if not text or len(text) > _LONGEST_ADDRESS or _NEVER_IN_ADDRESSES.search(text):
        return None
    try:
        parts = urlsplit(text)
        named = parts.hostname and (parts.port is None or parts.port)
    except ValueError:
        return None
    return text if parts.scheme in ("http", "https") and named else None


def language(value: object) -> str | None:
    """The ISO 639-1 code that a value begins with: "fr", "fr-CA" and "FR_ca" are all "fr"."""
    found = re.match(r"[A-Za-z]{2}(?![A-Za-z])", line(value) or "")
    return found.group().lower() if found else None


def yes_or_no(value: object) -> bool | None:
    """Whether a value says yes or no, in the words of tables; None where it says neither."""
    word = str(value).strip().lower()
    return True if word in _TRUE else False if word in _FALSE else None
