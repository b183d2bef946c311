"""Text as search sees it: the one analysis that the index and every query share.

A word is folded (no case, no accents, œ = oe), cut free of elisions ("l'école", "Trump's") and stemmed with Snowball
in its article's language. Names are indexed whole instead, marked by ``=``, so that "Martine" does not find Martin.
A query does not know which language or table it will meet: each of its words asks for all of its forms.
"""

import re
import unicodedata
from functools import cache, lru_cache

import Stemmer

from ingest import languages

#: Letters that no decomposition takes apart.
_LIGATURES = {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "’": "'", "ʼ": "'", "\xad": ""}
#: What the table below does not fold: combining marks, and letters beyond Latin.
_REST = re.compile("[\u0300-\u1dff\u1f00-\u1fff\u20d0-\u20ff\u2100-\U0010ffff]")
_WORD = re.compile(r"\w+(?:'\w+)*")


def fold(text: str) -> str:
    """Text without case, accents and ligatures: "Œuvre d’ÉTÉ" is "oeuvre d'ete"."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    folded = folded.translate(_latin())
    return _stripped(folded).casefold().translate(_latin()) if _REST.search(folded) else folded


def words(text: str) -> list[str]:
    """The folded words of a text, elided articles and possessive endings cut off."""
    folded = fold(text)
    if "'" not in folded:
        return _WORD.findall(folded)
    return [part for word in _WORD.findall(folded) for part in (_cut(word) if "'" in word else (word,))]


def stems(text: str, language: str | None) -> str:
    """A text as the index holds it: its words' stems, joined by spaces. French where no pack knows the language."""
    return " ".join(_stemmer(language if language in languages.codes() else "fr").stemWords(words(text)))


def names(text: str) -> str:
    """A name as the index holds it: its words unstemmed, each marked by ``=``."""
    return " ".join("=" + word for word in words(text))


def forms(found: list[str]) -> list[list[str]]:
    """What folded words may stand as in an index: a name's words, and the stems of each language, without repeats."""
    made = [[f"={word}" for word in found]]
    for code in languages.codes():
        stemmed = _stemmer(code).stemWords(found)
        if stemmed not in made:
            made.append(stemmed)
    return made


@lru_cache(maxsize=65_536)
def _cut(word: str) -> tuple[str, ...]:
    """The parts of a word with apostrophes that carry its meaning, in order; all of them where none would be left."""
    elisions, endings, whole = _apostrophes()
    parts = word.split("'")
    if word in whole:
        return tuple(parts)
    kept = tuple(
        part
        for i, part in enumerate(parts)
        if not (i < len(parts) - 1 and part in elisions) and not (i == len(parts) - 1 and part in endings)
    )
    return kept or tuple(parts)


@cache
def _apostrophes() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Elisions, endings and whole words of all languages together: a query does not know its language."""
    packs = [languages.load(code).settings("language.yml") for code in languages.codes()]
    elisions, endings, whole = ({fold(word) for pack in packs for word in pack[key]} for key in _KEYS)
    return frozenset(elisions), frozenset(endings), frozenset(whole)


_KEYS = ("elisions", "endings", "whole")


@cache
def _latin() -> dict[int, str]:
    """Every accented Latin letter without its accent: one pass in C where stripping marks one by one takes ten."""
    letters = map(chr, [*range(0xA0, 0x300), *range(0x1E00, 0x1F00)])
    return {
        ord(letter): "".join(_LIGATURES.get(part, part) for part in _stripped(letter))
        for letter in [*letters, *_LIGATURES]
    }


def _stripped(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@cache
def _stemmer(code: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(languages.load(code).settings("language.yml")["snowball"])
