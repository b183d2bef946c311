"""How a press article is laid out as plain text: which stretch of it is what.

Read in order: what lines say of themselves, then the head (section, title, date, standfirst), then the story
(pull quotes, subheads, announced articles). What nothing speaks for stays a paragraph.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.analysis import words
from ingest.dates import find_date
from ingest.formats.markers import announced, is_section, kind_of_line
from ingest.formats.stretches import Stretch, lines, stretches, trimmed
from ingest.records import Block, BlockKind

_TITLE_LENGTH = 300
_STANDFIRST_LENGTH = 700
#: What is shorter is a caption.
_STANDFIRST_WORDS = 8
_SUBHEAD_LENGTH = 110
_PULLQUOTE_WORDS = range(5, 80)
#: A standfirst that stands before no byline or date is known by this share of its words in the next paragraph.
_REPEATED = 0.5
#: More stand-alone lines than this are a list or a table: none of them is compared with the whole text.
_MOST_CANDIDATES = 60

_QUOTED = re.compile(r'«[^»\n]*»|“[^”\n]*”|"[^"\n]*"')
#: A line that opens so signs the words above it ("— Ban Ki-moon").
_DASHES = ("–", "—", "-")

#: What may stand between a leading date and the story: a place, a full stop, a dash or the line's end.
_AFTER_DATE = re.compile(r"(?:,\s[^\n.–—|-]{2,40}?)?\s*\.?\s*(?:[–—|-]+\s*|\n\s*|$)")


def lay_out(text: str) -> tuple[Block, ...]:
    """The blocks of a whole article, in order, from its section line to its last announced article."""
    blocks = _title(_section(text, _marked(text, 0)), text)
    return story(text, _standfirst(text, list(_leading_date(text, blocks))))


def lay_out_body(text: str, start: int) -> tuple[Block, ...]:
    """The blocks of a body that begins at ``start``; what stands before it is known already."""
    return story(text, _marked(text, start), start)


def story(text: str, blocks: list[Block], start: int = 0) -> tuple[Block, ...]:
    """Blocks with pull quotes, subheads and announced articles told from paragraphs."""
    return tuple(_subheads(text, _announced(text, _pull_quotes(text, blocks, start))))


def _marked(text: str, start: int) -> list[Block]:
    """The stretches of a text as paragraphs, but for lines that say what they are, which become blocks of their own."""
    blocks = []
    for part in stretches(text, start):
        opened = part.start
        for line in lines(text, part):
            if kind := kind_of_line(text[line.start : line.end]):
                blocks += _paragraph(text, opened, line.start)
                blocks.append(Block(kind, *line))
                opened = line.end
        blocks += _paragraph(text, opened, part.end)
    return blocks


def _paragraph(text: str, start: int, end: int) -> list[Block]:
    span = trimmed(text, start, end)
    return [Block(BlockKind.PARAGRAPH, *span)] if span else []


def _section(text: str, blocks: list[Block]) -> list[Block]:
    if len(blocks) > 1 and blocks[0].kind is BlockKind.PARAGRAPH and is_section(_of(text, blocks[0])):
        return [replace(blocks[0], kind=BlockKind.SECTION), *blocks[1:]]
    return blocks


def _title(blocks: list[Block], text: str) -> list[Block]:
    """The first stretch is the title if it is one line of a title's length, or the first line of a short stretch."""
    at = next((i for i, block in enumerate(blocks) if block.kind is BlockKind.PARAGRAPH), None)
    if at is None:
        return blocks
    block = blocks[at]
    first = next(lines(text, Stretch(block.start, block.end)))
    printed = text[first.start : first.end]
    if len(printed) > _TITLE_LENGTH or (len(blocks) == at + 1 and printed.endswith(".") and len(printed) > 120):
        return blocks
    rest = _paragraph(text, first.end, block.end)
    return [*blocks[:at], Block(BlockKind.TITLE, *first), *rest, *blocks[at + 1 :]]


