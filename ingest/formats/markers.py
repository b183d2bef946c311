"""Lines that say by their first words what they are: bylines, credits, announced articles, dates of publication."""

import re
from functools import cache

from ingest.analysis import fold
from ingest.bylines import is_byline
from ingest.dates import find_date, parse_month
from ingest.layout_words import alternatives, folded, level, listed
from ingest.records import BlockKind

#: A longer line is a paragraph that happens to begin so.
_LONGEST = 160
#: What may stand before the first word: an arrow, a bullet, a bracket.
_BULLET = r"[\s→•·►▶>*–—(\[-]{0,4}"
_BETWEEN_DATES = " |•·,.;–—-/()"


def kind_of_line(line: str) -> BlockKind | None:
    """What a line says it is by how it begins, or None."""
    if len(line) > _LONGEST:
        return None
    if date_line(line):
        return BlockKind.DATE
    plain = level(line)
    for kind, pattern in _patterns().items():
        if pattern.match(plain):
            return kind
    return BlockKind.BYLINE if is_byline(line) else None


def date_line(line: str) -> dict[str, str]:
    """The dates that a line of nothing else gives: ``published`` and ``modified``, ISO 8601; empty for another line."""
    if len(line) > _LONGEST:
        return {}
    line = level(line)
    found: dict[str, str] = {}
    at = 0
    while at < len(line):
        label = _date_labels().match(line, at)
        which = "modified" if label and label.lastgroup == "modified" else "published"
        dated = find_date(line, label.end() if label else at)
        if not dated:
            month = parse_month(line[label.end() if label else 0 :])
            return {which: month} if month else {}
        found.setdefault(which, dated.iso)
        at = dated.end + len(line[dated.end :]) - len(line[dated.end :].lstrip(_BETWEEN_DATES))
    return found


def is_bare_date(line: str) -> bool:
    """Whether a line is a date without a word that says what happened then."""
    return bool(date_line(line)) and not _date_labels().match(level(line))


def is_section(line: str) -> bool:
    """Whether a line names a section, alone or as the first of a trail ("Culture | Livres")."""
    if len(line) >= 60:
        return False
    first, *trail = re.split(r"\s*[|>/›»]\s*", level(line).strip())
    return len(trail) < 4 and fold(first) in folded("sections")


def announces(line: str) -> bool:
    """Whether a line announces related articles ("Lire aussi : …")."""
    return bool(_patterns()[BlockKind.RELATED].match(level(line)))


def announced(line: str) -> str:
    """The title that a "Lire aussi" line announces, or "" where the line only opens a list."""
    mark = _patterns()[BlockKind.RELATED].match(level(line))
    title = line[mark.end() if mark else 0 :].lstrip(" \xa0\u202f:.–—])-")
    opened, closed = ("[", "]") if line.startswith("[") else ("(", ")")
    return title.removesuffix(closed).strip() if line.startswith(opened) else title.strip()


@cache
def _patterns() -> dict[BlockKind, re.Pattern[str]]:
    """A mark of several words may be followed by anything, of one word only by a colon, a dash or the line's end.

    A line that announces an article is no sentence: unless a colon follows the mark, it ends with no full stop.
    """
    announces = r"(?!\w)(?=\s?[:–—\])-]|\s*$|.*[^.]$)"
    return {
        BlockKind.RELATED: _beginning("related", several=announces),
        BlockKind.CREDIT: _beginning("credits", single=rf"|\s(?:{alternatives('agencies')})\W*$"),
        BlockKind.BOILERPLATE: _beginning("boilerplate"),
    }


def _beginning(key: str, several: str = r"(?!\w)", single: str = "") -> re.Pattern[str]:
    """The pattern of lines that begin with the words of a list; what has to follow them, by how many they are."""
    long = [entry for entry in listed(key) if re.search(r"\w\W+\w", entry) or not re.search(r"\w\w", entry)]
    short = [entry for entry in listed(key) if entry not in long]
    return re.compile(
        rf"{_BULLET}(?:(?:{_any(long)}){several}|(?:{_any(short)})(?=\s*(?:[:\])(©]|[–—-]\s|$){single}))",
        re.IGNORECASE,
    )


@cache
def _date_labels() -> re.Pattern[str]:
    modified, published = alternatives("modified"), alternatives("published")
    return re.compile(rf"(?:(?P<modified>{modified})|(?P<published>{published}))\s?:?\s?", re.IGNORECASE)


def _any(entries: list[str]) -> str:
    return "|".join(map(re.escape, entries))
