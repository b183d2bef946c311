"""Where a plain text comes apart: stretches between blank lines, and the lines of a stretch."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_LINE = re.compile(r"[^\n]*\n?")


class Stretch(NamedTuple):
    """A part of a text without white space at its ends."""

    start: int
    end: int


def stretches(text: str, start: int = 0) -> list[Stretch]:
    """The parts of a text that blank lines hold apart; its lines where it has no blank line."""
    parts = list(_between_blank_lines(text, start))
    return parts if len(parts) > 1 else [line for part in parts for line in lines(text, part)]


def lines(text: str, part: Stretch) -> Iterator[Stretch]:
    """The lines of a part that hold something."""
    for found in _LINE.finditer(text, part.start, part.end):
        if line := trimmed(text, found.start(), found.end()):
            yield line


def trimmed(text: str, start: int, end: int) -> Stretch | None:
    """A span without the white space at its ends; None where nothing else is in it."""
    span = text[start:end]
    stripped = span.strip()
    if not stripped:
        return None
    left = start + len(span) - len(span.lstrip())
    return Stretch(left, left + len(stripped))


def _between_blank_lines(text: str, start: int) -> Iterator[Stretch]:
    opened: int | None = None
    last = start
    for found in _LINE.finditer(text, start):
        if found.group().strip():
            opened = found.start() if opened is None else opened
            last = found.end()
        elif opened is not None:
            yield trimmed(text, opened, last) or Stretch(opened, last)
            opened = None
    if opened is not None:
        yield trimmed(text, opened, last) or Stretch(opened, last)
