"""The names in a byline as bibliographies file them: family name and given names, or one name as it stands."""

from dataclasses import dataclass
from functools import cache

from ingest import languages
from ingest.bylines import is_agency, is_name


@dataclass(frozen=True, slots=True)
class Name:
    """Whom a bibliography names. ``given`` is "" for an agency, a desk or a name of one word: it is never turned."""

    family: str
    given: str = ""

    @property
    def whole(self) -> str:
        """As it is printed: "Odile Ferrand"."""
        return f"{self.given} {self.family}".strip()

    @property
    def turned(self) -> str:
        """As it is filed: "Ferrand, Odile"."""
        return f"{self.family}, {self.given}" if self.given else self.family


def name_of(author: str, outlet: str | None) -> Name:
    """An author as a person with a family name; what is no person's name, or the outlet's own, as it stands.

    Particles go with the family name, as French catalogues print them: "de Gaulle, Charles".
    """
    words = author.split()
    if author == outlet or author in _organisations() or is_agency(author) or not is_name(" ".join(words)):
        return Name(" ".join(words))
    particle = next((at for at, word in enumerate(words[:-1]) if at and word in _particles()), len(words) - 1)
    return Name(" ".join(words[particle:]), " ".join(words[:particle]))


@cache
def _particles() -> frozenset[str]:
    return frozenset[str]().union(*(languages.load(code).words("particles.txt") for code in languages.codes()))


@cache
def _organisations() -> frozenset[str]:
    """Names of two words and more that look like a person's: "Radio France"."""
    rows = (row for code in languages.codes() for row in languages.load(code).rows("organisations.csv"))
    return frozenset(row["form"] for row in rows if row["kind"] == "whole")
