"""Gazette's own export: an article that was normalised before is taken as it stands, where its spans fit its text.

A row of an export has all that ``gazette read`` prints, and ``text``, ``layout`` and ``found``. A row in which these do
not fit together any more, for somebody has worked on it, is a row like any other. Where a table has no lists, cells
hold them as JSON, and ``text`` as well, so that none of its line ends is lost.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from ingest.errors import NoText
from ingest.records import BODY_KINDS, Article, Block, BlockKind, Found, Record, Related

_LINES = ("title", "standfirst", "section", "outlet")
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:[+-]\d\d:\d\d)?)?)?)?")
_LANGUAGE = re.compile(r"[a-z]{2}")
_ADDRESS = re.compile(r"https?://[^\s<>\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f]{1,2000}", re.I)
#: What ``decoding`` lets into no text, and what no file can hold.
_NEVER_IN_TEXTS = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff]")


def is_exported(row: Mapping[str, Any]) -> bool:
    """Whether a row is an article of an export, its spans still those of its text."""
    return {"text", "layout"} <= row.keys() and _is_clean(row) and _text_and_blocks(row) is not None


def article(record: Record) -> Article:
    """The article of a row that ``is_exported``; what no export would hold in a field fills nothing.

    Raises NoText.
    """
    row = record.content
    text, blocks = _text_and_blocks(row) or ("", ())
    if not _line(row.get("title")) and not any(block.kind in BODY_KINDS for block in blocks):
        raise NoText("neither a title nor a body")
    authors = [_line(name) for name in _listed(row.get("authors"))]
    return Article(
        id=_line(row.get("id")) or record.key,
        text=text,
        blocks=blocks,
        **{name: _line(row.get(name)) for name in _LINES},
        authors=tuple(name for name in authors if name),
        published=_matching(_DATE, row.get("published")),
        modified=_matching(_DATE, row.get("modified")),
        language=_matching(_LANGUAGE, row.get("language")),
        url=_matching(_ADDRESS, row.get("url")),
        image=_matching(_ADDRESS, row.get("image")),
        related=tuple(filter(None, map(_related, _listed(row.get("related"))))),
        paywalled={"true": True, "false": False}.get(str(row.get("paywalled")).lower()),
        found=tuple(filter(None, map(_found, _listed(row.get("found"))))),
    )


def _is_clean(value: Any) -> bool:
    """Whether all texts in a row are such as can be stored."""
    if isinstance(value, Mapping):
        return all(_is_clean(name) and _is_clean(item) for name, item in value.items())
    if isinstance(value, list):
        return all(map(_is_clean, value))
    return not isinstance(value, str) or _NEVER_IN_TEXTS.search(value) is None


def _text_and_blocks(row: Mapping[str, Any]) -> tuple[str, tuple[Block, ...]] | None:
    """A row's text and its blocks, if they fit."""
    layout = row["layout"]
    readings = [row["text"], _loaded(row["text"])] if isinstance(layout, str) else [row["text"]]
    for text in reversed(readings):
        if isinstance(text, str) and _is_clean(text):
            blocks = _blocks(_listed(layout), len(text))
            if blocks:
                return text, blocks
    return None


def _blocks(layout: list[Any], length: int) -> tuple[Block, ...] | None:
    """The blocks of a layout: in order, none over another, all within the text; None for anything else."""
    blocks = []
    reached = 0
    for item in layout:
        match item:
            case [str(kind), int(start), int(end)] if kind in set(BlockKind) and reached <= start <= end <= length:
                blocks.append(Block(BlockKind(kind), start, end))
                reached = end
            case _:
                return None
    return tuple(blocks)


def _listed(value: Any) -> list[Any]:
    """A list, or one that is written as JSON; an empty one for anything else."""
    loaded = _loaded(value) if isinstance(value, str) else value
    return loaded if isinstance(loaded, list) else []


def _loaded(value: Any) -> Any:
    try:
        return json.loads(value)
    except (TypeError, ValueError, RecursionError):
        return None


def _line(value: Any) -> str | None:
    return value if isinstance(value, str) and value and _is_clean(value) else None


def _matching(pattern: re.Pattern[str], value: Any) -> str | None:
    return value if isinstance(value, str) and pattern.fullmatch(value) and _is_clean(value) else None


def _related(item: Any) -> Related | None:
    match item:
        case {"title": str(title), "url": url} if _line(title):
            return Related(title, _matching(_ADDRESS, url))
    return None


def _found(item: Any) -> Found | None:
    match item:
        case [str(field), str(where), int() | float() as sure, *value] if _is_clean(item) and 0 <= sure <= 1:
            return Found(field, where, float(sure), value[0] if value and isinstance(value[0], str) else None)
    return None
