"""Reporting verbs in a sentence: which, in what form, from where to where.

``cues.csv`` lists the verbs by infinitive; their forms are made by the conjugations of ``quotation.yml``.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import Any, NamedTuple

from ingest.extract.quotation import Quotation, load
from ingest.extract.sentences import Sentence, split_words
from ingest.languages import Language

#: How many words may stand between an auxiliary and its participle ("a, de son côté, encore une fois déclaré").
_REACH = 6


class Form(Enum):
    """How the verb stands; only a finite one has a subject beside it."""

    FINITE = auto()
    GERUND = auto()
    INFINITIVE = auto()
    PASSIVE = auto()


@dataclass(frozen=True, slots=True)
class Verb:
    """A row of ``cues.csv``. ``tail`` is what follows the verb itself: "savoir" in "faire savoir".

    ``leads``: it may stand before the words without a colon, for it takes them as its object or is clear enough.
    """

    lemma: str
    tail: tuple[str, ...]
    reflexive: bool
    incise: bool
    that: bool
    strong: bool
    leads: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb in a sentence: its first and last token, and the pronoun where that is inverted."""

    first: int
    last: int
    verb: Verb
    form: Form
    pronoun: str | None = None


def find_cues(sentence: Sentence, language: Language) -> list[Cue]:
    """The reporting verbs of a sentence, in order."""
    forms, words = verb_forms(language), load(language)
    found: list[Cue] = []
    for at, token in enumerate(sentence.tokens):
        if token.word not in forms or (found and at <= found[-1].last) or _is_name(sentence, at):
            continue
        for reading in _readings(sentence, at, forms[token.word], words):
            fitting = _fitting(sentence, reading, forms[token.word][reading.kind], words)
            if fitting:
                verb, last = fitting
                found.append(Cue(reading.first, last, verb, reading.form, reading.pronoun))
                break
    return found


class _Reading(NamedTuple):
    """One way to read a form: its kind in ``verb_forms``, and the rest as in Cue."""

    kind: str
    form: Form
    first: int
    last: int
    pronoun: str | None = None


def _readings(sentence: Sentence, at: int, forms: dict[str, list[Verb]], words: Quotation) -> Iterator[_Reading]:
    """The ways to read a form where it stands, likeliest first."""
    before = sentence.word(at - 1)
    if "participle" in forms:
        auxiliary = _auxiliary(sentence, at, words)
        if auxiliary is not None:
            first, pronoun = auxiliary
            reflexive = sentence.word(first) in words.reflexives
            auxiliary_word = sentence.word(first + 1 if reflexive else first)
            if auxiliary_word in words.have or reflexive:
                form = Form.GERUND if auxiliary_word in words.loose else Form.FINITE
                yield _Reading("participle", form, first, at, pronoun)
            else:
                yield _Reading("passive", Form.PASSIVE, first, at, pronoun)
            return
        if "finite" not in forms:
            joined = before in words.joins and sentence.word(at + 1) in words.that
            yield _Reading("participle", (Form.FINITE if joined else Form.PASSIVE), at, at)
    led = before in words.gerund_after or before in words.reflexives
    if "gerund" in forms and (led or not _is_noun(sentence, at, words)):
        yield _Reading("gerund", Form.GERUND, (at - 1 if led else at), at)
    if "infinitive" in forms and before in words.infinitive_after:
        yield _Reading("infinitive", Form.INFINITIVE, at, at)
    if "finite" in forms and not _is_noun(sentence, at, words):
        last, pronoun = _inversion(sentence, at, words)
        first = at - 1 if before in words.reflexives else at
        yield _Reading("finite", Form.FINITE, first, last, pronoun)


def _is_name(sentence: Sentence, at: int) -> bool:
    """Whether a capital in the middle of a phrase makes a verb form a name: the Huffington Post."""
    return sentence.tokens[at].capital and sentence.word(at - 1)[-1:].isalnum()


def _is_noun(sentence: Sentence, at: int, words: Quotation) -> bool:
    before, word = sentence.word(at - 1), sentence.word(at)
    if before in words.noun_makers:
        return True
    if word in words.also_nouns and (before in words.determiners or sentence.word(at + 1) != "-"):
        named_so = before == "," and all(token.quote < 0 for token in sentence.tokens[:at])
        return before in words.determiners or named_so
    return False


