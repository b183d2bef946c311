"""Where a query's words stand in an article: the passage to show, and what to highlight in it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.analysis import fold, forms, words
from ingest.querying import Query

#: Signs of an excerpt, and how many of them at most stand before the first word that was looked for.
_LONG = 240
_BEFORE = 80

#: Latin, Greek and Cyrillic letters, with and without accents: from the first to the last of each block.
_ALPHABETS = [(0x30, 0x24F), (0x370, 0x52F), (0x1E00, 0x1FFF)]
_OTHER = rf"[^\Wʼ{''.join(f'{chr(first)}-{chr(last)}' for first, last in _ALPHABETS)}]"

_BLOCK = re.compile(r"\S(?:.|\n(?!\s*\n))*")

_SHOWN = {"standfirst", "paragraph", "subhead"}

#: Fields whose words stand in the text of an article.
_IN_TEXT = ("", "title", "said")

#: A stretch of text, and whether it was looked for.
Piece = tuple[str, bool]


@dataclass(frozen=True)
class Excerpt:
    """A passage of a text in pieces, and where the block begins from which it is."""

    block: int
    pieces: list[Piece]


class Highlighter:
    """Finds the words that a query wants, in texts of any language, in any form that search takes for the same."""

    def __init__(self, query: Query) -> None:
        terms = [term for clause in query if not clause.excluded for term in clause.terms if term.field in _IN_TEXT]
        self._wanted = {
            word.removeprefix("=")
            for term in terms
            if not term.phrase
            for part in term.parts
            for form in forms(list(part))
            for word in form
        }
        self._exact = {word for term in terms if term.phrase for part in term.parts for word in part}
        self._begun = tuple(term.parts[-1][-1] for term in terms if term.begun)
        self._initials = frozenset(word[:1] for word in (*self._wanted, *self._exact, *self._begun))

    def pieces(self, text: str) -> list[Piece]:
        """A text in pieces, those that were looked for apart."""
        pieces, at = [], 0
        for start, end, _ in self._hits(text):
            pieces += [(text[at:start], False), (text[start:end], True)]
            at = end
        return [piece for piece in [*pieces, (text[at:], False)] if piece[0]]

    def excerpt(self, text: str, layout: str) -> Excerpt | None:
        """The block that has most of the wanted words, cut around the first; the first block where none has any."""
        blocks = [(start, end) for kind, start, end in json.loads(layout) if kind in _SHOWN]
        return self._best(text, blocks) if blocks else None

    def passage(self, text: str) -> list[Piece]:
        """The same of a text of which no more is known: its blocks are what blank lines part."""
        return self._best(text, [met.span() for met in _BLOCK.finditer(text)] or [(0, 0)]).pieces

    def _best(self, text: str, blocks: list[tuple[int, int]]) -> Excerpt:
        found = [list(self._hits(text[start:end])) for start, end in blocks]
        best = max(range(len(blocks)), key=lambda i: (len({word for *_, word in found[i]}), -i))
        start, end = blocks[best]
        return Excerpt(start, self.pieces(_cut(text[start:end], found[best][0][0] if found[best] else 0)))

    def _hits(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and stem of each word that was looked for. Words with another initial need not be stemmed."""
        for met in _begun_with(self._initials).finditer(text) if self._initials else ():
            folded = _folded(met[0])
            if folded and self._is_wanted(folded):
                yield *met.span(), folded[0]

    def _is_wanted(self, folded: tuple[str, ...]) -> bool:
        whole = folded[0]
        return whole in self._exact or whole.startswith(self._begun) or not self._wanted.isdisjoint(folded)


def _cut(text: str, hit: int) -> str:
    """A passage around a place in a text, cut between words."""
    start = max(0, hit - _BEFORE)
    if start:
        start = text.index(" ", start) + 1 if " " in text[start:hit] else hit
    end = start + _LONG
    if end < len(text):
        end = text.rfind(" ", hit, end) if " " in text[hit:end] else end
    return "… " * (start > 0) + text[start:end] + " …" * (end < len(text))


@lru_cache(maxsize=1_024)
def _begun_with(initials: frozenset[str]) -> re.Pattern[str]:
    """Words that may begin so when they are folded, as no stemmer touches a first letter: those of other alphabets may.

    An apostrophe that counts as a letter parts words all the same.
    """
    letters = "".join(re.escape(letter) for letter, initial in _initials() if initial in initials)
    first = rf"(?:[{letters}]|{_OTHER})" if letters else _OTHER
    return re.compile(rf"(?<![^\Wʼ]){first}[^\Wʼ]*")


@cache
def _initials() -> list[tuple[str, str]]:
    """The letters of the alphabets that are read here most, and with what a word begins, folded, that begins so."""
    return [(letter, fold(letter)[:1]) for first, last in _ALPHABETS for letter in map(chr, range(first, last + 1))]


@lru_cache(maxsize=65_536)
def _folded(word: str) -> tuple[str, ...]:
    """A word as search may hold it: whole, and its stem in each language."""
    return tuple(dict.fromkeys(part.removeprefix("=") for form in forms(words(word)) for part in form))
