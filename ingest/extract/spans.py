"""Runs of words that may be a name: where they begin, how far they go, what is already spoken for."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from ingest.extract.lexicon import Lexicon
from ingest.extract.tokens import Token

#: First and last+1 index of a run in a list of tokens.
Run = tuple[int, int]


class Claim(NamedTuple):
    """A run of words, and why it is taken for a name: a key of ``claims.KINDS``."""

    start: int
    end: int
    reason: str


def key_of_run(words: list[Token], run: Run) -> str:
    """The keys of the run's words, joined by spaces."""
    return " ".join(word.key for word in words[run[0] : run[1]])


def capital_runs(words: list[Token], lexicon: Lexicon, taken: Collection[int]) -> Iterator[Run]:
    """The longest runs of name words, particles inside, that touch no index in ``taken``: "Ursula von der Leyen"."""
    i = 0
    while i < len(words):
        if not words[i].capital or i in taken or not is_name_word(words, i, lexicon):
            i += 1
            continue
        end = i + 1
        while (longer := _extended(words, end, lexicon, taken)) > end:
            end = longer
        yield i, end
        i = end


def _extended(words: list[Token], end: int, lexicon: Lexicon, taken: Collection[int]) -> int:
    """The end of the run when its next name word is added, or ``end`` itself when none follows.

    After "Le" with a capital, or an apostrophe, even a common word belongs: "Bruno Le Maire", "Villers-l’Église".
    """
    at = end
    while at < len(words) and words[at].joined and at not in taken:
        bound = words[at - 1].capital and words[at].capital and (at > end or words[at].gap in ("'", "’"))
        if bound or is_name_word(words, at, lexicon):
            return at + 1
        if words[at].text not in lexicon.particles:
            break
        at += 1
    return end


def is_name_word(words: list[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether a word may be in a name: an initial with its point, or a capital and neither common nor a people's."""
    word = words[i]
    if not word.capital or word.key in lexicon.honorifics:
        return False
    if is_initial(words, i):
        return True
    return word.key not in lexicon.common and not {word.key, word.key.rstrip("s")} & lexicon.demonyms


def is_initial(words: list[Token], i: int) -> bool:
    """Whether a word is one capital with its point, and a capitalised word follows."""
    after = words[i + 1] if i + 1 < len(words) else None
    return words[i].initial and after is not None and after.joined and after.capital and after.gap[0] == "."


def find_phrases(words: list[Token], keys: Collection[str], lexicon: Lexicon) -> Iterator[Run]:
    """The longest runs of more than one word, or of one word with hyphens, whose key is in ``keys``."""
    i = 0
    while i < len(words):
        if words[i].key.partition(" ")[0] not in lexicon.openers:
            i += 1
            continue
        end = phrase_end(words, i, keys, lexicon)
        if end:
            yield i, end
        i = end or i + 1


def phrase_end(words: list[Token], i: int, keys: Collection[str], lexicon: Lexicon) -> int:
    """The end of the longest such run that begins here, 0 where none does."""
    longest = lexicon.openers.get(words[i].key.partition(" ")[0], 0)
    if not longest or (words[i].key in lexicon.common and not words[i].capital):
        return 0
    key, found, end = words[i].key, 0, i + 1
    while True:
        if " " in key and key in keys and _has_capital(words[i:end], lexicon):
            found = end
        if end == len(words) or not words[end].joined or key.count(" ") + 1 >= longest:
            return found
        key += " " + words[end].key
        end += 1


def _has_capital(words: list[Token], lexicon: Lexicon) -> bool:
    """Whether a capital marks a name, other than its article's: "Le port" begins a sentence, "Le Port" is a town."""
    return any(word.capital and word.key not in lexicon.articles for word in words)
