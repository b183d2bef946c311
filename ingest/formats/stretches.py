"""Where a plain text comes apart: stretches between blank lines, and the lines of a stretch."""

import re
from collections.abc import Iterator
from typing import NamedTuple

#: Lines end as they do on any system, or with the two separators of Unicode.
_LINE_END = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_LINE = re.compile(r"\S(?:[^\n\r\u2028\u2029]*\S)?")
_ENDS = (".", "…", "!", "?", "»", "”", '"', ":", ";", ",", ")", "’", "'")
#: No line is wrapped later than this, in characters.
_WRAPPED = 100


class Stretch(NamedTuple):
    """A part of a text without white space at its ends."""

    start: int
    end: int


def stretches(text: str, start: int = 0) -> list[Stretch]:
    """The paragraphs of a text: what blank lines hold apart; its lines where they are paragraphs themselves."""
    parts = list(_between_blank_lines(text, start))
    return [piece for part in parts for piece in _come_apart(text, part, alone=len(parts) == 1)]


def lines(text: str, part: Stretch) -> Iterator[Stretch]:
    """The lines of a part that hold something."""
    return (Stretch(*found.span()) for found in _LINE.finditer(text, part.start, part.end))


def trimmed(text: str, start: int, end: int) -> Stretch | None:
    """A span without the white space at its ends; None where nothing else is in it."""
    span = text[start:end]
    stripped = span.strip()
    if not stripped:
        return None
    left = start + len(span) - len(span.lstrip())
    return Stretch(left, left + len(stripped))


def ends_a_sentence(line: str) -> bool:
    """Whether a line closes with a mark that no title or subhead has at its end."""
    return line.rstrip().endswith(_ENDS)


def _come_apart(text: str, part: Stretch, alone: bool) -> list[Stretch]:
    """A stretch as it is or as its lines: a line too long to be wrapped is a paragraph, and so are its neighbours.

    In a text without a blank line every line is one, unless most of them break off in the middle of a sentence.
    """
    pieces = list(lines(text, part))
    closed = sum(ends_a_sentence(text[piece.start : piece.end]) for piece in pieces)
    wrapped = all(piece.end - piece.start <= _WRAPPED for piece in pieces)
    apart = not wrapped or 2 * closed >= len(pieces) if alone else not wrapped and closed == len(pieces)
    return pieces if apart else [part]


def _between_blank_lines(text: str, start: int) -> Iterator[Stretch]:
    held: Stretch | None = None
    for line in lines(text, Stretch(start, len(text))):
        if held and len(_LINE_END.findall(text, held.end, line.start)) > 1:
            yield held
            held = None
        held = Stretch(held.start, line.end) if held else line
    if held:
        yield held
