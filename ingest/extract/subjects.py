"""Which phrases may be the subject of a verb: beside it, inverted behind it, carried on from a verb before, leading."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.extract.cues import Cue, Form
from ingest.extract.phrases import Phrase, in_apposition, leading_phrases, phrase_after, phrase_before
from ingest.extract.quotation import Quotation
from ingest.extract.sentences import Sentence
from ingest.reasons import Rule

#: How many verbs back in a sentence a verb without a subject of its own looks for one.
_CARRIED = 3


class Subject(NamedTuple):
    """A phrase, and how it stands to the verb.

    "pronoun" (inverted), "inverted", "beside", "touching" one that is not finite, "carried" or "leading".
    """

    phrase: Phrase
    stands: str

    @property
    def rule(self) -> Rule:
        """The same as evidence tells it."""
        return {"pronoun": Rule.INVERTED_PRONOUN, "inverted": Rule.INVERTED_SUBJECT}.get(self.stands, Rule.SUBJECT)


def subjects(sentence: Sentence, cues: Sequence[Cue], cue: Cue, words: Quotation) -> Iterator[Subject]:
    """The phrases that may be the subject of a verb of a sentence with these verbs, the likeliest first."""
    own = own_subject(sentence, cue, words)
    if own:
        yield own
    if own and own.stands != "touching":
        return
    earlier = [other for other in cues if other.last < cue.first and other.form is Form.FINITE]
    for other in reversed(earlier[-_CARRIED:]):
        # « … », a dit X, ajoutant « … »: the later verb has no subject of its own.
        carried = own_subject(sentence, other, words)
        if carried:
            yield Subject(carried.phrase, "carried")
            break
    lead = leading_subject(sentence, cue.first, words)
    if lead:
        yield Subject(lead, "leading")


def own_subject(sentence: Sentence, cue: Cue, words: Quotation) -> Subject | None:
    """What stands beside a verb, or behind one that is inverted."""
    if cue.pronoun is not None:
        pronoun = inverted_pronoun(sentence, cue, words)
        return Subject(pronoun, "pronoun") if pronoun else None
    if is_incise(sentence, cue) or (cue.form is Form.FINITE and sentence.word(cue.first - 1) in words.that):
        # « … », dit X — "ce qu'a dit X", but: les élus, « amers », déplorent des « … »
        phrase = phrase_after(sentence, cue.last + 1, words)
        if phrase and not _is_quotation(sentence, phrase.last + 1):
            return Subject(phrase, "inverted")
    if cue.form is Form.FINITE:
        at, relative = _before(sentence, cue.first, words)
        phrase = phrase_before(sentence, at, words, governed=relative)
        return Subject(phrase, "beside") if phrase else None
    if cue.form is Form.PASSIVE:
        return None
    # "prompting X to say", "with X saying", "certains se demandant"
    phrase = phrase_before(sentence, cue.first - (2 if cue.form is Form.INFINITIVE else 1), words, governed=True)
    return Subject(phrase, "touching") if phrase else None


def _is_quotation(sentence: Sentence, at: int) -> bool:
    return at < len(sentence.tokens) and sentence.tokens[at].quote >= 0


def inverted_pronoun(sentence: Sentence, cue: Cue, words: Quotation) -> Phrase | None:
    """The inverted pronoun of a verb; None where it means nobody ("lit-on")."""
    at = next((at for at in range(cue.last, cue.first, -1) if sentence.word(at) == cue.pronoun), None)
    if at is None or cue.pronoun is None or cue.pronoun in words.nobody:
        return None
    return Phrase(at, at, None, words.pronouns[cue.pronoun], pronoun=True)


def is_incise(sentence: Sentence, cue: Cue) -> bool:
    """Whether a verb stands behind words that it gives, its subject after it: « … », dit X."""
    if cue.form is not Form.FINITE or not cue.verb.incise or cue.first == 0:
        return False
    if sentence.tokens[cue.first - 1].quote >= 0:
        return True
    return sentence.word(cue.first - 1) == "," and cue.first >= 2 and sentence.tokens[cue.first - 2].quote >= 0


def leading_subject(sentence: Sentence, until: int, words: Quotation) -> Phrase | None:
    """The subject of a sentence, as far as it stands before a token: a person, or a thing that a verb follows."""
    for phrase in leading_phrases(sentence, until, words):
        if not words.times.isdisjoint(sentence.word(at) for at in range(phrase.first, phrase.last + 1)):
            continue
        known = phrase.person or phrase.pronoun or in_apposition(sentence, phrase.last + 1, words)
        if known or _has_verb(sentence, phrase, until, words):
            return phrase
    return None


def _has_verb(sentence: Sentence, phrase: Phrase, until: int, words: Quotation) -> bool:
    after = sentence.word(phrase.last + 1)
    verbal = words.have | words.be | words.reflexives
    clitic = after in words.clitics and after not in words.determiners
    described = after == "," and (sentence.word(until - 1) == "," or sentence.word(phrase.last + 2) in words.relatives)
    parenthesis = described and sentence.word(phrase.first) in words.determiners
    return phrase.last + 1 == until or after in verbal or clitic or parenthesis


def _before(sentence: Sentence, at: int, words: Quotation) -> tuple[int, bool]:
    """The token before a verb, and whether a relative stood there, which gives way to its noun.

    Fillers, clitics and asides are passed over.
    """
    at, relative = at - 1, False
    while at >= 0:
        word = sentence.word(at)
        aside = next((aside for aside in words.asides if _ends_with(sentence, at, aside)), None)
        if aside:
            at -= len(aside)
        elif word in words.pronouns and word not in words.clitics:
            return at, relative
        elif word in words.relatives:
            at, relative = at - (2 if sentence.word(at - 1) == "," else 1), True
        elif word and (words.passes(word) or word in words.clitics) and at not in sentence.ends:
            at -= 1
        elif word == "," and at - 1 in sentence.ends and sentence.word(sentence.ends[at - 1][0] - 1) == ",":
            return at - 1, relative
        else:
            return at, relative
    return at, relative


def _ends_with(sentence: Sentence, at: int, phrase: Sequence[str]) -> bool:
    first = at - len(phrase) + 1
    return all(sentence.word(first + step) == word for step, word in enumerate(phrase))
