"""What a word says by itself, read once for each form: spelling, and its classes in the lexicon.

Classes are the same to the tagger whatever the language, so that it learns from French what a title does in English;
only the words themselves are told apart.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from ingest.analysis import fold
from ingest.extract.lexicon import Lexicon, lexicon
from ingest.languages import Language

#: So many different words are kept: a few days of news.
_KEPT = 65_536

#: How much of a word's end is looked at, in letters. Beginnings, and more of the end, were learnt by heart.
_ENDING = 3

#: A word of more letters is just long.
_LONG = 8

_REPEATED = re.compile(r"(.)\1{2,}")

_CLASSES: dict[str, Callable[[str, str, Lexicon], bool]] = {
    "first-name": lambda key, _, known: known.first_name(key),
    "place": lambda key, _, known: key in known.places,
    "ambiguous": lambda key, _, known: key in known.ambiguous,
    "bare-place": lambda key, _, known: key in known.bare_places,
    "common": lambda key, _, known: key in known.common,
    "demonym": lambda key, _, known: key in known.demonyms or key.rstrip("s") in known.demonyms,
    "honorific": lambda key, _, known: key in known.honorifics,
    "role": lambda key, _, known: key in known.roles,
    "particle": lambda _, text, known: text in known.particles,
    "organisation": lambda key, _, known: key in known.organisations,
    "organisation-head": lambda key, _, known: key in known.organisation_heads,
    "organisation-cue": lambda key, _, known: key in known.organisation_cues,
    "locative": lambda key, _, known: key in known.locatives,
    "settling": lambda key, _, known: key in known.settling,
    "place-head": lambda key, _, known: key in known.place_heads,
    "site": lambda key, _, known: key in known.site_heads or key in known.site_tails,
    "street": lambda key, _, known: key in known.streets,
    "family": lambda key, _, known: key in known.families,
    "link": lambda key, _, known: key in known.place_links or key in known.articles or key in known.contractions,
}


@dataclass(frozen=True, slots=True)
class Form:
    """The features that a word gives to itself and to the words within two of it, each marked by its distance."""

    word: str
    here: list[str]
    before: list[str]
    before_last: list[str]
    after: list[str]
    after_next: list[str]


@lru_cache(_KEPT)
def form_of(text: str, language: Language) -> Form:
    """The form of a word as it is written. In small letters it needs few features of its own: it is rarely a name."""
    key = fold(text).replace("-", " ").replace("‑", " ")
    classes = _classes(text, key, lexicon(language))
    classed = [f"c={'+'.join(classes)}", *(f"c:{name}" for name in classes)]
    word, shape = f"w={language.code}.{key}", shape_of(text)
    near = [word, f"s={shape[:2]}", *classed]
    far = [word, f"s={shape[:2]}", *classed[1:]]
    if text[0].isupper():
        here = [word, f"s={shape}", *classed, f"e={key[-_ENDING:]}", f"l={min(len(text), _LONG)}"]
    else:
        here = ["small", word, *(f"small:{name}" for name in classes)]
        near.append(f"e={language.code}.{key[-_ENDING:]}")
    return Form(word, here, _at("-1", near), _at("-2", far), _at("+1", near), _at("+2", far))


def _classes(text: str, key: str, known: Lexicon) -> list[str]:
    """The classes of a word; one letter with a capital is an initial, whatever else it would be in small."""
    if len(text) == 1 and text.isupper():
        return ["initial"]
    return [name for name, belongs in _CLASSES.items() if belongs(key, text, known)]


def shape_of(text: str) -> str:
    """How a word is printed: "Jean-Paul" is "Xxx-Xxx", "F16" is "X99"; of equal signs two stand for all."""
    signs = ("X" if c.isupper() else "x" if c.islower() else "9" if c.isdigit() else c for c in text)
    return _REPEATED.sub(r"\1\1", "".join(signs))


def _at(distance: str, features: list[str]) -> list[str]:
    return [distance + feature for feature in features]
