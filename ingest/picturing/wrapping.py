"""Text cut into lines of a width, and shortened where there are too many."""

from collections.abc import Callable

_ELLIPSIS = "…"

#: Where a line may end: no-break spaces are none of them.
_SPACE = " "

#: What would look odd before an ellipsis.
_UNFINISHED = " ,;:.–—-"


def wrapped(text: str, measure: Callable[[str], float], width: float) -> list[str]:
    """A text in lines no wider than ``width``, cut at spaces; a word that is wider alone is cut where it must be."""
    lines: list[str] = []
    line = ""
    for word in text.split(_SPACE):
        longer = f"{line}{_SPACE}{word}" if line else word
        if measure(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _cut(word, measure, width)
        lines += full
    return [*lines, line] if line else lines


def shortened(lines: list[str], most: int, measure: Callable[[str], float], width: float, end: str = "") -> list[str]:
    """No more than so many lines: the last then ends after a whole word, where it has one, with "…" and ``end``."""
    if len(lines) <= most:
        return lines
    ending = _ELLIPSIS + end
    last = lines[most - 1].rstrip(_UNFINISHED)
    while last and measure(last + ending) > width:
        last = (last.rpartition(_SPACE)[0] or last[:-1]).rstrip(_UNFINISHED)
    return [*lines[: most - 1], last + ending]


def _cut(word: str, measure: Callable[[str], float], width: float) -> list[str]:
    parts = [""]
    for letter in word:
        if parts[-1] and measure(parts[-1] + letter) > width:
            parts.append("")
        parts[-1] += letter
    return parts
