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
    """The words that describe each person in an article's sentences, and the gender that they tell (``form_of``)."""

    def __init__(self, words: Quotation, sentences: Iterable[Sentence]) -> None:
        self._words = words
        self._given: dict[str, list[frozenset[str]]] = defaultdict(list)
        self._forms: dict[str, str] = {}
        for sentence in sentences:
            self._learn(sentence)

    def _learn(self, sentence: Sentence) -> None:
        for first, (last, person) in sentence.begins.items():
            before = self._description(self._left(sentence, first))
            after = self._description(self._right(sentence, last))
            self._given[person] += [given for given in (before, after) if given]
            self._learn_form(sentence, first, last, person)

    def holders(self, sentence: Sentence, phrase: Phrase) -> frozenset[str]:
        """The people to whom a definite phrase's words were given, where they name an office."""
        if sentence.word(phrase.first) in self._words.indefinite:
            return frozenset()
        asked = self._description(token.word for token in sentence.tokens[phrase.first : phrase.last + 1])
        for name in (asked, *self._renamed(asked)):
            holders = frozenset(
                person for person, given in self._given.items() if any(name <= words for words in given)
            )
            if holders and self._words.office_forms.keys() & name:
                return holders
        return frozenset()

    def has_office(self, person: str) -> bool:
        """Whether the article says of a person what they are."""
        return any(self._words.office_forms.keys() & given for given in self._given[person])

    def form_of(self, person: str) -> str:
        """Gender and number of a person as the article tells."""
        return self._forms.get(person, "-s")

    def by_first_name(self, person: str) -> str:
        """The gender that a first name lets one guess: m, f or -."""
        first, *rest = fold(person).replace("-", " ").split() or [""]
        return self._words.genders.get(first, "-") if rest else "-"

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

    def _learn_form(self, sentence: Sentence, first: int, last: int, person: str) -> None:
        """The gender that a title or an office tells: Mme X, la ministre X, X, directrice."""
        form = form_of(sentence, first, self._words)
        if form == "--":
            form = self._office_form(sentence, first, last) + "s"
        # Men's nouns are said of women too ("le professeur Ana Sol"), so there the first name knows better.
        if form in {"ms", "fs"} and (form, self.by_first_name(person)) != ("ms", "f"):
            self._forms.setdefault(person, form)

    def _office_form(self, sentence: Sentence, first: int, last: int) -> str:
        """The gender of the nearest noun for people beside a name, or of its article."""
        left = list(self._left(sentence, first))
        for step, word in enumerate(left):
            gender = self._words.office_forms.get(fold(word))
            if gender == "-":
                before = sentence.word(first - step - 2)
                gender = self._words.determiners.get(before, "-")[0]
            if gender:
                return gender
        right = (self._words.office_forms.get(fold(word), "-") for word in self._right(sentence, last))
        return next((gender for gender in right if gender != "-"), "-")
