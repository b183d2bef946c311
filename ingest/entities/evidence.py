"""What speaks for two names being one person's, or against: a table of small functions, each with its weight.

After the idea of nomenklatura's ``logic_v2``: a score is a sum that a reader can follow, and is kept with its parts.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.analysis import words
from ingest.entities.likeness import Likeness
from ingest.naming import Company

#: Two articles so many days apart are about one affair; a life in the news is seldom longer than so many.
_AFFAIR, _LIFE = 60, 40 * 365


@dataclass(frozen=True, slots=True)
class Score:
    """How likely two names are one person's, from 0 to 1, and on what grounds, in words."""

    value: float
    grounds: str


def score(likeness: Likeness, one: Company, other: Company) -> Score:
    """The likeness of two names and all evidence of their company, added up."""
    parts = [(str(likeness), LIKENESS[likeness])]
    parts += [(name, weight * found(one, other)) for name, weight, found in EVIDENCE]
    counted = [(name, points) for name, points in parts if round(points, 2)]
    total = round(min(1.0, max(0.0, sum(points for _, points in counted))), 2)
    return Score(total, ", ".join(f"{name} {points:+.2f}" for name, points in counted))


def same_role(one: Company, other: Company) -> float:
    """1 where articles call both the same, in two words at least; less where the words only overlap."""
    best = 0.0
    for role in map(_said, one.roles):
        for other_role in map(_said, other.roles):
            shared = role & other_role
            if len(shared) > 1 and shared in (role, other_role):
                return 1.0
            best = max(best, 0.5 if shared else 0.0)
    return best


def same_people(one: Company, other: Company) -> float:
    """1 where two others or more are named beside both."""
    return min(len(one.names & other.names), 2) / 2


def same_places(one: Company, other: Company) -> float:
    """1 where a town or another place smaller than a country is named beside both."""
    return float(not one.places.isdisjoint(other.places))


def same_countries(one: Company, other: Company) -> float:
    """1 where a country is named beside both."""
    return float(not one.countries.isdisjoint(other.countries))


def same_outlet(one: Company, other: Company) -> float:
    """1 where one outlet names both."""
    return float(not one.outlets.isdisjoint(other.outlets))


def one_affair(one: Company, other: Company) -> float:
    """1 where both are named within weeks."""
    return float(0 <= _days_apart(one, other) <= _AFFAIR)


def two_ages(one: Company, other: Company) -> float:
    """1 where one is named only when the other is long out of the news."""
    return float(_days_apart(one, other) > _LIFE)


def other_calling(one: Company, other: Company) -> float:
    """1 where both have callings, and no field of one is joined with a field of the other in one life."""
    pairs = [(field, another) for field in one.fields for another in other.fields]
    return float(bool(pairs) and not any(field == another or {field, another} in JOINED for field, another in pairs))


#: Fields that many a life joins: lawyers, generals and professors become ministers, ministers write novels.
JOINED: Sequence[set[str]] = (
    {"politics", "justice"},
    {"politics", "army"},
    {"politics", "science"},
    {"politics", "arts"},
    {"science", "arts"},
)

LIKENESS: dict[Likeness, float] = {
    Likeness.SOUND: 0.6,
    Likeness.MIDDLE: 0.5,
    Likeness.LAST_WORDS: 0.35,
    Likeness.INITIALS: 0.35,
    Likeness.SURNAME: 0.3,
}

EVIDENCE: Sequence[tuple[str, float, Callable[[Company, Company], float]]] = (
    ("same role", 0.4, same_role),
    ("same people beside", 0.3, same_people),
    ("same places", 0.1, same_places),
    ("same countries", 0.05, same_countries),
    ("same outlet", 0.05, same_outlet),
    ("same weeks", 0.15, one_affair),
    ("far in time", -0.4, two_ages),
    ("another calling", -0.6, other_calling),
)


def together(companies: Iterable[Company]) -> Company:
    """The company of several articles as one."""
    several = list(companies)
    return Company(*(frozenset().union(*(getattr(each, part) for each in several)) for part in Company.__slots__))


def _said(role: str) -> frozenset[str]:
    """The words of a role that tell it from another."""
    return frozenset(word for word in words(role) if len(word) > 2)


def _days_apart(one: Company, other: Company) -> int:
    """Days between the closest two dates; -1 where one has none."""
    days, other_days = _days(one), _days(other)
    return min((abs(day - other_day) for day in days for other_day in other_days), default=-1)


def _days(company: Company) -> list[int]:
    return [date.fromisoformat(day).toordinal() for day in company.dates if len(day) == 10]
