"""From the parts of a page's story to an article's text: what is no story left out, the rest laid out in blocks."""

from collections.abc import Iterable

from ingest.analysis import words
from ingest.formats.markers import is_section, kind_of_line
from ingest.formats.page.body import Part
from ingest.formats.page.lines import SiteLine, site_line
from ingest.formats.page.tree import one_line
from ingest.formats.story import tell_apart
from ingest.formats.stretches import stretches
from ingest.records import Block, BlockKind

#: Kinds of lines that a page prints beside its story: the article's fields have them already.
_IN_FIELDS = frozenset({BlockKind.BYLINE, BlockKind.DATE, BlockKind.BOILERPLATE})

#: What is longer is no title repeated.
_TITLE_LENGTH = 300


def sorted_out(parts: Iterable[Part], titles: Iterable[str], related: Iterable[str]) -> tuple[list[Part], bool]:
    """The parts that are the article's, each of its kind, and whether others say that the rest has to be paid for.

    Announced articles and credits stay, under their kinds; the title repeated, bylines, dates and the site's lines go.
    """
    repeated, listed = set(map(_plain, titles)) - {""}, set(map(_plain, related)) - {""}
    kept: list[Part] = []
    paywalled = False
    for part in parts:
        line = one_line(part.text)
        plain, site = _plain(line), site_line(line)
        kind = BlockKind.RELATED if plain in listed else kind_of_line(line)
        paywalled = paywalled or site is SiteLine.PAYWALL
        if plain in repeated or kind in _IN_FIELDS or site in (SiteLine.BOILERPLATE, SiteLine.PAYWALL):
            continue
        if not kept and is_section(line):
            continue
        kept.append(part._replace(kind=BlockKind.CREDIT if site is SiteLine.SIGNOFF else kind or part.kind))
    while kept and kept[-1].kind is BlockKind.SUBHEAD:
        kept.pop()
    return kept, paywalled


def laid_out(title: str | None, parts: Iterable[Part]) -> tuple[str, tuple[Block, ...]]:
    """The text of an article and its blocks: the title, then the parts, a blank line between any two."""
    text, blocks = "", []
    head = [Part(BlockKind.TITLE, title)] if title else []
    for kind, printed, _ in [*head, *parts]:
        for start, end in stretches(printed):
            text += "\n\n" if text else ""
            blocks.append(Block(kind, len(text), len(text) + end - start))
            text += printed[start:end]
    return text, tell_apart(text, blocks, len(title or ""))


def _plain(line: str) -> str:
    """A short line without case, accents and marks; "" for a paragraph, which is no title."""
    return " ".join(words(line)) if len(line) <= _TITLE_LENGTH else ""
