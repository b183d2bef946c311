"""The noun phrase beside a verb: who or what stands there, read from the words alone.

No parser: a phrase begins at a determiner, a name or a capital and ends where a short list of words and signs says so.
"""

from collections.abc import Iterator
from typing import NamedTuple

from ingest.extract.quotation import Quotation
from ingest.extract.sentences import Sentence

#: The longest phrase, and how far from the verb it is looked for, in tokens.
_LONGEST = 14
_FAR = 16
#: How far behind a phrase, in tokens, the comma may stand that sets a name beside it.
_BESIDE = 8


class Phrase(NamedTuple):
    """A phrase by its first and last token; ``person`` where a name is its head; ``form`` as in Quotation."""

    first: int
    last: int
    person: str | None = None
    form: str = "--"
    pronoun: bool = False


def phrase_after(sentence: Sentence, at: int, words: Quotation) -> Phrase | None:
    """The first phrase from a token on that no preposition governs: the inverted subject of the verb before it."""
    for first in range(at, min(at + _FAR, len(sentence.tokens))):
        word = sentence.word(first)
        verbal = word in words.have or word in words.be
        if (
            sentence.tokens[first].quote >= 0
            or verbal
            or word in {":", ";", "."}
            or word in words.that | words.relatives
        ):
            return None
        if _starts(sentence, first, words):
            return phrase_from(sentence, first, words)
    return None


def phrase_from(sentence: Sentence, first: int, words: Quotation) -> Phrase:
    """The phrase that begins at a token, as far as it goes."""
    last = _end(sentence, first, words)
    return Phrase(first, last, head(sentence, first, last, words), form_of(sentence, first, words))


def in_apposition(sentence: Sentence, at: int, words: Quotation) -> Phrase | None:
    """The name set beside a phrase that ends before a token: "le maire, Luc Roy," — "l'élue de Lyon, Ana Sol,"."""
    for comma in range(at, min(at + _BESIDE, len(sentence.tokens) - 1)):
        word = sentence.word(comma)
        if word == ",":
            beside = phrase_from(sentence, comma + 1, words)
            closed = not sentence.word(beside.last + 1)[:1].isalnum()
            return beside if beside.person and (closed or sentence.word(beside.last + 1) in words.joins) else None
        if not word[:1].isalnum() or word in words.breaks or comma in sentence.begins:
            return None
    return None


def phrase_before(sentence: Sentence, last: int, words: Quotation, *, governed: bool = False) -> Phrase | None:
    """The phrase that ends at a token: the subject right before a verb; behind a preposition only if ``governed``."""
    last = _without_aside(sentence, last)
    if last < 0:
        return None
    word = sentence.word(last)
    if word in words.pronouns:
        return Phrase(last, last, None, words.pronouns[word], pronoun=True)
    if last in sentence.ends and (governed or sentence.word(sentence.ends[last][0] - 1) not in words.of):
        first, person = sentence.ends[last]
        return Phrase(first, last, person, form_of(sentence, first, words))
    begin = _begin(sentence, last, words, governed=governed)
    if begin is None:
        return None
    return Phrase(begin, last, head(sentence, begin, last, words), form_of(sentence, begin, words))


def source_phrase(sentence: Sentence, at: int, words: Quotation) -> Phrase | None:
    """The phrase right behind "selon" or its like."""
    word = sentence.word(at)
    if word in words.pronouns:
        return Phrase(at, at, None, words.pronouns[word], pronoun=True)
    if at in sentence.begins or word in words.determiners or (word and sentence.tokens[at].capital):
        return phrase_from(sentence, at, words)
    return None


def leading_phrases(sentence: Sentence, until: int, words: Quotation) -> Iterator[Phrase]:
    """Phrases that begin a stretch between commas before a token and that no preposition governs, in order."""
    fresh = True
    for at in range(until):
        word = sentence.word(at)
        if fresh and word in words.pronouns:
            yield Phrase(at, at, None, words.pronouns[word], pronoun=True)
        elif fresh and _starts(sentence, at, words):
            yield phrase_from(sentence, at, words)
        opens = at == 0 and word in words.breaks
        fresh = opens or word in {",", "—", "–", ".", ")"} or (fresh and words.passes(word)) or word in words.joins


def head(sentence: Sentence, first: int, last: int, words: Quotation) -> str | None:
    """The person a phrase names, if the name is not tied to another noun ("l'avocat de X" is not X)."""
    for at in range(first, last + 1):
        if at in sentence.begins and sentence.begins[at][0] <= last:
            end, person = sentence.begins[at]
            tied = at > first and _governor(sentence, at, words) in words.of | words.prepositions
            if not tied and not _possessive(sentence, end):
                return person
    return None


