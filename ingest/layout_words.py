"""The words by which lines say what they are, from every pack's ``layout.yml``: a line of any language is known."""

import re
from functools import cache
from typing import Any

from ingest import languages
from ingest.analysis import fold

_LEVEL = {ord(space): " " for space in "\t\xa0\u2007\u2009\u202f"} | {ord("’"): "'", ord("ʼ"): "'"}


def level(line: str) -> str:
    """A line as its words are looked for: plain spaces and apostrophes, every character where it was."""
    return line.translate(_LEVEL)


@cache
def listed(key: str) -> tuple[str, ...]:
    """The words under a key, of all packs, the longest first."""
    return tuple(sorted((level(entry) for pack in _packs() for entry in pack[key]), key=len, reverse=True))


@cache
def folded(key: str) -> tuple[str, ...]:
    """The words under a key without case and accents, the longest first."""
    return tuple(map(fold, listed(key)))


def alternatives(key: str) -> str:
    """The words under a key as a part of a pattern."""
    return "|".join(map(re.escape, listed(key)))


@cache
def _packs() -> tuple[dict[str, Any], ...]:
    return tuple(languages.load(code).settings("layout.yml") for code in languages.codes())
