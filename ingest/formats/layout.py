"""How a press article is laid out as plain text: which stretch of it is what.

Read in order: what lines say of themselves, then the head (section, title, date, standfirst), then the story (see
``story``). What nothing speaks for stays a paragraph.
"""

import re
from dataclasses import replace

from ingest.analysis import words
from ingest.dates import find_date
from ingest.formats.markers import is_bare_date, is_section, kind_of_line
from ingest.formats.story import tell_apart
from ingest.formats.stretches import Stretch, ends_a_sentence, lines, stretches, trimmed
from ingest.records import Block, BlockKind

_TITLE_LENGTH = 300
#: What is longer and ends in a full stop is a sentence of the story.
_SENTENCE_LENGTH = 120
#: A title is printed on this many lines at most.
_TITLE_LINES = 3
_STANDFIRST_LENGTH = 700
#: What is shorter is a caption.
_STANDFIRST_WORDS = 8
#: A standfirst that stands before no byline or date is known by this share of its words in the next paragraph.
_REPEATED = 0.5
#: A town or a theme of one word is a section if the line below it has at least this many words, as titles do.
_TITLE_WORDS = 4

#: What may stand between a leading date and the story: a place, a full stop, a dash or the line's end.
_AFTER_DATE = re.compile(r"(?:,\s[^\n.–—|-]{2,40}?)?\s{0,3}\.?\s{0,3}(?:[–—|-]+\s*|[\r\n\u2028\u2029]\s*|$)")


def lay_out(text: str) -> tuple[Block, ...]:
    """The blocks of a whole article, in order, from its section line to its last announced article."""
    blocks = _title(text, _section(text, _marked(text, 0)))
    blocks = _standfirst(text, _leading_date(text, _chronology(text, blocks, head=1)))
    return tell_apart(text, blocks)


def lay_out_body(text: str, start: int) -> tuple[Block, ...]:
    """The blocks of a body that begins at ``start``; what stands before it is known already."""
    return tell_apart(text, _chronology(text, _marked(text, start), head=0), start)


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
    """The first line is the section if it is known as one, or is one word above a line that looks like a title."""
    if not blocks or blocks[0].kind is not BlockKind.PARAGRAPH:
        return blocks
    first = next(lines(text, Stretch(blocks[0].start, blocks[0].end)))
    below = [*_paragraph(text, first.end, blocks[0].end), *blocks[1:]]
    printed = text[first.start : first.end]
    if below and (is_section(printed) or (len(printed.split()) == 1 and _is_headed_by_title(text, below))):
        return [Block(BlockKind.SECTION, *first), *below]
    return blocks


def _is_headed_by_title(text: str, blocks: list[Block]) -> bool:
    title = _printed_title(text, blocks[0])
    if len(blocks) < 2 or not title or ends_a_sentence(text[title.start : title.end].rstrip('?!»”" \xa0\u202f')):
        return False
    return len(text[title.start : title.end].split()) >= _TITLE_WORDS and title.end - title.start <= _SENTENCE_LENGTH


def _title(text: str, blocks: list[Block]) -> list[Block]:
    """The first paragraph is the title if it looks like one, or else its first line."""
    at = next((i for i, block in enumerate(blocks) if block.kind is BlockKind.PARAGRAPH), None)
    title = _printed_title(text, blocks[at]) if at is not None else None
    if at is None or title is None:
        return blocks
    rest = _paragraph(text, title.end, blocks[at].end)
    return [*blocks[:at], Block(BlockKind.TITLE, *title), *rest, *blocks[at + 1 :]]


def _printed_title(text: str, block: Block) -> Stretch | None:
    """The title with which a block opens: its first line, or all of it where a title is wrapped over a few lines."""
    if block.kind is not BlockKind.PARAGRAPH:
        return None
    title, *others = lines(text, Stretch(block.start, block.end))
    if others and text[others[0].start].islower():
        if len(others) >= _TITLE_LINES:
            return None
        title = Stretch(block.start, block.end)
    length = title.end - title.start
    sentence = length > _SENTENCE_LENGTH and text[title.end - 1] == "."
    return None if length > _TITLE_LENGTH or sentence else title


def _chronology(text: str, blocks: list[Block], head: int) -> list[Block]:
    """Blocks with dates that stand alone inside the story as paragraphs again: they head the parts of a chronology.

    A single one with at most ``head`` paragraphs above it closes the head of the article, and is its date.
    """
    story = [i for i, block in enumerate(blocks) if block.kind is BlockKind.PARAGRAPH]
    inside = {
        i
        for i, block in enumerate(blocks)
        if block.kind is BlockKind.DATE and story and story[0] < i < story[-1] and is_bare_date(_of(text, block))
    }
    if len(inside) == 1 and sum(i < min(inside) for i in story) <= head:
        return blocks
    return [replace(b, kind=BlockKind.PARAGRAPH) if i in inside else b for i, b in enumerate(blocks)]


def _leading_date(text: str, blocks: list[Block]) -> list[Block]:
    """Blocks with the date that opens the story ("11 mars 2017 . –") as a block of its own, if only one does."""
    if any(block.kind is BlockKind.DATE for block in blocks):
        return blocks
    story = [i for i, block in enumerate(blocks) if block.kind is BlockKind.PARAGRAPH]
    opened = [(i, *ends) for i in story if (ends := _ends_of_date(text, blocks[i]))]
    if len(opened) != 1 or opened[0][0] not in story[:3]:
        return blocks
    at, end, after = opened[0]
    dated = [Block(BlockKind.DATE, blocks[at].start, end), *_paragraph(text, after, blocks[at].end)]
    return [*blocks[:at], *dated, *blocks[at + 1 :]]


def _ends_of_date(text: str, block: Block) -> tuple[int, int] | None:
    """Where the date with which a paragraph opens ends, and where the story goes on after it."""
    dated = find_date(text, block.start)
    after = _AFTER_DATE.match(text, dated.end, block.end) if dated else None
    return (dated.end, after.end()) if dated and after and dated.end < block.end else None


def _standfirst(text: str, blocks: list[Block]) -> list[Block]:
    """The stretch after the title, if a byline or date follows it, or a paragraph that says much of it again."""
    at = next((i for i, block in enumerate(blocks) if block.kind is BlockKind.TITLE), len(blocks)) + 1
    start = at
    while at < len(blocks) and blocks[at].kind in (BlockKind.BYLINE, BlockKind.DATE, BlockKind.CREDIT):
        at += 1
    following = [block for block in blocks[at + 1 :] if block.kind is not BlockKind.CREDIT]
    if not any(block.kind is BlockKind.PARAGRAPH for block in following) or not _could_be_standfirst(text, blocks[at]):
        return blocks
    if following[0].kind not in (BlockKind.BYLINE, BlockKind.DATE) and (
        at > start or not _says_again(_of(text, blocks[at]), _of(text, following[0]))
    ):
        return blocks
    return [*blocks[:at], replace(blocks[at], kind=BlockKind.STANDFIRST), *blocks[at + 1 :]]


def _could_be_standfirst(text: str, block: Block) -> bool:
    if block.kind is not BlockKind.PARAGRAPH or block.end - block.start > _STANDFIRST_LENGTH:
        return False
    return len(words(_of(text, block))) >= _STANDFIRST_WORDS


def _says_again(standfirst: str, paragraph: str) -> bool:
    mine = {word for word in words(standfirst) if len(word) > 3}
    return bool(mine) and len(mine & set(words(paragraph))) >= _REPEATED * len(mine)


def _of(text: str, block: Block) -> str:
    return text[block.start : block.end]
