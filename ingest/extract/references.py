"""Whom a phrase may stand for: the person it names, those a pronoun or an office can point to, or itself.

Nothing is decided here. Every reading carries signals, short names for what speaks for or against it, and ``ranking``
weighs them.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from ingest.analysis import fold
from ingest.extract.phrases import Phrase, in_apposition, phrase_from, source_phrase
from ingest.extract.recall import Asked, Reading, gender_of, recalled
from ingest.extract.scene import Scene, Speaker
from ingest.extract.sentences import Sentence, split_words
from ingest.reasons import Reason, Rule


class Reference(NamedTuple):
    """What sort of phrase it is, and its readings.

    The sorts are "name"; "pronoun"; "anaphor", which cannot stand alone ("ce dernier"); "office", a noun for people,
    definite and by itself ("la ministre"); "holder", the same with a complement ("la ministre de la Culture"); "body",
    a noun for a body by itself ("l'association"); "some", somebody unnamed ("un proche"); "source", anything else.
    """

    sort: str
    readings: tuple[Reading, ...]


def refer(sentence: Sentence, phrase: Phrase, scene: Scene) -> Reference:
    """All that a phrase of a sentence may stand for."""
    start, end = sentence.tokens[phrase.first].start, sentence.tokens[phrase.last].end
    utterer = _utterer(sentence, phrase, scene)
    if utterer:
        return refer(sentence, utterer, scene)
    beside = _beside(sentence, phrase, scene)
    if beside:
        return Reference("name", (Reading(replace(_named(sentence, beside, scene).speaker, start=start, end=end), ()),))
    sort = _sort(sentence, phrase, scene)
    one_of_two = _one_of_two(sentence, phrase, scene)
    if one_of_two:
        return Reference("name", (Reading(replace(one_of_two, start=start, end=end), ()),))
    asked = Asked(sort, _form(sentence, phrase, scene), scene.text[start:end], start, end)
    if sort == "name":
        found: Iterator[Reading] = iter((_named(sentence, phrase, scene),))
    elif sort == "pronoun":
        found = recalled(asked, scene)
    else:
        found = _noun(sentence, phrase, asked, scene)
    return Reference(sort, tuple(found))


def _one_of_two(sentence: Sentence, phrase: Phrase, scene: Scene) -> Speaker | None:
    """Ana Sol et Luc Roy arrivent. « Le second … »: one of two named together, if gender and number let it."""
    told = tuple(sentence.word(at) for at in range(phrase.first, phrase.last + 1))
    pair = scene.pair_before(sentence.tokens[phrase.first].start) if told in scene.words.of_two else None
    if pair is None:
        return None
    figure = pair[scene.words.of_two[told] - 1]
    agrees = {phrase.form[0], gender_of(figure, scene)} != {"m", "f"}
    asked = scene.text[sentence.tokens[phrase.first].start : sentence.tokens[phrase.last].end]
    why = Reason(Rule.ONE_OF_TWO, asked, figure.speaker.name)
    return replace(figure.speaker, why=why) if agrees else None


def _form(sentence: Sentence, phrase: Phrase, scene: Scene) -> str:
    """Gender and number of a phrase: as its determiner tells, else as its noun for people does ("l'avocate")."""
    nouns = (fold(sentence.word(at)) for at in range(phrase.first + 1, phrase.last + 1))
    told = next((gender for noun in nouns if (gender := scene.words.office_forms.get(noun))), "-")
    return phrase.form if phrase.form[0] != "-" or phrase.pronoun else told + phrase.form[1]


def _named(sentence: Sentence, phrase: Phrase, scene: Scene) -> Reading:
    """The person a phrase names, or two joined by "and", who speak as the text names them."""
    first, last = _together(sentence, phrase, scene)
    start, end = sentence.tokens[first].start, sentence.tokens[last].end
    if phrase.person is None or (first, last) != (phrase.first, phrase.last):
        return Reading(Speaker(scene.text[start:end], False, start, end, "-p"), ())
    form = scene.form_of(phrase.person, phrase.form)
    return Reading(Speaker(phrase.person, True, start, end, form, human=True), ())


def _utterer(sentence: Sentence, phrase: Phrase, scene: Scene) -> Phrase | None:
    """Whoever said the words that a phrase is about: "les propos de X" — "X's statement"."""
    words = scene.words
    said, of, owner = (sentence.word(phrase.first + step) for step in (1, 2, 3))
    if said in words.utterances and of in words.of and owner[:1].isalnum():
        return source_phrase(sentence, phrase.first + 3, words) or phrase_from(sentence, phrase.first + 3, words)
    if phrase.first in sentence.begins and sentence.word(phrase.last) in words.utterances:
        last, person = sentence.begins[phrase.first]
        return Phrase(phrase.first, last, person) if last < phrase.last else None
    return None


def _beside(sentence: Sentence, phrase: Phrase, scene: Scene) -> Phrase | None:
    """The name set beside a noun of the same number: "la maire, Ana Sol" — "les élus, Ana Sol et Luc Roy"."""
    beside = None if phrase.person or phrase.pronoun else in_apposition(sentence, phrase.last + 1, scene.words)
    if beside is None:
        return None
    several = _together(sentence, beside, scene) != (beside.first, beside.last)
    return beside if several == phrase.form.endswith("p") else None


def _together(sentence: Sentence, phrase: Phrase, scene: Scene) -> tuple[int, int]:
    if sentence.word(phrase.last + 1) in scene.words.joins and phrase.last + 2 in sentence.begins:
        return phrase.first, sentence.begins[phrase.last + 2][0]
    if phrase.first - 2 in sentence.ends and sentence.word(phrase.first - 1) in scene.words.joins:
        return sentence.ends[phrase.first - 2][0], phrase.last
    return phrase.first, phrase.last


def _noun(sentence: Sentence, phrase: Phrase, asked: Asked, scene: Scene) -> Iterator[Reading]:
    """A noun phrase: a source as it stands, or whoever holds the office that it names."""
    described = _described(sentence, phrase, scene)
    holders = scene.offices.holders(sentence, phrase)
    if described:
        held = (f"{asked.sort}: itself, though held",) if holders else ()
        bodies = scene.words.bodies.intersection(split_words(described.name))
        human = asked.sort in {"office", "holder"} or (asked.sort == "some" and not bodies)
        yield Reading(replace(described, human=human), (f"{asked.sort}: itself", *held))
    if asked.sort in {"office", "holder", "body", "anaphor"}:
        yield from recalled(asked, scene, holders)


def _sort(sentence: Sentence, phrase: Phrase, scene: Scene) -> str:
    """What sort of phrase it is: what makes it more or less likely to point back to somebody."""
    words, first = scene.words, sentence.word(phrase.first)
    told = [sentence.word(at) for at in range(phrase.first, phrase.last + 1)]
    if phrase.pronoun or phrase.person:
        return "pronoun" if phrase.pronoun else "name"
    if words.anaphors.intersection(told) and len(told) <= 3:
        return "anaphor"
    if first in words.indefinite:
        return "some"
    named = {fold(word) for word in told[1:] if word != "-"}
    if first in words.determiners and not phrase.form.endswith("p") and words.office_forms.keys() & named:
        return "office" if words.office_forms.keys() >= named else "holder"
    is_body = first in words.determiners and len(told) == 2 and told[1] in words.bodies
    return "body" if is_body else "source"


def _described(sentence: Sentence, phrase: Phrase, scene: Scene) -> Speaker | None:
    """A source as the text describes it, without its definite article."""
    words, named = scene.words, phrase.first
    first, alone = sentence.word(phrase.first), phrase.first == phrase.last
    if first in words.nobody or (first in words.determiners and alone):
        return None if first not in words.some else _as_it_stands(sentence, phrase.first, phrase, scene)
    if first in words.determiners and first not in words.indefinite:
        named += 1
    return _as_it_stands(sentence, named, phrase, scene)


def _as_it_stands(sentence: Sentence, first: int, phrase: Phrase, scene: Scene) -> Speaker:
    start, end = sentence.tokens[first].start, sentence.tokens[phrase.last].end
    words = scene.text[start:end]
    long = scene.long_forms.get(words)
    why = Reason(Rule.SHORT_FOR, words, long) if long else None
    return Speaker(long or words, False, start, end, phrase.form, why)
