"""Bylines: the line that says who wrote, and the names in it.

A line is taken for a byline only if every part of it is a name, an agency, a date or what the author is, so that a
sentence that happens to begin with "Par" or "By" is none.
"""

import re
from functools import cache

from ingest import languages
from ingest.analysis import fold
from ingest.dates import find_date
from ingest.layout_words import alternatives, folded, level

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_PLACE = re.compile(rf"(?:à|au|en|in|at|from)\s{_CAPITAL}")
#: The full stop that ends a line, which an initial keeps.
_FULL_STOP = re.compile(r"(?<=\w\w)\.$")
_LONGEST_NAME = 80
#: What is longer is a text that stands where authors should.
_LONGEST_BYLINE = 1_000
#: Where in a part of a byline the name ends: "Karim Belhadj à Alger", "Tom Leary in Galway".
_NAME_ENDS = re.compile(r"\s+(?:à|au|en|in|at|de notre|pour|for|avec|with)\s")


def is_byline(line: str) -> bool:
    """Whether a line is signed: "Par" or "By", then nothing but names and what goes with them."""
    line = level(line)
    opening = _opening().match(line)
    if not opening:
        return False
    parts = _parts(line[opening.end() :])
    return any(map(_signs, parts)) and all(_signs(part) or _goes_with_a_name(part) for part in parts)


def authors_of(byline: str) -> tuple[str, ...]:
    """The names in a byline, agencies and offices left out, initials and particles kept as printed."""
    if len(byline) > _LONGEST_BYLINE:
        return ()
    parts = _parts(_opening().sub("", level(byline).strip(), count=1), printed=byline.strip())
    return tuple(dict.fromkeys(name for part in parts if (name := _person(part))))


def is_name(name: str) -> bool:
    """Whether a text has the shape of a person's whole name: two to six words that names consist of."""
    return " " in name and bool(_name_shape().fullmatch(level(name)))


def is_agency(part: str) -> bool:
    """Whether a part of a byline begins with an agency or a desk, which are never a person."""
    return bool(_agencies().match(fold(part)))


def dates_beside(byline: str) -> tuple[str, ...]:
    """The parts of a byline that a date takes ("Par Ana Luz | Publié le 12 mars 2024")."""
    return tuple(part for part in _parts(level(byline)) if _holds_date(part))


def _parts(line: str, printed: str | None = None) -> list[str]:
    """What stands between the commas, the dashes and the "and"s of a line, brackets left out.

    The line is cut where its level form says, and given as ``printed`` where that is wanted.
    """
    shown = line if printed is None else printed[len(printed) - len(line) :]
    edges = [0, *(edge for found in _between_names().finditer(line) for edge in found.span()), len(line)]
    return [_FULL_STOP.sub("", shown[edges[i] : edges[i + 1]].strip()) for i in range(0, len(edges), 2)]


def _signs(part: str) -> bool:
    return is_agency(part) or bool(_name_shape().fullmatch(_NAME_ENDS.split(part)[0]))


def _goes_with_a_name(part: str) -> bool:
    return not part or bool(_PLACE.match(part)) or _is_office(part) or _holds_date(part)


def _person(part: str) -> str | None:
    name = " ".join(_NAME_ENDS.split(part)[0].strip(" :–—-").split())
    if not name or len(name) > _LONGEST_NAME or not _name_begins().match(level(name)):
        return None
    return None if is_agency(name) or _is_office(name) or _holds_date(name) else name


def _is_office(part: str) -> bool:
    """Whether a part says what somebody is; an office in capitals may be a family's name ("Bruno Le Maire")."""
    return bool(_positions().search(fold(part)) or _offices().search(part))


def _holds_date(part: str) -> bool:
    return any(character.isdigit() for character in part) and any(
        find_date(part, found.start()) for found in re.finditer(r"(?<!\w)\w", part)
    )


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"(?i:{alternatives('bylines')})\s?:?\s+(?=\S)")


@cache
def _between_names() -> re.Pattern[str]:
    """Brackets separate too: what is in them is no name of its own ("(avec AFP)")."""
    also = alternatives("and")
    pattern = rf"\s?\([^()]*\)\s?|\s?[,;&/|•]\s?(?:(?:{also})\s)?|\s[–—-]\s|\s(?:{also})\s"
    return re.compile(pattern, re.IGNORECASE)


@cache
def _name_begins() -> re.Pattern[str]:
    """Particles and a capital. Both counts of words are bounded: "Le" is a particle and looks like a name."""
    listed = {word for code in languages.codes() for word in languages.load(code).words("particles.txt")}
    particles = "|".join(map(re.escape, sorted(listed, key=len, reverse=True)))
    return re.compile(rf"(?:(?:{particles})[\s'-]){{0,3}}{_CAPITAL}")


@cache
def _name_shape() -> re.Pattern[str]:
    word = rf"{_name_begins().pattern}[\w.'-]*"
    return re.compile(rf"{word}(?:\s{word}){{0,5}}")


@cache
def _agencies() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, folded('agencies')))})(?!\w)")


@cache
def _positions() -> re.Pattern[str]:
    return _whole_words(folded("positions"))


@cache
def _offices() -> re.Pattern[str]:
    return _whole_words(
        tuple(row["form"] for code in languages.codes() for row in languages.load(code).rows("roles.csv"))
    )


def _whole_words(entries: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, entries))})(?!\w)")
