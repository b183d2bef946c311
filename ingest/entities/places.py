"""Which place a name in an article means, by the gazetteer.

Read here: ``gazetteer.csv`` (every place once, whatever the language) and, in each pack, ``places.csv`` (what it is
called, canonical name first) and ``place_cues.csv`` (the articles a name may begin with).
"""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ingest import languages
from ingest.analysis import fold
from ingest.languages import Language
from ingest.records import Mention, Place

_WORD = re.compile(r"[^\W_]+")

#: A town is meant without saying which where it has this many times the inhabitants of the next of its name.
_DECISIVE = 2

#: Regions, waters and sites have no population in the gazetteer; against a town of their name they count as so many.
_UNCOUNTED = 800_000


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row of the gazetteer. ``weight`` orders namesakes: countries first, then inhabitants."""

    key: str
    kind: str
    country: str | None
    latitude: float
    longitude: float
    weight: int


@dataclass(frozen=True, slots=True)
class _Names:
    """Keys of gazetteer entries by folded name, canonical names by such key, and articles names may begin with."""

    keys: dict[str, list[str]]
    canonical: dict[str, str]
    articles: tuple[str, ...]


def group_places(mentions: Iterable[Mention], language: Language) -> tuple[Place, ...]:
    """The places that the mentions name, in order of their first mention, under their names in the language.

    Of namesakes the far larger one is meant; of those alike in size the one in a country that the article is sure to
    name. Where that leaves more than one country, the place has its name and nothing else.
    """
    names = _names(language)
    named: dict[str, list[Mention]] = {}
    for mention in mentions:
        named.setdefault(_folded(mention.surface), []).append(mention)
    entries = {name: _entries(name, names) for name in named}
    sure = {found[0].country for found in entries.values() if len(found) == 1 and found[0].country}
    places: dict[str, list[Mention]] = {}
    chosen: dict[str, _Entry | None] = {}
    for name, found in entries.items():
        entry = _meant(found, sure)
        key = entry.key if entry else f"name:{name}"
        chosen[key] = entry
        places.setdefault(key, []).extend(named[name])
    made = [_place(key, chosen[key], group, names) for key, group in places.items()]
    return tuple(sorted(made, key=lambda place: place.mentions[0].start))


def _entries(name: str, names: _Names) -> list[_Entry]:
    """The entries of that name, heaviest first; "caire" has those of "le caire" where it has none of its own."""
    with_article = (f"{article} {name}" for article in names.articles)
    keys = next((names.keys[form] for form in (name, *with_article) if form in names.keys), [])
    return sorted((_gazetteer()[key] for key in keys), key=lambda entry: -entry.weight)


def _meant(found: list[_Entry], sure: set[str]) -> _Entry | None:
    rivals = [entry for entry in found if entry.weight * _DECISIVE > found[0].weight]
    here = [entry for entry in rivals if entry.country in sure] or rivals
    return here[0] if len({entry.country for entry in here}) == 1 else None


def _place(key: str, entry: _Entry | None, group: list[Mention], names: _Names) -> Place:
    mentions = tuple(sorted(group, key=lambda mention: mention.start))
    if entry is None:
        return Place(" ".join(mentions[0].surface.split()), mentions, key)
    name = names.canonical[key]
    return Place(name, mentions, key, entry.kind, entry.country, entry.latitude, entry.longitude)


def _folded(name: str) -> str:
    return " ".join(_WORD.findall(fold(name)))


@cache
def _gazetteer() -> dict[str, _Entry]:
    lines = (files(languages) / "gazetteer.csv").read_text(encoding="utf-8").splitlines()
    return {row[0]: _entry(row) for row in csv.reader(lines[1:])}


def _entry(row: list[str]) -> _Entry:
    key, kind, country, latitude, longitude, population = row
    weight = int(population) if population else _UNCOUNTED
    if kind == "country":
        weight = max(weight, _UNCOUNTED) * _UNCOUNTED
    return _Entry(key, kind, country or None, float(latitude), float(longitude), weight)


@cache
def _names(language: Language) -> _Names:
    keys: dict[str, list[str]] = {}
    canonical: dict[str, str] = {}
    for row in language.rows("places.csv"):
        keys.setdefault(_folded(row["name"]), []).append(row["key"])
        canonical.setdefault(row["key"], row["name"])
    articles = tuple(_folded(row["form"]) for row in language.rows("place_cues.csv") if row["kind"] == "article")
    return _Names(keys, canonical, articles)
