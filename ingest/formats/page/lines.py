"""Lines of a page that are no part of its story, by the phrases of every pack's ``page.yml``."""

import re
from enum import StrEnum
from functools import cache

from ingest import languages
from ingest.analysis import fold
from ingest.formats.markers import date_line
from ingest.layout_words import level


class SiteLine(StrEnum):
    """What a line is that belongs to the site, or to the desk: a key of ``page.yml``."""

    BOILERPLATE = "boilerplate"
    PAYWALL = "paywall"
    SIGNOFF = "signoff"


#: A longer line is a paragraph that happens to begin so.
_LONGEST = 400
#: What may stand before the first word: a bullet, a dash, a bracket.
_BULLET = r"[\s→•·►▶>*–—(\[_-]{0,4}"
_LONGEST_DATE_LINE = 160
_BETWEEN_PARTS = re.compile(r"\s*[|•·]\s*")
_PIECE = re.compile(r"…|#|\s+|[^…#\s]+")


def site_line(line: str) -> SiteLine | None:
    """What a line is that is no part of the story; None for any other."""
    if len(line) > _LONGEST:
        return None
    plain = fold(level(line))
    return next((kind for kind in SiteLine if _phrases(kind).match(plain)), None)


def announces_no_article(title: str) -> bool:
    """Whether a page's title says that it holds no article: an error, a wall of cookies, a log-in."""
    return len(title) <= _LONGEST and bool(_phrases("no_article").match(fold(level(title))))


def dates_in(line: str) -> dict[str, str]:
    """The dates of a line that opens with one, whatever follows ("Publié le 12 mars 2024 | 3 commentaires")."""
    if len(line) > _LONGEST_DATE_LINE:
        return {}
    first, *others = (date_line(part) for part in _BETWEEN_PARTS.split(line))
    return {**{name: date for dates in others for name, date in dates.items()}, **first} if first else {}


@cache
def _phrases(key: str) -> re.Pattern[str]:
    packs = [languages.load(code).settings("page.yml") for code in languages.codes()]
    phrases = "|".join(_pattern(fold(level(phrase))) for pack in packs for phrase in pack[key])
    return re.compile(rf"{_BULLET}(?:{phrases})")


def _pattern(phrase: str) -> str:
    """A phrase as a pattern: "…" any words of the line, "#" a number, "$" the line's end but for its marks."""
    whole = phrase.endswith("$")
    return "".join(map(_piece, _PIECE.findall(phrase.removesuffix("$")))) + (r"\W*$" if whole else r"(?!\w)")


def _piece(piece: str) -> str:
    if piece == "…":
        return ".{1,120}?"
    if piece == "#":
        return r"\d+(?:[.,]\d+)?"
    return r"\s*" if piece.isspace() else re.escape(piece)
