"""Copies of annotated articles in which other people, companies and towns bear made-up names.

A tagger that has read of the same few hundred people for years knows them by heart; one that meets each story again
under names that nobody bears learns what stands around a name. First names and countries stay: they are what it is to
know.
"""

import random
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest import languages
from ingest.extract.lexicon import Lexicon, lexicon
from ingest.extract.tokens import Token, tokens
from ingest.records import Block
from training.corpora import Annotated, Span

#: How many letters decide the next one.
_ORDER = 3

_LENGTHS = range(3, 13)

#: How many words before a town may tell that it is one: "à", "la ville de".
_BEFORE_TOWN = 2


#: How many first names in a hundred become an initial.
_INITIALS = 0.1


class Spelling:
    """Makes up words that look like those it has read: a Markov chain over letters."""

    def __init__(self, words: Iterable[str]) -> None:
        self._next: dict[str, list[str]] = defaultdict(list)
        for word in words:
            padded = "^" * _ORDER + word.lower() + "$"
            for i in range(_ORDER, len(padded)):
                self._next[padded[i - _ORDER : i]].append(padded[i])

    def word(self, chance: random.Random) -> str:
        """A word of three to twelve letters with a capital, where the words read allow for one."""
        while True:
            made = "^" * _ORDER
            while made[-1] != "$":
                made += chance.choice(self._next[made[-_ORDER:]])
            word = made.strip("^$")
            if len(word) in _LENGTHS:
                return word.capitalize()


def exchanged(articles: Sequence[Annotated], chance: random.Random) -> list[Annotated]:
    """A copy of each article with its names exchanged; articles of one language lend each other the look of names."""
    by_language: dict[str, list[Annotated]] = defaultdict(list)
    for annotated in articles:
        by_language[str(annotated.article.language)].append(annotated)
    copies = []
    for code, group in by_language.items():
        known = lexicon(languages.load(code))
        spellings = {kind: Spelling(_last_words(group, kind)) for kind in ("PER", "LOC", "ORG")}
        copies += [_exchanged(annotated, spellings, known, chance) for annotated in group]
    return copies


def _last_words(articles: Iterable[Annotated], kind: str) -> list[str]:
    spans = ((annotated.article.text, span) for annotated in articles for span in annotated.spans)
    names = (text[start:end] for text, (start, end, label) in spans if label == kind)
    words = (name.split()[-1] for name in names)
    return [word for word in words if word.isalpha() and word.istitle() and len(word) in _LENGTHS]


def _exchanged(
    annotated: Annotated, spellings: dict[str, Spelling], known: Lexicon, chance: random.Random
) -> Annotated:
    """The article with the same new word for the same old one, capitals as they were."""
    article = annotated.article
    words = tokens(article.text, article.blocks)
    new: dict[tuple[str, str], str] = {}
    changes = []
    for i, (start, end, kind) in _words_of_spans(words, annotated.spans):
        word = words[i]
        if _exchangeable(words, i, (start, end, kind), known):
            if (kind, word.key) not in new:
                new[kind, word.key] = spellings[kind].word(chance)
            name = new[kind, word.key]
            changes.append((word.start, word.end, name.upper() if word.text.isupper() else name))
        elif kind == "PER" and _shortened(word, (start, end), known) and chance.random() < _INITIALS:
            changes.append((word.start, word.end, word.text[0] + "."))
    return _changed(annotated, changes)


def _words_of_spans(words: Sequence[Token], spans: Sequence[Span]) -> Iterable[tuple[int, Span]]:
    starts = [span[0] for span in spans]
    for i, word in enumerate(words):
        at = bisect_right(starts, word.start) - 1
        if at >= 0 and word.end <= spans[at][1]:
            yield i, spans[at]


def _exchangeable(words: Sequence[Token], i: int, span: Span, known: Lexicon) -> bool:
    """Whether a word is a surname, an organisation of one word, or a town by what stands beside it."""
    word, (start, end, kind) = words[i], span
    alone = (word.start, word.end) == (start, end)
    if not word.capital or word.initial or word.text in known.particles:
        return False
    if kind == "PER":
        return alone or word.start > start
    if kind == "ORG":
        return alone and not word.acronym
    return kind == "LOC" and alone and _told(words, i, known)


def _shortened(word: Token, span: tuple[int, int], known: Lexicon) -> bool:
    """Whether a word is a first name with a surname behind it, so that its initial may stand for it."""
    return word.start == span[0] and word.end < span[1] and word.text.isalpha() and known.first_name(word.key)


def _told(words: Sequence[Token], i: int, known: Lexicon) -> bool:
    before = [word.key for word in words[max(0, i - _BEFORE_TOWN) : i]]
    if not words[i].joined or not before:
        return False
    headed = len(before) == _BEFORE_TOWN and before[0] in known.place_heads and before[1] in known.place_links
    followed = i + 1 < len(words) and words[i + 1].joined and words[i + 1].key in known.after
    return before[-1] in known.settling or headed or followed


def _changed(annotated: Annotated, changes: Sequence[tuple[int, int, str]]) -> Annotated:
    """The article with stretches of its text replaced, blocks and spans moved along."""
    text, at, ends, shifts = "", 0, [-1], [0]
    for start, end, name in changes:
        text += annotated.article.text[at:start] + name
        ends.append(end)
        shifts.append(len(text) - end)
        at = end
    text += annotated.article.text[at:]

    def moved(offset: int) -> int:
        return offset + shifts[bisect_right(ends, offset) - 1]

    blocks = tuple(Block(block.kind, moved(block.start), moved(block.end)) for block in annotated.article.blocks)
    spans = tuple((moved(start), moved(end), kind) for start, end, kind in annotated.spans)
    return replace(annotated, article=replace(annotated.article, text=text, blocks=blocks), spans=spans)
