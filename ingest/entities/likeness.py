"""In what way one name may be another: spelled otherwise, with an initial, with fewer words, by the surname alone.

Read here: ``languages/sounds.csv``, the spellings that differ from language to language.
"""

import csv
import re
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from ingest import languages
from ingest.analysis import fold
from ingest.entities.fingerprint import name_words


class Likeness(StrEnum):
    """Of two names, in what way they may be one person's."""

    SOUND = "another spelling"
    INITIALS = "an initial for a first name"
    MIDDLE = "without a middle name"
    LAST_WORDS = "its last words"
    SURNAME = "the surname alone"


def likeness(short: str, full: str) -> Likeness | None:
    """How a name may stand for a fuller one, or for one as full; None where it cannot."""
    few, many = sounds(short), sounds(full)
    if few[-1] != many[-1]:
        return None
    if is_surname(short) or is_surname(full):
        return Likeness.SURNAME if not is_surname(full) and few == many[-len(few) :] else None
    return Likeness.SOUND if few == many else _shortened(few, many)


def is_surname(name: str) -> bool:
    """Whether a name is a surname alone, as far as its words tell: one word, or one behind "Le", "La", "Saint"."""
    words = name_words(name)
    return len(words) == 1 or (len(words) == 2 and words[0] in _surname_beginnings())


@lru_cache(maxsize=65_536)
def sounds(name: str) -> tuple[str, ...]:
    """The words of a name as they sound, in order: "Vladimir Poutine" and "Vladimir Putin" have the same."""
    *first, last = name_words(name)
    return (*(_sound(word, ("any",)) for word in first), _sound(last, ("any", "last")))


def _sound(word: str, places: tuple[str, ...]) -> str:
    for written, becomes, where in _rules():
        if where in places:
            word = written.sub(becomes, word)
    return word


@cache
def _rules() -> list[tuple[re.Pattern[str], str, str]]:
    lines = (files(languages) / "sounds.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return [(re.compile(row["written"]), row["sound"], row["where"]) for row in rows]


@cache
def _surname_beginnings() -> frozenset[str]:
    """Particles written with a capital in any pack: they belong to the surname."""
    packs = [languages.load(code).words("particles.txt") for code in languages.codes()]
    return frozenset(fold(word) for pack in packs for word in pack if word[0].isupper())


def _shortened(few: tuple[str, ...], many: tuple[str, ...]) -> Likeness | None:
    if len(few) == 2 < len(many) and few[0] == many[0]:
        return Likeness.MIDDLE
    if len(few[0]) == 1 < len(many[0]) and len(few) <= len(many) and all(map(_abbreviates, few[:-1], many)):
        return Likeness.INITIALS
    return Likeness.LAST_WORDS if few == many[-len(few) :] else None


def _abbreviates(one: str, other: str) -> bool:
    return one == other or (len(one) == 1 and other.startswith(one))
