"""What two spellings of one person's name have in common."""

import re
from functools import cache

from ingest import languages
from ingest.analysis import fold

_WORD = re.compile(r"[^\W_]+")


def person_fingerprint(name: str) -> str:
    """The words of a name, folded and sorted, without particles: "assad bachar" for "Bachar el-Assad".

    A name of particles alone keeps them, and one without a letter stays as it is.
    """
    return " ".join(sorted(name_words(name)))


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, folded, in order, without particles; never none."""
    words = tuple(_WORD.findall(fold(name)))
    return tuple(word for word in words if word not in particles()) or words or (fold(name),)


@cache
def particles() -> frozenset[str]:
    """Particles written small in any pack: a name does not say what language it will be compared in."""
    packs = [languages.load(code).words("particles.txt") for code in languages.codes()]
    return frozenset(fold(word) for pack in packs for word in pack if word[0].islower())
