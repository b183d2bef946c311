"""What is kept out of an archive on request, and how it is recognised without being kept.

A decision leaves *traces*: digests of an article's address and words, of a person's name, of a passage's words; keyed
with a secret of the archive's own, so that two archives cannot be compared. Whoever holds the file can still ask
whether a name that he guesses is among them; he cannot read the names out of it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from ingest.analysis import fold
from ingest.records import Article, Source
from ingest.reprints import resemblance
from ingest.web.pages import page_of

#: A word with all that folding takes away: combining accents, soft hyphens.
_WORD = re.compile("(?:[^\\W_]|[\u0300-\u036f\u00ad])+")

#: What stands in the place of a path, a key or an address that tells what is withheld begins with this.
HIDDEN = "withheld:"

#: An article whose signature resembles a withheld one's so much is a copy of it.
_COPY = 0.5


class Trace(StrEnum):
    """What a digest is of."""

    RECORD = "record"
    ADDRESS = "address"
    WORDS = "words"
    SIGNATURE = "signature"
    NAME = "name"
    SURNAME = "surname"
    PASSAGE = "passage"


#: By which whole articles are withheld.
_OF_ARTICLES = frozenset({Trace.RECORD, Trace.ADDRESS, Trace.WORDS, Trace.SIGNATURE})


@dataclass(frozen=True, slots=True)
class KeptOut:
    """A record that is withheld as a whole."""

    source: Source
    key: str


class Word(NamedTuple):
    """A folded word and where it stands."""

    start: int
    end: int
    folded: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """All that an archive withholds: by kind of trace and its length in words, digest → number of the decision.

    A signature is no digest, but stands in its place.
    """

    key: bytes
    traces: Mapping[tuple[Trace, int], Mapping[bytes, int]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.traces)

    def lengths(self, trace: Trace) -> list[int]:
        """How many words traces of a kind have, the longest first."""
        return sorted((length for kind, length in self.traces if kind is trace), reverse=True)

    def decision(self, trace: Trace, words: Sequence[str], *, within: str = "") -> int | None:
        """The decision that withholds these words, as ``digest`` traces them."""
        known = self.traces.get((trace, len(words)))
        return known.get(digest(self.key, trace, words, within=within)) if known else None

    def decision_on_address(self, address: str | None) -> int | None:
        """The decision that withholds the article at an address as a whole."""
        page = page_of(address)
        return self.decision(Trace.ADDRESS, [page]) if page else None

    def hidden(self, text: str) -> str:
        """What is kept of a path, a key or an address that tells what is withheld: the same for the same."""
        return HIDDEN + digest(self.key, Trace.ADDRESS, [text]).hex()

    def decision_on(self, article: Article, signature: bytes, raw: bytes = b"") -> int | None:
        """The decision that withholds a whole article: by its record's digest, its address, its words, or its wording.

        ``raw`` is the digest of the record as it lies in its source; ``signature`` shows copies of another article.
        """
        if not any(kind in _OF_ARTICLES for kind, _ in self.traces):
            return None
        for trace, words in [(Trace.RECORD, [raw.hex()]), *article_traces(article)]:
            if decision := self.decision(trace, words):
                return decision
        withheld = self.traces.get((Trace.SIGNATURE, 0), {})
        return next((withheld[other] for other in withheld if is_the_same(signature, other)), None)


def is_the_same(signature: bytes, other: bytes) -> bool:
    """Whether two signatures are so alike that whoever withholds one article means the other too."""
    return bool(signature and other) and resemblance(signature, other) >= _COPY


def digest(key: bytes, trace: Trace, words: Iterable[str], *, within: str = "") -> bytes:
    """16 bytes of keyed BLAKE2b. ``within``: what a surname alone is bound to, for others bear it too."""
    return blake2b(
        "\0".join((trace, within, *words)).encode("utf-8", "surrogatepass"), key=key, digest_size=16
    ).digest()


def article_traces(article: Article) -> Iterator[tuple[Trace, list[str]]]:
    """By what an article is known wherever it lies: its address, and all the words of its title and body."""
    if page := page_of(article.url):
        yield Trace.ADDRESS, [page]
    if found := [word.folded for word in words(f"{article.title or ''}\n{article.body}")]:
        yield Trace.WORDS, [" ".join(found)]


def bounds(article: Article, key: bytes) -> list[str]:
    """To what a surname alone is bound: the article, wherever it lies."""
    return [digest(key, trace, known).hex() for trace, known in article_traces(article)]


@lru_cache(maxsize=32)  # what is looked for in an article is looked for in the same few texts
def words(text: str) -> tuple[Word, ...]:
    """The words of a text, folded, and where they stand in it."""
    found = ((met.start(), met.end(), fold(met[0])) for met in _WORD.finditer(text))
    return tuple(Word(*word) for word in found if word[2])
