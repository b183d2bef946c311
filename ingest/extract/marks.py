"""What stands between quotation marks, block by block, in one pass over each block's marks.

The outermost pair counts: marks within it are part of the words. A pair never closed ends with its block; where the
next block goes on with the same quotation (reopened, or only closed there), it is told so.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ingest.languages import Language
from ingest.records import Block

#: Deeper nesting than any text's; what lies deeper is left to the pair around it, so that hostile text costs no time.
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Marked:
    """Words between marks. ``opening``/``closing`` take in the marks, ``start``/``end`` only the words.

    ``goes_on`` says that the words carry on the quotation that the block before left open.
    """

    block: int
    opening: int
    start: int
    end: int
    closing: int
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class _Pair:
    opens: str
    closes: str
    apostrophe: bool


@dataclass(frozen=True, slots=True)
class _Open:
    pair: _Pair
    at: int


def find_marked(text: str, blocks: Iterable[tuple[int, Block]], language: Language) -> Iterator[Marked]:
    """The outermost words between marks in the given (numbered) blocks of a text, in order."""
    left_open: _Pair | None = None
    for number, block in blocks:
        found, still_open = _in_block(text, number, block, left_open, language)
        yield from found
        left_open = still_open


def _in_block(
    text: str, number: int, block: Block, left_open: _Pair | None, language: Language
) -> tuple[list[Marked], _Pair | None]:
    pattern, pairs = _pairs(language)
    found: list[Marked] = []
    stack: list[_Open] = []
    first = True
    for match in pattern.finditer(text, block.start, block.end):
        mark, at = match[0], match.start()
        if not stack and first and left_open and _only_closes(text, at, block, left_open):
            found += _marked(text, number, block.start - 1, at, goes_on=True)
        elif (depth := _closed_depth(stack, mark, text, at)) is not None:
            outer = stack[depth]
            del stack[depth:]
            if not stack:
                goes_on = bool(left_open) and not found and not text[block.start : outer.at].strip()
                found += _marked(text, number, outer.at, at, goes_on=goes_on)
        elif len(stack) < _DEEPEST and (pair := pairs.get(mark)) and _opens(text, at, block, pair):
            stack.append(_Open(pair, at))
        first = False
    lasting = next((mark for mark in stack if not mark.pair.apostrophe), None)
    if lasting is None:
        return found, None
    goes_on = bool(left_open) and not found and not text[block.start : lasting.at].strip()
    return [*found, *_marked(text, number, lasting.at, block.end, goes_on=goes_on)], lasting.pair


def _only_closes(text: str, at: int, block: Block, left_open: _Pair) -> bool:
    """Whether the first mark of a block closes what the block before left open, and opens nothing."""
    mark = text[at]
    return mark in left_open.closes and (mark != left_open.opens or not _opens(text, at, block, left_open))


def _closed_depth(stack: list[_Open], mark: str, text: str, at: int) -> int | None:
    """How deep in the stack lies what this mark closes; None where it closes nothing."""
    for depth in range(len(stack) - 1, -1, -1):
        pair = stack[depth].pair
        if mark not in pair.closes:
            continue
        follows = text[at + 1 : at + 2]
        if pair.apostrophe and (follows.isalnum() or text[at - 1].isspace()):
            continue
        if mark != pair.opens and mark in "“" and text[at - 1].isspace() and follows.isalnum():
            continue
        return depth
    return None


def _opens(text: str, at: int, block: Block, pair: _Pair) -> bool:
    """Whether a mark can open here; one that also closes, or is an apostrophe, cannot behind a letter or a digit."""
    if pair.opens not in pair.closes and not pair.apostrophe:
        return True
    before = text[at - 1] if at > block.start else " "
    after = text[at + 1 : at + 2]
    if pair.apostrophe and (not after.strip() or after.isdigit()):
        return False
    return not before.isalnum() and (pair.opens != "'" or before.isspace() or before in "([—–-")


def _marked(text: str, number: int, opening: int, closing: int, *, goes_on: bool) -> list[Marked]:
    """The words between two marks without the spaces around them; none where there is no word."""
    start, end = opening + 1, closing
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if not any(character.isalnum() for character in text[start:end]):
        return []
    return [Marked(number, max(opening, 0), start, end, min(closing + 1, len(text)), goes_on)]


@cache
def _pairs(language: Language) -> tuple[re.Pattern[str], dict[str, _Pair]]:
    rows = language.settings("quotation.yml")["marks"]
    pairs = {row["opens"]: _Pair(row["opens"], row["closes"], row.get("apostrophe", False)) for row in rows}
    every = sorted({mark for pair in pairs.values() for mark in pair.opens + pair.closes})
    return re.compile("[" + "".join(map(re.escape, every)) + "]"), pairs
