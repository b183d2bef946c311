"""Lines that say by their first words what they are: bylines, credits, announced articles, dates of publication.

The words are in every pack's ``layout.yml``; a line of any language is known, whatever the article's own.
"""

import re
from functools import cache
from typing import Any

from ingest import languages
from ingest.analysis import fold
from ingest.dates import find_date
from ingest.records import BlockKind

#: A longer line is a paragraph that happens to begin so.
_LONGEST = 160

_NAME = r"[^\W\d_a-zß-öø-ÿ]"  # a capital


def kind_of_line(line: str) -> BlockKind | None:
    """What a line says it is by how it begins, or None."""
    if len(line) > _LONGEST:
        return None
    if dated := date_line(line):
        return BlockKind.DATE if dated else None
    for kind, pattern in _patterns().items():
        if pattern.match(line):
            return kind
    return None


def date_line(line: str) -> dict[str, str]:
    """The dates that a line of nothing else gives: ``published`` and ``modified``, ISO 8601; empty for another line."""
    found: dict[str, str] = {}
    at = 0
    while at < len(line):
        label = _date_labels().match(line, at)
        which = "modified" if label and label.lastgroup == "modified" else "published"
        dated = find_date(line, label.end() if label else at)
        if not dated:
            return {}
        found.setdefault(which, dated.iso)
        at = dated.end + len(line[dated.end :]) - len(line[dated.end :].lstrip(" \u00a0|•·,.;–—-/()"))
    return found


def is_section(line: str) -> bool:
    """Whether a line names a section, alone or as the first of a trail ("Culture | Livres")."""
    first, *trail = re.split(r"\s*[|>/›»]\s*", line.strip())
    return len(trail) < 4 and len(line) < 60 and fold(first) in _sections()


def authors_of(byline: str) -> tuple[str, ...]:
    """The names in a byline, agencies and desks left out, initials and particles kept as printed."""
    line = re.sub(r"\([^)]*\)", "", _byline_opening().sub("", byline.strip(), count=1))
    names = (_person(part) for part in _between_names().split(line))
    return tuple(dict.fromkeys(name for name in names if name))


def announced(line: str) -> str:
    """The title that a "Lire aussi" line announces, or "" where the line only opens a list."""
    return re.sub(r"^[\s:–—-]+", "", _patterns()[BlockKind.RELATED].sub("", line, count=1)).strip()


def _person(part: str) -> str | None:
    name = re.split(r"\s+(?:à|in|at|de notre|pour|for)\s", part.strip(" .,;:|–—-"))[0].strip()
    if not name or len(name) > 80 or not re.match(rf"(?:(?:d['’]|de |von |van |el-|al-)?){_NAME}", name):
        return None
    return None if any(fold(name).startswith(agency) for agency in _agencies()) else name


@cache
def _packs() -> tuple[dict[str, Any], ...]:
    return tuple(languages.load(code).settings("layout.yml") for code in languages.codes())


def _listed(key: str) -> list[str]:
    return sorted((entry for pack in _packs() for entry in pack[key]), key=len, reverse=True)


@cache
def _sections() -> frozenset[str]:
    return frozenset(map(fold, _listed("sections")))


@cache
def _agencies() -> tuple[str, ...]:
    return tuple(fold(name) for name in _listed("agencies"))


@cache
def _patterns() -> dict[BlockKind, re.Pattern[str]]:
    """A mark of several words may be followed by anything, of one word only by a colon, a dash or the line's end."""
    patterns = {}
    for kind, key in (
        (BlockKind.RELATED, "related"),
        (BlockKind.CREDIT, "credits"),
        (BlockKind.BOILERPLATE, "boilerplate"),
    ):
        several = [entry for entry in _listed(key) if re.search(r"\w\W+\w", entry) or not re.search(r"\w\w", entry)]
        single = [entry for entry in _listed(key) if entry not in several]
        patterns[kind] = re.compile(
            rf"(?:{_any(several)})(?!\w)|(?:{_any(single)})(?=\s*(?::|[–—-]\s|©|$))", re.IGNORECASE
        )
    patterns[BlockKind.BYLINE] = re.compile(rf"(?i:{_any(_listed('bylines'))})\s*:?\s+(?=(?:d['’])?{_NAME}).*[^.!?…]$")
    return patterns


@cache
def _byline_opening() -> re.Pattern[str]:
    return re.compile(rf"(?i:{_any(_listed('bylines'))})\s*:?\s+")


@cache
def _between_names() -> re.Pattern[str]:
    return re.compile(rf"\s*[,;&/|]\s*|\s+(?:{_any(_listed('and'))})\s+", re.IGNORECASE)


@cache
def _date_labels() -> re.Pattern[str]:
    modified, published = _any(_listed("modified")), _any(_listed("published"))
    return re.compile(rf"(?:(?P<modified>{modified})|(?P<published>{published}))\s*:?\s*", re.IGNORECASE)


def _any(entries: list[str]) -> str:
    return "|".join(map(re.escape, entries))