def _auxiliary(sentence: Sentence, at: int, words: Quotation) -> tuple[int, str | None] | None:
    """Where the auxiliary of the participle at a place begins (with its reflexive), and the pronoun after it."""
    pronoun = None
    for first in range(at - 1, max(-1, at - 1 - _REACH), -1):
        word = sentence.word(first)
        if word in words.have or word in words.be:
            return (first - 1 if sentence.word(first - 1) in words.reflexives else first), pronoun
        if word in words.pronouns and sentence.word(first - 1) == "-":
            pronoun = word
        elif (
            word not in {"-", ","} | words.inversion_links
            and not words.passes(word)
            and not _in_aside(sentence, first, words)
        ):
            return None
    return None


def _in_aside(sentence: Sentence, at: int, words: Quotation) -> bool:
    """Whether a word belongs to "de son côté" or its like."""
    return any(
        sentence.word(at) in aside
        and any(
            tuple(sentence.word(start + step) for step in range(len(aside))) == aside
            for start in range(at - len(aside) + 1, at + 1)
        )
        for aside in words.asides
    )


def _inversion(sentence: Sentence, at: int, words: Quotation) -> tuple[int, str | None]:
    """The last token of "affirme-t-il" and its pronoun."""
    if sentence.word(at + 1) != "-":
        return at, None
    linked = sentence.word(at + 2) in words.inversion_links and sentence.word(at + 3) == "-"
    place = at + 4 if linked else at + 2
    word = sentence.word(place)
    return (place, word) if word in words.pronouns or word in words.nobody else (at, None)


def _fitting(sentence: Sentence, reading: _Reading, verbs: list[Verb], words: Quotation) -> tuple[Verb, int] | None:
    """The verb that a reading's reflexive and tail allow (the longest tail wins), and its last token."""
    reflexive = sentence.word(reading.first) in words.reflexives
    fitting = [
        (verb, end)
        for verb in verbs
        if verb.reflexive == reflexive and (end := _tail_end(sentence, reading.last, verb.tail, words)) is not None
    ]
    return max(fitting, key=lambda found: len(found[0].tail), default=None)


def _tail_end(sentence: Sentence, last: int, tail: tuple[str, ...], words: Quotation) -> int | None:
    """Where the rest of a phrase ends, one filler allowed before it; None where it does not follow."""
    if not tail:
        return last
    for gap in (1, 2):
        if all(sentence.word(last + gap + step) == word for step, word in enumerate(tail)):
            return last + gap + len(tail) - 1
        if not words.passes(sentence.word(last + 1)):
            return None
    return None


@cache
def verb_forms(language: Language) -> dict[str, dict[str, list[Verb]]]:
    """Every form of every reporting verb → its kind (finite, participle, passive, gerund, infinitive) → the verbs."""
    conjugation = language.settings("quotation.yml")["conjugation"]
    reflexives = load(language).reflexives
    forms: dict[str, dict[str, list[Verb]]] = defaultdict(lambda: defaultdict(list))
    for row in language.rows("cues.csv"):
        head, *tail = split_words(row["lemma"])
        reflexive = head in reflexives
        if reflexive:
            head, *tail = tail
        incise, that, taken = (name in row["construction"] for name in ("incise", "that", "object"))
        strong = row["strength"] == "strong"
        verb = Verb(row["lemma"], tuple(tail), reflexive, incise, that, strong, strong or that or taken)
        for form, kind in conjugate(head, conjugation[row["class"]]):
            forms[form][kind].append(verb)
    return {form: dict(kinds) for form, kinds in forms.items()}


def conjugate(infinitive: str, model: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The forms of a verb by its model, each with what it is; a participle also serves the passive."""
    stem = infinitive.removesuffix(model["ends"])
    yield infinitive, "infinitive"
    for kind in ("finite", "participle", "gerund"):
        for ending in model[kind].split():
            form = stem + ending.replace("0", "")
            yield form, kind
            if kind == "participle":
                yield form, "passive"