def _leading_date(text: str, blocks: list[Block]) -> Iterator[Block]:
    """Blocks with the date that opens the story ("11 mars 2017 . –") as a block of its own. The first one counts."""
    seen = any(block.kind is BlockKind.DATE for block in blocks)
    for block in blocks:
        dated = None if seen or block.kind is not BlockKind.PARAGRAPH else find_date(text, block.start)
        after = _AFTER_DATE.match(text, dated.end, block.end) if dated else None
        if not dated or not after:
            yield block
            continue
        seen = True
        yield Block(BlockKind.DATE, block.start, dated.end)
        yield from _paragraph(text, after.end(), block.end)


def _standfirst(text: str, blocks: list[Block]) -> list[Block]:
    """The stretch after the title, if a byline or date follows it, or a paragraph that says much of it again."""
    at = next((i for i, block in enumerate(blocks) if block.kind is BlockKind.TITLE), None)
    if at is None or at + 2 >= len(blocks) or blocks[at + 1].kind is not BlockKind.PARAGRAPH:
        return blocks
    block, following = blocks[at + 1], blocks[at + 2 :]
    printed = _of(text, block)
    if len(printed) > _STANDFIRST_LENGTH or len(words(printed)) < _STANDFIRST_WORDS:
        return blocks
    if not any(b.kind is BlockKind.PARAGRAPH for b in following):
        return blocks
    closes_head = any(b.kind in (BlockKind.BYLINE, BlockKind.DATE) for b in following[:2])
    if not closes_head and not _says_again(printed, _of(text, following[0])):
        return blocks
    return [*blocks[: at + 1], replace(block, kind=BlockKind.STANDFIRST), *following]


def _says_again(standfirst: str, paragraph: str) -> bool:
    mine = {word for word in words(standfirst) if len(word) > 3}
    return bool(mine) and len(mine & set(words(paragraph))) >= _REPEATED * len(mine)


def _pull_quotes(text: str, blocks: list[Block], start: int) -> list[Block]:
    """Blocks with the stand-alone repeats of quoted words told apart."""
    candidates = [i for i, b in enumerate(blocks) if b.kind is BlockKind.PARAGRAPH and _is_short(text, b)]
    if not candidates or len(candidates) > _MOST_CANDIDATES:
        return blocks
    quoted = " | ".join(" ".join(words(found.group())) for found in _QUOTED.finditer(text, start))
    for i in candidates:
        if f" {' '.join(words(_of(text, blocks[i])))} " in f" {quoted} ":
            blocks = [*blocks[:i], replace(blocks[i], kind=BlockKind.PULLQUOTE), *blocks[i + 1 :]]
    return blocks


def _is_short(text: str, block: Block) -> bool:
    printed = _of(text, block)
    if len(printed) > 600 or printed.startswith(_DASHES) or _QUOTED.search(printed):
        return False
    return len(words(printed)) in _PULLQUOTE_WORDS


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
    return (bare or len(listed) > 1) and not any(_ends_a_sentence(text[line.start : line.end]) for line in listed)


def _subheads(text: str, blocks: Iterator[Block]) -> Iterator[Block]:
    """Blocks with the short lines that end no sentence and stand between two paragraphs told apart."""
    held: Block | None = None
    begun = False
    for block in blocks:
        if held is not None:
            above = block.kind is BlockKind.PARAGRAPH and _ends_a_sentence(_of(text, block))
            yield replace(held, kind=BlockKind.SUBHEAD) if above else held
        paragraph = block.kind is BlockKind.PARAGRAPH
        held = block if begun and paragraph and _could_be_subhead(_of(text, block)) else None
        begun = begun or paragraph
        if held is None:
            yield block
    if held is not None:
        yield held


def _could_be_subhead(line: str) -> bool:
    if len(line) > _SUBHEAD_LENGTH or "\n" in line or line.startswith(_DASHES):
        return False
    return line.endswith("?") or not _ends_a_sentence(line)


def _ends_a_sentence(line: str) -> bool:
    return line.rstrip().endswith((".", "…", "!", "?", "»", "”", '"', ":", ";", ",", ")", "’", "'"))


def _of(text: str, block: Block) -> str:
    return text[block.start : block.end]