def _governor(sentence: Sentence, at: int, words: Quotation) -> str:
    """The word before a name and its title: "de" in "l'avocat de M. Roy"."""
    at -= 1
    if sentence.word(at) == "." and sentence.word(at - 1) in words.titles:
        at -= 1
    return sentence.word(at - 1) if sentence.word(at) in words.titles else sentence.word(at)


def form_of(sentence: Sentence, first: int, words: Quotation) -> str:
    """Gender and number as the determiner, or the title before a name, tells them."""
    before = sentence.word(first - 1)
    title = sentence.word(first - 2) if before == "." else before
    return words.determiners.get(sentence.word(first)) or words.titles.get(title) or "--"


def _starts(sentence: Sentence, at: int, words: Quotation) -> bool:
    """Whether a subject can begin here: a name, a determiner or a capital, governed by no preposition."""
    before = sentence.word(at - 1)
    if (
        before in words.of
        or before in words.prepositions
        or (before in words.determiners and at not in sentence.begins)
    ):
        return False
    word = sentence.word(at)
    if at in sentence.begins or word in words.determiners or (word in words.of and word in words.indefinite):
        return True
    token = sentence.tokens[at]
    known = word in words.prepositions or word in words.breaks or word in words.nobody or words.passes(word)
    return token.quote < 0 and token.capital and not known and word not in words.pronouns


def _end(sentence: Sentence, first: int, words: Quotation) -> int:
    """The last token of the phrase that begins at a token."""
    last = sentence.begins[first][0] if first in sentence.begins else first
    while last + 1 < min(len(sentence.tokens), first + _LONGEST):
        at, word = last + 1, sentence.word(last + 1)
        if at in sentence.begins:
            last = sentence.begins[at][0]
            if sentence.word(at - 1) not in words.of and not _possessive(sentence, last):
                break
        elif word in words.of or _ties_on(sentence, at, words):
            last = at
        elif not _continues(sentence, at, words):
            break
        else:
            last = at
    if last > first + 1 and sentence.word(last + 1) in words.determiners and not sentence.tokens[last].capital:
        last -= 1  # "le parquet ouvre une enquête": what stands before a determiner is the verb
    while last > first and (sentence.word(last) in words.of or not sentence.word(last).strip("-.'’/")):
        last -= 1
    return last


def _ties_on(sentence: Sentence, at: int, words: Quotation) -> bool:
    """Whether a sign, a word with a hyphen or another complement ("l'Économie et des Finances") carries a phrase on."""
    before, word, after = (sentence.word(place) for place in (at - 1, at, at + 1))
    if word in {"-", "'", "’", "/"} or "-" in {before, after}:
        return True
    return (word == "." and len(before) <= 3) or (word in words.joins and after in words.of and after != "d'")


def _continues(sentence: Sentence, at: int, words: Quotation) -> bool:
    """Whether an ordinary word carries a phrase on."""
    token, word, before = sentence.tokens[at], sentence.word(at), sentence.word(at - 1)
    if token.quote >= 0 or not word[0].isalnum():
        return False
    if word in words.determiners:
        one_of = before in words.determiners and word in words.indefinite
        return one_of or before in words.of or (token.capital and not before.endswith("'"))
    capital = token.capital
    return capital or not (word in words.prepositions or word in words.breaks or words.passes(word))


def _begin(sentence: Sentence, last: int, words: Quotation, *, governed: bool) -> int | None:
    """The first token of the phrase that ends at a token; None where no subject ends there."""
    bare: int | None = None
    for at in range(last, max(-1, last - _LONGEST), -1):
        token, word, before = sentence.tokens[at], sentence.word(at), sentence.word(at - 1)
        if token.quote >= 0 or word in words.breaks or not (word[0].isalnum() or word in {"-", ".", "'", "’"}):
            break
        ties = before in words.of or (before in words.prepositions and before not in words.conjunctions)
        if word in words.determiners and (word not in words.of or _opens(sentence, at, words)):
            if not ties or governed:
                return at
        elif word in words.prepositions and before != "-" and (at == 0 or _opens(sentence, at, words)):
            return None
        elif token.capital and (not ties or governed):
            bare = at
    return bare


def _opens(sentence: Sentence, at: int, words: Quotation) -> bool:
    before = sentence.word(at - 1)
    return not before or before in words.breaks or not before[0].isalnum()


def _without_aside(sentence: Sentence, last: int) -> int:
    """A token, or the one before the parenthesis that it closes."""
    if sentence.word(last) != ")":
        return last
    while last >= 0 and sentence.word(last) != "(":
        last -= 1
    return last - 1


def _possessive(sentence: Sentence, last: int) -> bool:
    """Whether a name is only the owner of what follows ("Cornyn's statement")."""
    word = sentence.word(last)
    return (word.endswith("'") and sentence.word(last + 1) == "s") or (
        sentence.word(last + 1) in {"'", "’"} and sentence.word(last + 2) == "s"
    )
