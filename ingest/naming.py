"""What passes when it is decided who is who: frozen records, by the archive's own numbers."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Name:
    """A name that articles of the archive give somebody. ``base`` is the number of the name that this is a facet of.

    ``name`` is as most articles print it.
    """

    id: int
    fingerprint: str
    name: str
    articles: int
    base: int | None = None


@dataclass(frozen=True, slots=True)
class Company:
    """What articles say around a name: whom and where they name beside it, in which outlets, what they call it, when.

    Names, places (without countries), countries and outlets are numbers of the archive; ``dates`` are ISO 8601 days.
    """

    names: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()
    countries: frozenset[int] = frozenset()
    outlets: frozenset[int] = frozenset()
    roles: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()


class Verdict(StrEnum):
    """Whether two names are one person's."""

    SAME = "same"
    DIFFERENT = "different"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names that may be one person's, by their numbers, and what is decided of them, in how many articles."""

    name: int
    other: int
    verdict: Verdict
    score: float
    evidence: str
    articles: int
