"""Marks that hold no quotation (titles, names, charges, words at arm's length), and which kind a quotation is.

A handful of features that a reader would name too; what they leave in doubt is a quotation when a speaker is known.
"""

from collections import Counter
from collections.abc import Sequence

from ingest.analysis import fold
from ingest.extract.attribution import Attribution
from ingest.extract.marks import Marked
from ingest.extract.quotation import load
from ingest.extract.sentences import Sentence, split_words
from ingest.languages import Language
from ingest.records import QuoteKind

#: Names and titles are short; from this many words on, marks hold a quotation whatever stands before them.
_TITLE = 8
#: A fragment under this length needs somebody to say it; a longer one is somebody's words even if nobody knows whose.
_FRAGMENT = 5
#: What is told over again, or joined to a label, is one only under this length, in characters.
_SHORT = 60
#: How much text before the marks is looked at, in characters.
_BEFORE = 60
#: What ends an utterance within its marks.
_ENDS = ".!?…"


class Labels:
    """Tells quotations from other marked words of an article; ``found`` holds the numbers of the others."""

    def __init__(self, text: str, marked: Sequence[Marked], language: Language) -> None:
        self._text, self._words = text, load(language)
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

    def is_quotation(self, marked: Marked, attribution: Attribution) -> bool:
        """Whether marked words that are no label are a quotation, now that is known who may say them."""
        inside = split_words(self._text[marked.start : marked.end])
        return (
            # A verb that gives words has them beside it.
            attribution.cue is not None
            # A fragment of some length is somebody's words.
            or len(inside) >= _FRAGMENT
            # Whole utterances end like one.
            or inside[-1] in _ENDS
            # « je », « nous », « c'est »: somebody speaks.
            or self._is_clause(inside)
            # Short words in a sentence whose speaker is known.
            or attribution.speaker is not None
        )

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
