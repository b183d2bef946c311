"""Words with their places in the text, and what their printing says of them.

Read here: ``prefixes`` and ``endings`` of ``names.yml``.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ingest import languages
from ingest.analysis import fold
from ingest.records import Block

#: Apostrophes part words ("l'Euphrate" is two); hyphens do not ("Jean-Paul" is one), except after a beginning in small
#: letters or a prefix ("el-Assad", "Anti-Macron", "ex-Yougoslavie" are two), and before an ending ("London-based").
_WORD = re.compile(r"[^\W_]+(?:[-‑][^\W_]+)*")
#: What may stand between two words of one name: one space or line break, an apostrophe or a hyphen.
_JOINS = frozenset({" ", "\xa0", "\u202f", "\n", "'", "’", "-"})
#: What stands after an initial: "J. Dupont", "J.-P. Dupont", "J.P.".
_AFTER_INITIAL = re.compile(r"\.[ \xa0\u202f-]?")
#: The gap before the first word of a block.
BREAK = "\n\n"
#: So many different words are kept: a few days of news.
_KEPT = 65_536
_SENTENCE_END = re.compile(r"[.!?…:;•|«“\"\n–—]")


class Token(NamedTuple):
    """A word. ``gap`` is what stands between the word before it and this one; ``key`` is folded, hyphens as spaces."""

    start: int
    end: int
    text: str
    key: str
    gap: str
    capital: bool
    opens: bool
    joined: bool

    @property
    def initial(self) -> bool:
        """One capital letter."""
        return len(self.text) == 1 and self.capital

    @property
    def acronym(self) -> bool:
        """Two to five letters, all capitals."""
        return 2 <= len(self.text) <= 5 and self.text.isupper()


def tokens(text: str, blocks: Iterable[Block]) -> list[Token]:
    """The words of the blocks, in order. The first of a block, and one after the end of a sentence, ``opens``."""
    found: list[Token] = []
    for block in blocks:
        before: Token | None = None
        for start, end in _word_spans(text, block):
            before = _token(text, start, end, before)
            found.append(before)
    return found


def _word_spans(text: str, block: Block) -> Iterator[tuple[int, int]]:
    for match in _WORD.finditer(text, block.start, block.end):
        start, end = match.span()
        if "-" in match[0]:
            for hyphen in (text.find("-", start, end), text.rfind("-", start, end)):
                if hyphen > start and _parts(text[start:hyphen], text[hyphen + 1 : end]):
                    yield start, hyphen
                    start = hyphen + 1
        yield start, end


def _parts(before: str, after: str) -> bool:
    """Whether a hyphen between these ties to a name what is not part of it."""
    prefixes, endings = _tied()
    begins = after[0].isupper() and (before[0].islower() or before.lower() in prefixes)
    return begins or (before[0].isupper() and after in endings)


@cache
def _tied() -> tuple[frozenset[str], frozenset[str]]:
    """Prefixes and endings of all languages together: words are parted before anybody asks for the language."""
    packs = [languages.load(code).settings("names.yml") for code in languages.codes()]
    prefixes, endings = ({word for pack in packs for word in pack[key]} for key in ("prefixes", "endings"))
    return frozenset(prefixes), frozenset(endings)


def _token(text: str, start: int, end: int, before: Token | None) -> Token:
    word = text[start:end]
    gap = BREAK if before is None else text[before.end : start]
    initial = before is not None and before.initial
    joined = gap in _JOINS or (initial and _AFTER_INITIAL.fullmatch(gap) is not None)
    opens = not joined and _SENTENCE_END.search(gap) is not None
    return Token(start, end, word, _key(word), gap, word[0].isupper(), opens, joined)


@lru_cache(_KEPT)
def _key(word: str) -> str:
    return fold(word).replace("-", " ").replace("‑", " ")
