"""What a language pack knows of names, ready to be looked up.

Read here: ``first_names.txt``, ``places.csv``, ``ambiguous_places.txt``, ``place_cues.csv``, ``honorifics.csv``,
``roles.csv``, ``organisations.csv``, ``particles.txt``, ``common.txt``, ``demonyms.txt``,
``families.txt``, ``names.yml``; and ``neither.txt``, for all languages. All keys are folded, hyphens and apostrophes
as spaces, so that "Côtes d’Armor" meets "COTES-D'ARMOR".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ingest import languages
from ingest.analysis import fold
from ingest.languages import Language

_PARTS = str.maketrans({"-": " ", "'": " ", ".": " "})


@dataclass(frozen=True)
class Lexicon:
    """Sets of keys; ``particles`` as they are written.

    ``openers`` are the first words of keys of more than one word, with the length in words of the longest such key;
    ``bare_places`` are the keys that begin with an article, without it.
    """

    first_names: frozenset[str]
    places: frozenset[str]
    ambiguous: frozenset[str]
    organisations: frozenset[str]
    openers: dict[str, int]
    honorifics: frozenset[str]
    roles: frozenset[str]
    particles: frozenset[str]
    common: frozenset[str]
    demonyms: frozenset[str]
    families: frozenset[str]
    organisation_heads: frozenset[str]
    organisation_cues: frozenset[str]
    links: frozenset[str]
    locatives: frozenset[str]
    settling: frozenset[str]
    place_heads: frozenset[str]
    site_heads: frozenset[str]
    site_tails: frozenset[str]
    landmarks: frozenset[str]
    after: frozenset[str]
    streets: frozenset[str]
    street_links: frozenset[str]
    unknown_pairs: bool
    place_links: frozenset[str]
    articles: frozenset[str]
    contractions: frozenset[str]
    conjunctions: frozenset[str]
    bare_places: frozenset[str]

    def surely_place(self, key: str) -> bool:
        """Whether a name is a place before it is anything else: "washington", but not "florence"."""
        return key in self.places and key not in self.ambiguous

    def first_name(self, key: str) -> bool:
        """Whether a word is a first name and no common word; of "jean eric" the first part decides."""
        first = key.partition(" ")[0]
        return first not in self.common and (key in self.first_names or first in self.first_names)


@cache
def lexicon(language: Language) -> Lexicon:
    """The lexicon of a language pack, read once."""
    places = frozenset(key_of(row["name"]) for row in language.rows("places.csv"))
    organisations = _by_kind(language, "organisations.csv")
    cues = _by_kind(language, "place_cues.csv")
    landmarks = cues.get("landmark", frozenset())
    settings = language.settings("names.yml")
    bare_places = _bare(places, cues["article"])
    whole = organisations["whole"] | _keys(languages.words("neither.txt"))
    return Lexicon(
        first_names=language.words("first_names.txt"),
        places=places,
        ambiguous=_keys(language.words("ambiguous_places.txt")),
        organisations=whole,
        openers=_openers(places | bare_places | whole),
        honorifics=_keys(row["form"] for row in language.rows("honorifics.csv")),
        roles=_keys(row["form"] for row in language.rows("roles.csv")),
        particles=language.words("particles.txt"),
        common=_keys(language.words("common.txt")),
        demonyms=_keys(language.words("demonyms.txt")),
        families=_keys(language.words("families.txt")),
        organisation_heads=organisations["head"],
        organisation_cues=organisations["cue"],
        links=organisations["link"],
        locatives=cues["preposition"] | cues["settling"],
        settling=cues["settling"],
        place_heads=cues["head"],
        site_heads=cues["site"],
        site_tails=cues.get("tail", frozenset()) | landmarks,
        landmarks=landmarks,
        after=cues.get("after", frozenset()),
        streets=cues.get("street", frozenset()),
        street_links=cues["link"] | cues["article"],
        unknown_pairs=bool(settings["unknown_pairs"]),
        place_links=cues["link"],
        articles=cues["article"],
        contractions=cues.get("contraction", frozenset()),
        conjunctions=_keys(settings["conjunctions"]),
        bare_places=bare_places,
    )


def key_of(name: str) -> str:
    """A name as it is looked up: folded, hyphens, apostrophes and points as single spaces."""
    return " ".join(fold(name).translate(_PARTS).split())


def _keys(names: Iterable[str]) -> frozenset[str]:
    return frozenset(map(key_of, names))


def _by_kind(language: Language, name: str) -> dict[str, frozenset[str]]:
    rows = list(language.rows(name))
    return {kind: _keys(row["form"] for row in rows if row["kind"] == kind) for kind in {row["kind"] for row in rows}}


def _openers(keys: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for key in keys:
        first, space, _ = key.partition(" ")
        if space:
            longest[first] = max(longest.get(first, 0), key.count(" ") + 1)
    return longest


def _bare(keys: Iterable[str], articles: frozenset[str]) -> frozenset[str]:
    parted = (key.partition(" ") for key in keys)
    return frozenset(rest for first, _, rest in parted if rest and first in articles)
