"""From a laid-out text and what is known beside it to an Article: the one place where fields are settled.

What somebody wrote down beside the text (a column, a sidecar) goes before what is read in it, and both before a guess.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from ingest import languages
from ingest.dates import parse_date
from ingest.errors import Malformed, NoText
from ingest.formats.bylines import authors_of, dates_beside
from ingest.formats.layout import lay_out_body
from ingest.formats.markers import announced, date_line
from ingest.formats.outlets import outlet_at
from ingest.records import BODY_KINDS, Article, Block, BlockKind, Record, Related
from ingest.sources import stem_of

_TRUE = {"1", "true", "yes", "oui", "vrai", "y", "o"}
#: White space, control and bidirectional characters, and the brackets of markup.
_NEVER_IN_ADDRESSES = re.compile(r"[\s<>\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f]")
_FALSE = {"0", "false", "no", "non", "faux", "n"}


def from_text(record: Record, text: str, blocks: tuple[Block, ...], known: Mapping[str, Any]) -> Article:
    """The article of a plain text: its blocks speak where ``known`` is silent. Raises NoText."""
    dates = _dates(text, blocks)
    stem = stem_of(record.source)
    read = {
        "title": _first(text, blocks, BlockKind.TITLE),
        "standfirst": _first(text, blocks, BlockKind.STANDFIRST),
        "section": _first(text, blocks, BlockKind.SECTION),
        "authors": [name for line in _all(text, blocks, BlockKind.BYLINE) for name in authors_of(line)],
        "published": dates.get("published") or _date_in_name(stem),
        "modified": dates.get("modified"),
    }
    return _settled(stem, text, blocks, {**read, **known})


def from_fields(record: Record, fields: Mapping[str, Any]) -> Article:
    """The article of a table's row: its text is composed of title, standfirst and body, each as it stands there.

    Raises NoText for a row with neither title nor body, Malformed for one that holds no text where one should stand.
    """
    title, standfirst = (_line(_stated(fields, name)) for name in ("title", "standfirst"))
    body = (_stated(fields, "body") or "").strip()
    head = [(BlockKind.TITLE, title), (BlockKind.STANDFIRST, standfirst)]
    text, blocks = "", []
    for kind, part in head:
        if part:
            blocks.append(Block(kind, len(text), len(text) + len(part)))
            text += part + "\n\n"
    if body:
        start = len(text)
        text += body
        blocks += lay_out_body(text, start)
    else:
        text = text.rstrip()
    article_id = _line(fields.get("id")) or record.key or stem_of(record.source)
    return _settled(article_id, text, tuple(blocks), {**fields, "title": title, "standfirst": standfirst})


def _settled(article_id: str, text: str, blocks: tuple[Block, ...], fields: Mapping[str, Any]) -> Article:
    """The fields in their final form. Raises NoText."""
    if not fields.get("title") and not any(block.kind in BODY_KINDS for block in blocks):
        raise NoText("neither a title nor a body")
    url = _address(fields.get("url"))
    return Article(
        id=article_id,
        text=text,
        blocks=blocks,
        title=_line(fields.get("title")),
        standfirst=_line(fields.get("standfirst")),
        section=_line(fields.get("section")),
        authors=_authors(fields.get("authors")),
        published=_date(fields, "published"),
        modified=_date(fields, "modified"),
        language=_language(fields.get("language")) or languages.detect(text),
        outlet=_line(fields.get("outlet")) or outlet_at(url),
        url=url,
        image=_address(fields.get("image")),
        related=_related(text, blocks, fields.get("related")),
        paywalled=_yes_or_no(fields.get("paywalled")),
    )


def _stated(fields: Mapping[str, Any], name: str) -> str | None:
    """A field's text as it stands; a list of texts is paragraphs. Raises Malformed for anything else."""
    value = fields.get(name)
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n\n".join(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise Malformed(f"{name}: {type(value).__name__} where a text should stand")


def _line(value: object) -> str | None:
    """A value as one line: a text, a number, the first of a list, the name of an object; None for anything else."""
    if isinstance(value, list):
        return next(filter(None, map(_line, value)), None)
    if isinstance(value, Mapping):
        return _line(value.get("name") or value.get("url"))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return " ".join(str(value).split()) or None


def _date(fields: Mapping[str, Any], name: str) -> str | None:
    value = fields.get(name)
    if isinstance(value, str):
        return parse_date(value) or date_line(" ".join(value.split())).get(name)
    return parse_date(value) if isinstance(value, int | float) else None


def _authors(value: object) -> tuple[str, ...]:
    """Names from a list, or from a line as a byline prints them. Objects give their ``name``."""
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(dict.fromkeys(name for item in value for name in _authors(item)))
    return authors_of(value) if isinstance(value, str) else ()


def _address(value: object) -> str | None:
    """A web address, or None for anything else that stands where one should."""
    text = _line(value)
    if not text or len(text) > 2_000 or _NEVER_IN_ADDRESSES.search(text):
        return None
    try:
        parts = urlsplit(text)
        named = parts.hostname and (parts.port is None or parts.port)
    except ValueError:
        return None
    return text if parts.scheme in ("http", "https") and named else None


def _language(value: object) -> str | None:
    """The ISO 639-1 code that a value begins with: "fr", "fr-CA" and "FR_ca" are all "fr"."""
    found = re.match(r"[A-Za-z]{2}(?![A-Za-z])", _line(value) or "")
    return found.group().lower() if found else None


def _yes_or_no(value: object) -> bool | None:
    word = str(value).strip().lower()
    return True if word in _TRUE else False if word in _FALSE else None


def _related(text: str, blocks: tuple[Block, ...], listed: object) -> tuple[Related, ...]:
    lines = _all(text, blocks, BlockKind.RELATED)
    found = [Related(title) for line in lines if (title := _line(announced(line)))]
    for item in listed if isinstance(listed, list) else []:
        title, url = (item.get("title"), item.get("url")) if isinstance(item, Mapping) else (item, None)
        if _line(title):
            found.append(Related(_line(title) or "", _address(url)))
    return tuple(dict.fromkeys(found))


def _dates(text: str, blocks: tuple[Block, ...]) -> dict[str, str]:
    lines = _all(text, blocks, BlockKind.DATE)
    lines += [part for line in _all(text, blocks, BlockKind.BYLINE) for part in dates_beside(line)]
    dates: dict[str, str] = {}
    for line in lines:
        dates = {**date_line(line), **dates}
    return dates


def _date_in_name(stem: str) -> str | None:
    """The date that a file's name begins with: 2016_02_15-002, 2016-02-15-title, 20160215."""
    found = re.match(r"((?:19|20)\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)", stem)
    return parse_date("-".join(found.groups())) if found else None


def _first(text: str, blocks: tuple[Block, ...], kind: BlockKind) -> str | None:
    return next(iter(_all(text, blocks, kind)), None)


def _all(text: str, blocks: tuple[Block, ...], kind: BlockKind) -> list[str]:
    return [text[block.start : block.end] for block in blocks if block.kind is kind]
