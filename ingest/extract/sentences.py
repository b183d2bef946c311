"""Text cut into words and sentences, where a whole quotation counts as one word of the sentence that gives it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from ingest.extract.marks import Marked
from ingest.languages import Language

#: A word up to its apostrophe, which a space may follow where links were taken out of the text ("d' Albi").
_WORD = re.compile(r"\w+['’](?=\w)|\b(?:[cdjlmnst]|qu)['’](?= \w)|\w+|[^\w\s]|\n", re.IGNORECASE)
_ENDS = frozenset(".!?…\n")
#: No sentence is longer, in words: what goes beyond is no prose, and must not cost more than its share.
_LONGEST = 400


#: The people named in an article: where a mention starts → where it ends, and who it is.
Named = Mapping[int, tuple[int, str]]


class Token(NamedTuple):
    """A word (lower case, straight apostrophe, an elided word by itself), a sign, or a quotation (``quote`` ≥ 0).

    ``capital``: the word begins with one.
    """

    word: str
    start: int
    end: int
    quote: int = -1
    capital: bool = False


class Sentence(NamedTuple):
    """Tokens, and the names among them: first token → (last token, person) and last token → (first token, person)."""

    tokens: Sequence[Token]
    begins: dict[int, tuple[int, str]]
    ends: dict[int, tuple[int, str]]

    def word(self, at: int) -> str:
        """The word at a place; "" outside the sentence and for a quotation."""
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""


def split_words(text: str) -> tuple[str, ...]:
    """The words and signs of a text as tokens hold them."""
    return tuple(word.lower().replace("’", "'") for word in _WORD.findall(text))


def sentences(
    text: str, span: tuple[int, int], quoted: Sequence[tuple[int, Marked]], named: Named, language: Language
) -> Iterator[Sentence]:
    """The sentences of a block; ``quoted`` are its quotations with their numbers."""
    current: list[Token] = []
    for token in _tokens(text, span, quoted):
        if current and (len(current) >= _LONGEST or _ended(text, current, token, language)):
            yield _sentence(current, named)
            current = []
        current.append(token)
    if current:
        yield _sentence(current, named)


def stretch(text: str, span: tuple[int, int], named: Named) -> Sentence:
    """A stretch of text as one sentence, whatever ends within it; what is too long to be read is left out."""
    return _sentence(list(islice(_words(text, *span), _LONGEST)), named)


def _tokens(text: str, span: tuple[int, int], quoted: Sequence[tuple[int, Marked]]) -> Iterator[Token]:
    at = span[0]
    for number, marked in quoted:
        yield from _words(text, at, marked.opening)
        yield Token("", marked.start, marked.end, number)
        at = marked.closing
    yield from _words(text, at, span[1])


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _WORD.finditer(text, start, max(start, end)):
        word = match[0]
        begins, ends = match.span()
        yield Token(word.lower().replace("’", "'"), begins, ends, -1, word[0].isupper())


def _ended(text: str, current: Sequence[Token], token: Token, language: Language) -> bool:
    """Whether a sentence is over before this token."""
    last = current[-1]
    if last.word == "\n":
        return True
    begins = token.quote >= 0 or token.capital or token.word in {"—", "–", "\n", "«", '"', "“"}
    if last.quote >= 0:
        return begins and token.quote < 0 and text[last.end - 1] in ".!?…"
    if last.word not in _ENDS or not begins:
        return False
    return last.word != "." or not _abbreviates(current, language)


def _abbreviates(current: Sequence[Token], language: Language) -> bool:
    """Whether the point that comes last belongs to an abbreviation or an initial."""
    if len(current) < 2 or current[-2].end != current[-1].start:
        return False
    word = current[-2].word
    initial = len(word) == 1 and current[-2].capital
    return initial or word in _abbreviations(language)


def _sentence(tokens: list[Token], starts: Named) -> Sentence:
    """Tokens with the names among them; a name that ends within a token takes that token in."""
    begins: dict[int, tuple[int, str]] = {}
    ends: dict[int, tuple[int, str]] = {}
    for first, token in enumerate(tokens):
        if token.start not in starts or token.quote >= 0:
            continue
        end, person = starts[token.start]
        last = first
        while last + 1 < len(tokens) and tokens[last + 1].start < end:
            last += 1
        begins[first] = (last, person)
        ends[last] = (first, person)
    return Sentence(tokens, begins, ends)


@cache
def _abbreviations(language: Language) -> frozenset[str]:
    return frozenset(language.settings("quotation.yml")["abbreviations"])
