"""What in the story of an article is no paragraph: pull quotes, announced articles, subheads, questions asked."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from ingest.analysis import words
from ingest.formats.markers import announced
from ingest.formats.stretches import Stretch, ends_a_sentence, lines
from ingest.records import Block, BlockKind

_SUBHEAD_LENGTH = 110
_PULLQUOTE_LENGTH = 600
_PULLQUOTE_WORDS = range(5, 80)
#: More stand-alone lines than this are a list or a table: none of them is compared with the whole text.
_MOST_CANDIDATES = 60
_QUOTED = re.compile(r'«[^«»\n]*»|“[^“”\n]*”|"[^"\n]*"')
#: A line that opens so signs the words above it ("— Ban Ki-moon").
_DASHES = ("–", "—", "-")


def tell_apart(text: str, blocks: list[Block], start: int = 0) -> tuple[Block, ...]:
    """Blocks with pull quotes, subheads and announced articles told from paragraphs. The story begins at ``start``."""
    return tuple(_first_question(text, _subheads(text, list(_announced(text, _repeated(text, blocks, start))))))


def _repeated(text: str, blocks: list[Block], start: int) -> list[Block]:
    """Blocks with the stand-alone repeats of quoted words told apart: pull quotes, and subheads where they are short.

    Words that stand alone between marks of their own have to be quoted once more elsewhere.
    """
    candidates = [i for i, b in enumerate(blocks) if b.kind is BlockKind.PARAGRAPH and _could_repeat(_of(text, b))]
    if not candidates or len(candidates) > _MOST_CANDIDATES:
        return blocks
    quoted = " | ".join(f" {' '.join(words(found.group()))} " for found in _QUOTED.finditer(text, start))
    kinds = {i: _repeats(_of(text, blocks[i]), quoted) for i in candidates}
    return [replace(block, kind=kinds.get(i) or block.kind) for i, block in enumerate(blocks)]


def _repeats(printed: str, quoted: str) -> BlockKind | None:
    """What a stand-alone stretch is that has to repeat a quotation; None where it repeats none."""
    marked = printed.startswith(("«", "“", '"'))
    said = words(printed)
    if quoted.count(f" {' '.join(said)} ") <= marked:
        return None
    return BlockKind.PULLQUOTE if len(said) in _PULLQUOTE_WORDS else BlockKind.SUBHEAD


def _could_repeat(printed: str) -> bool:
    if len(printed) > _PULLQUOTE_LENGTH or printed.startswith(_DASHES):
        return False
    short = len(words(printed)) not in _PULLQUOTE_WORDS
    if _QUOTED.fullmatch(printed):
        return not short or not ends_a_sentence(printed[:-1])
    return not short and not _QUOTED.search(printed)


def _announced(text: str, blocks: list[Block]) -> Iterator[Block]:
    """Blocks with the titles listed under a "Lire aussi" line as announced articles too, line by line."""
    listing = bare = False
    for block in blocks:
        listed = list(lines(text, Stretch(block.start, block.end)))
        if block.kind is BlockKind.RELATED:
            listing, bare = True, not announced(_of(text, block))
            yield block
        elif listing and block.kind is BlockKind.PARAGRAPH and _is_list(text, listed, bare):
            yield from (Block(BlockKind.RELATED, *line) for line in listed)
        else:
            listing = False
            yield block


def _is_list(text: str, listed: list[Stretch], bare: bool) -> bool:
    """Whether lines are titles: several of them, or one below a line that announces nothing itself."""
    return (bare or len(listed) > 1) and not any(ends_a_sentence(text[line.start : line.end]) for line in listed)


def _subheads(text: str, blocks: list[Block]) -> list[Block]:
    """Blocks with the short lines that end no sentence and stand between two paragraphs told apart."""
    told = list(blocks)
    first = _first_paragraph(blocks)
    for i, (block, below) in enumerate(pairwise(blocks)):
        if i > first and _heads(text, block, below):
            told[i] = replace(block, kind=BlockKind.SUBHEAD)
    return told


def _first_question(text: str, blocks: list[Block]) -> list[Block]:
    """Blocks of an interview with the question that opens it as a subhead, like those that follow."""
    first = _first_paragraph(blocks)
    asked = [block for block in blocks if block.kind is BlockKind.SUBHEAD and _of(text, block).endswith("?")]
    if not asked or not _of(text, blocks[first]).endswith("?") or not _heads(text, *blocks[first : first + 2]):
        return blocks
    return [*blocks[:first], replace(blocks[first], kind=BlockKind.SUBHEAD), *blocks[first + 1 :]]


def _first_paragraph(blocks: list[Block]) -> int:
    return next((i for i, block in enumerate(blocks) if block.kind is BlockKind.PARAGRAPH), len(blocks))


def _heads(text: str, block: Block, below: Block) -> bool:
    """Whether a block could be the heading of the one below it."""
    if block.kind is not BlockKind.PARAGRAPH or below.kind is not BlockKind.PARAGRAPH:
        return False
    line = _of(text, block)
    if len(line) > _SUBHEAD_LENGTH or "\n" in line or line.startswith(_DASHES):
        return False
    return (line.endswith("?") or not ends_a_sentence(line)) and ends_a_sentence(_of(text, below))


def _of(text: str, block: Block) -> str:
    return text[block.start : block.end]
