"""Marks that hold no quotation (titles, names, charges, words at arm's length), and which kind a quotation is.

What surely is a label is set aside at once; the rest is weighed when it is known who may say it (``quotations.csv``).
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.analysis import fold
from ingest.extract.attribution import Attribution
from ingest.extract.marks import Marked
from ingest.extract.quotation import load
from ingest.extract.sentences import Sentence, split_words
from ingest.extract.weights import Weights
from ingest.languages import Language
from ingest.records import QuoteKind

#: Names and titles are short; from this many words on, marks hold a quotation whatever stands before them.
_TITLE = 8
#: Up to how many words a quotation is so called; beyond, they are many.
_SIZES = (("one word", 1), ("few words", 4), ("some words", _TITLE))
#: From here on a speaker is likely.
_LIKELY = 0.8
#: The signal of marks that hold no quotation: what all others have to outweigh.
LABEL = "label"
#: What is told over again, or joined to a label, is one only under this length, in characters.
_SHORT = 60
#: How much text before the marks is looked at, in characters.
_BEFORE = 60
#: What ends an utterance within its marks.
_ENDS = ".!?…"


class Labels:
    """Tells quotations from other marked words of an article; ``found`` holds the numbers of the others."""

    def __init__(self, text: str, marked: Sequence[Marked], language: Language, weights: Weights) -> None:
        self._text, self._marked, self._words, self._weights = text, marked, load(language), weights
        self._times = Counter(self._folded(words) for words in marked if words.end - words.start < _SHORT)
        self.found = self._find(marked)

    def _find(self, marked: Sequence[Marked]) -> frozenset[int]:
        """The numbers of the labels; what is joined to a label is one too (« a », « b » et « c »)."""
        found: set[int] = set()
        for number, words in enumerate(marked):
            between = (
                split_words(self._text[marked[number - 1].closing : words.opening]) if number - 1 in found else ("",)
            )
            joined = len(between) == 1 and (between[0] == "," or between[0] in self._words.joins)
            if self._is_label(words) or (joined and words.end - words.start < _SHORT):
                found.add(number)
        return frozenset(found)

    def _is_label(self, marked: Marked) -> bool:
        """Whether marked words are a name, a title or a charge, before anybody is sought who says them."""
        inside = split_words(self._text[marked.start : marked.end])
        if len(inside) > _TITLE or self._is_clause(inside):
            return self._is_charge(marked) and not self._is_clause(inside)
        before = split_words(self._text[max(0, marked.opening - _BEFORE) : marked.opening])
        return (
            # les « gilets jaunes », again and again: a name that the article has got used to.
            self._is_habit(marked, before)
            # Le film « … », baptisé « … »: the word before says that a name follows.
            or self._announced(before)
            # mis en examen pour « … »: the law's words.
            or self._is_charge(marked)
            # « Les Républicains », « Camp Fire »: capitals in the middle of a phrase.
            or self._is_titled(marked)
            # ( « … » ): a gloss or a translation.
            or (bool(before) and before[-1] == "(" and self._text[marked.closing :].lstrip()[:1] == ")")
        )

    def is_quotation(self, sentence: Sentence, at: int, attribution: Attribution) -> bool:
        """Whether marked words that are no label are a quotation, now that is known who may say them."""
        return self._weights.shares([self.signals(sentence, at, attribution), (LABEL,)])[0] >= 1 / 2

    def signals(self, sentence: Sentence, at: int, attribution: Attribution) -> tuple[str, ...]:
        """What speaks for a quotation or against it: its own words, those around it, and who may say it."""
        marked = self._marked[sentence.tokens[at].quote]
        inside = split_words(self._text[marked.start : marked.end])
        return (*self._own(marked, inside), *self._around(sentence, at), *_of_speaker(attribution))

    def _own(self, marked: Marked, inside: tuple[str, ...]) -> Iterator[str]:
        words = sum(word[0].isalnum() for word in inside)
        yield next((size for size, most in _SIZES if words <= most), "many words")
        if self._is_clause(inside):
            yield "clause"
        if inside[-1] in _ENDS:
            yield "ends like a sentence"
        if self._times[self._folded(marked)] > 1:
            yield "again and again"

    def _around(self, sentence: Sentence, at: int) -> Iterator[str]:
        before, after = sentence.word(at - 1), sentence.word(at + 1)
        if at == 0 or before in {":", "—", "–"}:
            yield "opens" if at == 0 else "behind a colon"
        elif before in self._words.determiners:
            yield "behind a plural article" if self._words.determiners[before].endswith("p") else "behind an article"
        elif before in self._words.that:
            yield "behind that"
        elif before in self._words.of or before in self._words.prepositions:
            yield "behind a preposition"
        elif before[:1].isalnum():
            yield "behind a word"
        if before[:1].isalnum() and before not in self._words.that and self._text[sentence.tokens[at].start].isupper():
            yield "capital in the middle"
        if after[:1].isalnum() and after not in self._words.prepositions | self._words.of | self._words.joins:
            yield "before a word"

    def kind(self, sentence: Sentence, at: int) -> QuoteKind:
        """Direct where the words are whole (after a colon or "que", or as a sentence of their own), else mixed."""
        token = sentence.tokens[at]
        inside = split_words(self._text[token.start : token.end])
        before = sentence.word(at - 1)
        opens = at == 0 or before in {"—", "–", "-", ":"} or sentence.tokens[at - 1].quote >= 0
        whole = self._text[token.start].isupper() or self._is_clause(inside)
        if before == ":" or (opens and whole) or (opens and self._follows_alone(sentence, at)):
            return QuoteKind.DIRECT
        if before in self._words.that and self._is_clause(inside):
            return QuoteKind.DIRECT
        capital = self._text[token.start].isupper() and inside[-1] in _ENDS
        return QuoteKind.DIRECT if capital else QuoteKind.MIXED

    def _follows_alone(self, sentence: Sentence, at: int) -> bool:
        """Whether the words stand by themselves before a comma or a verb: « Dès lundi », précise-t-elle."""
        return sentence.word(at + 1) in {",", "."} or at + 1 == len(sentence.tokens)

    def _is_habit(self, marked: Marked, before: tuple[str, ...]) -> bool:
        times = self._times[self._folded(marked)]
        plural = bool(before) and self._words.determiners.get(before[-1], "--").endswith("p")
        return times > 2 or (times > 1 and (plural or self._text[marked.start].isupper()))

    def _announced(self, before: tuple[str, ...]) -> bool:
        if not before:
            return False
        skipped = self._words.determiners.keys() | self._words.joins
        near = [word for word in before[-3:] if word not in skipped]
        return bool(near) and near[-1] in self._words.names_follow

    def _is_charge(self, marked: Marked) -> bool:
        before = split_words(self._text[max(0, marked.opening - 2 * _BEFORE) : marked.opening])
        return any(before[-len(phrase) :] == phrase for phrase in self._words.charges_follow)

    def _is_titled(self, marked: Marked) -> bool:
        """Capitals beyond the first word, and nothing that ends like an utterance."""
        words = [word for word in self._text[marked.start : marked.end].split() if word[0].isalpha() and len(word) > 3]
        return len(words) > 1 and all(word[0].isupper() for word in words)

    def _is_clause(self, inside: tuple[str, ...]) -> bool:
        return not self._words.clause_words.isdisjoint(inside) and len(inside) > 2

    def _folded(self, marked: Marked) -> str:
        return fold(self._text[marked.start : marked.end])


def _of_speaker(attribution: Attribution) -> Iterator[str]:
    """What ties the words to somebody, and how likely that is their speaker."""
    if not attribution.signals:
        yield "nobody near"
        return
    tie, *signals = attribution.signals
    yield f"said: {tie}"
    yield from (f"said: {signal}" for signal in signals if signal.endswith(("at the words", "weak verb")))
    if attribution.confidence > _LIKELY:
        yield "speaker likely"
    elif attribution.speaker is None:
        yield "speaker unknown"
