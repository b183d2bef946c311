"""Who and where is in the news that is made to measure: people with what they are called, and places of the gazetteer.

Names of people are made of letters that no made word has, so that they leave the frequencies of words as they are.
"""

import csv
from dataclasses import dataclass
from importlib.resources import files
from itertools import product

import numpy as np

from ingest import languages
from ingest.entities.fingerprint import person_fingerprint
from ingest.records import Person, Place

WORDS = 60_000
LETTERS = list("abcdefghilmnoprstuvéè")
SYLLABLES = ["".join(parts) for parts in product(("k", "w", "z", "j", "y", "kr", "zw", "ky", "wh", "zh"), "aeiou")]

#: A name of two syllables is a first name, one of three a surname; as many people share a surname.
FIRST_NAMES, SURNAMES, SHARING = 200, 2_500, 3

#: Of so many people one has a name that is written in two ways.
SPELLED = 10

#: From 2000 on.
YEARS = 25

#: What people are, in both languages, and the field that tells.
CALLINGS = (
    ("le ministre", "minister", "politics"),
    ("la députée", "congresswoman", "politics"),
    ("le sénateur", "senator", "politics"),
    ("la maire", "mayor", "politics"),
    ("le juge", "judge", "justice"),
    ("l’avocate", "lawyer", "justice"),
    ("le général", "general", "army"),
    ("la romancière", "novelist", "arts"),
    ("le chercheur", "researcher", "science"),
    ("l’entraîneur", "coach", "sport"),
    ("la directrice", "director", None),
    ("le président", "president", None),
)

CUES = {
    "fr": ("a déclaré", "explique", "a affirmé", "assure", "ajoute", "a estimé", "souligne", "dit", "confie", "juge"),
    "en": ("said", "says", "told reporters", "added", "explained", "insisted", "noted", "claimed", "argued", "warned"),
}

#: Who speaks without a name.
UNNAMED = {
    "fr": ("un porte-parole", "la police", "une riveraine", "le syndicat", "un diplomate", "la préfecture"),
    "en": ("a spokesman", "police", "a resident", "the union", "a diplomat", "officials"),
}


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person of the news: the names that one may print, the fullest in two spellings or one, and their callings."""

    full: tuple[Person, ...]
    surname: str
    initial: str
    callings: tuple[int, ...]

    def calling(self, year: int, language: str) -> tuple[str, str | None]:
        """What they are called in a year, and its field."""
        at = self.callings[min((year - 2000) * len(self.callings) // YEARS, len(self.callings) - 1)]
        french, english, field = CALLINGS[at]
        return french if language == "fr" else english, field


def vocabulary(chance: np.random.Generator) -> np.ndarray:
    """Words that nobody knows, the most frequent first, the short ones among them; none twice."""
    made: dict[str, None] = {}
    while len(made) < WORDS:
        made["".join(chance.choice(LETTERS, 3 + len(made) % 8))] = None
    return np.array(list(made))


def frequent(chance: np.random.Generator, number: int, size: int | tuple[int, int]) -> np.ndarray:
    """Numbers from 0 to ``number``, each about as often as Zipf's law has it."""
    return np.minimum(np.exp(chance.random(size) * np.log(number + 1)) - 1, number - 1).astype(int)


def spoken(number: int) -> str:
    """A name for a number: its figures to the base of the syllables."""
    rest, last = divmod(number, len(SYLLABLES))
    return (spoken(rest) if rest else "") + SYLLABLES[last]


def people(number: int) -> list[Somebody]:
    """So many people, the most named first; they have been one to five things over the years."""
    return [_somebody(n) for n in range(number)]


def _somebody(n: int) -> Somebody:
    first = spoken(len(SYLLABLES) + n % FIRST_NAMES).title()
    surname = spoken(SURNAMES + n // SHARING).title()
    spelled = [f"{first} {surname}", f"{first} {surname}x"][: 2 if n % SPELLED == 0 else 1]
    full = tuple(Person(name, (), person_fingerprint(name)) for name in spelled)
    callings = tuple((n * 7 + period * 5) % len(CALLINGS) for period in range(1 + n % 5))
    return Somebody(full, surname, f"{first[0]}. {surname}", callings)


def places(number: int) -> dict[str, list[Place]]:
    """So many places as each language calls them, the largest first; fewer where the gazetteer knows no more."""
    lines = (files(languages) / "gazetteer.csv").read_text(encoding="utf-8").splitlines()
    called = {code: _called(code) for code in CUES}
    anyhow = {key: name for names in called.values() for key, name in names.items()}
    known = sorted(csv.DictReader(lines), key=lambda row: -int(row["population"] or 0))
    largest = [row for row in known if row["key"] in anyhow][:number]
    return {
        code: [_place(row, names.get(row["key"], anyhow[row["key"]])) for row in largest]
        for code, names in called.items()
    }


def _called(code: str) -> dict[str, str]:
    """What a language calls places, by key; of several names the first."""
    rows = list(languages.load(code).rows("places.csv"))
    return {row["key"]: row["name"] for row in reversed(rows)}


def _place(row: dict[str, str], name: str) -> Place:
    latitude, longitude = (float(row[key]) if row[key] else None for key in ("latitude", "longitude"))
    return Place(name, (), row["key"], row["kind"], row["country"] or None, latitude, longitude)
