"""Which office an article gives to whom: "le président russe Vladimir Poutine", "Sophie Binet, secrétaire générale".

A later "le président russe" is then that person, when nobody else was given the same words.
"""

from collections import defaultdict
from collections.abc import Iterable

from ingest.analysis import fold
from ingest.extract.phrases import Phrase, form_of
from ingest.extract.quotation import Quotation
from ingest.extract.sentences import Sentence

#: How many words beside a name may describe it.
_BESIDE = 12


class Offices:
    """The words that describe each person in an article's sentences, and the gender that they tell (``forms``)."""

    def __init__(self, words: Quotation, sentences: Iterable[Sentence]) -> None:
        self._words = words
        self._given: dict[str, list[frozenset[str]]] = defaultdict(list)
        self.forms: dict[str, str] = {}
        for sentence in sentences:
            self._learn(sentence)

    def _learn(self, sentence: Sentence) -> None:
        for first, (last, person) in sentence.begins.items():
            before = self._description(self._left(sentence, first))
            after = self._description(self._right(sentence, last))
            self._given[person] += [given for given in (before, after) if given]
            self._learn_form(sentence, first, person)

    def holders(self, sentence: Sentence, phrase: Phrase) -> frozenset[str]:
        """The people to whom a definite phrase's words were given, where they name an office."""
        if sentence.word(phrase.first) in self._words.indefinite:
            return frozenset()
        asked = self._description(token.word for token in sentence.tokens[phrase.first : phrase.last + 1])
        for name in (asked, *self._renamed(asked)):
            holders = frozenset(
                person for person, given in self._given.items() if any(name <= words for words in given)
            )
            if holders and self._words.offices & name:
                return holders
        return frozenset()

    def is_office(self, sentence: Sentence, phrase: Phrase) -> bool:
        """Whether a definite phrase is a noun for people without a complement ("le co-porte-parole")."""
        first = sentence.word(phrase.first)
        if first not in self._words.determiners or first in self._words.indefinite or phrase.form.endswith("p"):
            return False
        named = [sentence.word(at) for at in range(phrase.first + 1, phrase.last + 1)]
        return not self._words.of.intersection(named) and bool(self._words.offices.intersection(map(fold, named)))

    def has_office(self, person: str) -> bool:
        """Whether the article says of a person what they are."""
        return any(self._words.offices & given for given in self._given[person])

    def _renamed(self, asked: frozenset[str]) -> Iterable[frozenset[str]]:
        """An office under its other names: "chef de l'État russe" is also "président russe"."""
        for alike in self._words.same_role:
            for name in alike:
                if name <= asked:
                    yield from (other | (asked - name) for other in alike if other != name)

    def _left(self, sentence: Sentence, first: int) -> Iterable[str]:
        for at in range(first - 1, max(-1, first - 1 - _BESIDE), -1):
            word = sentence.word(at)
            if not word or (word == "," and at != first - 1) or word in {":", ";", "(", ")", "\n"} | self._words.breaks:
                return
            if word in self._words.prepositions:
                return
            yield word

    def _right(self, sentence: Sentence, last: int) -> Iterable[str]:
        if sentence.word(last + 1) != ",":
            return
        for at in range(last + 2, min(len(sentence.tokens), last + 2 + _BESIDE)):
            word = sentence.word(at)
            if not word or word in {",", ".", ":", ";", "(", "\n"} | self._words.breaks or at in sentence.begins:
                return
            yield word

    def _description(self, described: Iterable[str]) -> frozenset[str]:
        skipped = self._words.determiners.keys() | self._words.of | self._words.titles.keys()
        return frozenset(fold(word) for word in described if len(word) > 2 and word not in skipped)

    def _learn_form(self, sentence: Sentence, first: int, person: str) -> None:
        """The gender that a title or the article of an office tells: Mme X, la ministre X."""
        form = form_of(sentence, first, self._words)
        beside = list(self._left(sentence, first))
        if form == "--" and not self._words.offices.isdisjoint(map(fold, beside)):
            for at in range(first - len(beside), first):
                word = sentence.word(at)
                if word in self._words.determiners and sentence.word(at - 1) not in self._words.of:
                    form = self._words.determiners[word]
                    break
        if form[0] in "mf" and form.endswith("s"):
            self.forms.setdefault(person, form)
