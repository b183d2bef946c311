"""Whom a phrase may stand for: the person it names, those a pronoun or an office can point to, or itself.

Nothing is decided here. Every reading carries signals, short names for what speaks for or against it, and ``ranking``
weighs them.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from ingest.analysis import fold
from ingest.extract.phrases import Phrase, in_apposition, phrase_from, source_phrase
from ingest.extract.scene import Figure, Scene, Speaker
from ingest.extract.sentences import Sentence, split_words

#: How many of those last seen a pronoun or an office may mean.
_RECALLED = 6
#: Sorts of phrases that point back alike, and share their signals.
_GROUPS = {"office": "role", "holder": "role"}
#: What a figure may have been the last to be.
_LAST = (("last subject", Figure.last_subject), ("last speaker", Figure.last_spoke), ("last named", Figure.last_named))


class Reading(NamedTuple):
    """Somebody whom a phrase may stand for, and what tells so."""

    speaker: Speaker
    signals: tuple[str, ...]


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
    asked = _Asked(sort, _form(sentence, phrase, scene), scene.text[start:end], start, end)
    if sort == "name":
        found: Iterator[Reading] = iter((_named(sentence, phrase, scene),))
    elif sort == "pronoun":
        found = _recalled(asked, scene)
    else:
        found = _noun(sentence, phrase, asked, scene)
    return Reference(sort, tuple(found))


def _form(sentence: Sentence, phrase: Phrase, scene: Scene) -> str:
    """Gender and number of a phrase: as its determiner tells, else as its noun for people does ("l'avocate")."""
    nouns = (fold(sentence.word(at)) for at in range(phrase.first + 1, phrase.last + 1))
    told = next((gender for noun in nouns if (gender := scene.words.office_forms.get(noun))), "-")
    return phrase.form if phrase.form[0] != "-" or phrase.pronoun else told + phrase.form[1]


class _Asked(NamedTuple):
    """A phrase that points back: its sort, form, words and place."""

    sort: str
    form: str
    words: str
    start: int
    end: int


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


def _noun(sentence: Sentence, phrase: Phrase, asked: _Asked, scene: Scene) -> Iterator[Reading]:
    """A noun phrase: a source as it stands, or whoever holds the office that it names."""
    described = _described(sentence, phrase, scene)
    holders = scene.offices.holders(sentence, phrase)
    if described:
        held = (f"{asked.sort}: itself, though held",) if holders else ()
        bodies = scene.words.bodies.intersection(split_words(described.name))
        human = asked.sort in {"office", "holder"} or (asked.sort == "some" and not bodies)
        yield Reading(replace(described, human=human), (f"{asked.sort}: itself", *held))
    if asked.sort in {"office", "holder", "body", "anaphor"}:
        yield from _recalled(asked, scene, holders)


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
    why = f'"{words}" is short for {long}' if long else ""
    return Speaker(long or words, False, start, end, phrase.form, why)


def _recalled(asked: _Asked, scene: Scene, holders: frozenset[str] = frozenset()) -> Iterator[Reading]:
    """Those told of before whom the phrase can mean, the last seen first."""
    agreeing = [figure for figure in scene.known(asked.start) if _can_mean(asked, figure, scene)]
    agreeing.sort(key=lambda figure: figure.last_seen(asked.start), reverse=True)
    near = agreeing[:_RECALLED]
    far = (figure for figure in scene.figures.values() if figure.speaker.name in holders and figure not in near)
    group = _GROUPS.get(asked.sort, asked.sort)
    for figure in (*near, *far):
        signals = tuple(_signals(asked, figure, near, scene, held=figure.speaker.name in holders))
        why = _why(f'{group} "{asked.words}"', figure.speaker.name, signals)
        speaker = replace(figure.speaker, start=asked.start, end=asked.end, why=why)
        yield Reading(speaker, (f"{asked.sort}: somebody", *(f"{group}: {signal}" for signal in signals)))


def _why(phrase: str, name: str, signals: tuple[str, ...]) -> str:
    """How a phrase led to a name, for the evidence: by the plainest of its signals."""
    if "given the office" in signals:
        return f"{phrase} given to {name}"
    told = next((told for told, _ in _LAST if told in signals), None)
    return f"{phrase}: {told} {name}" if told else f"{phrase} for {name}"


def _can_mean(asked: _Asked, figure: Figure, scene: Scene) -> bool:
    """Whether number and gender agree, and an office or a body is not taken for the other."""
    gender, number = tuple(asked.form)
    its_gender, its_number = _gender(figure, scene), figure.speaker.form[1]
    if asked.sort in {"office", "holder"} and not figure.speaker.human:
        return False
    if (asked.sort == "body" or gender == "n") and figure.speaker.human:
        return False
    same_gender = gender == "n" or "-" in (gender, its_gender) or gender == its_gender
    return same_gender and ("-" in (number, its_number) or number == its_number)


def _content(phrase: str, scene: Scene) -> set[str]:
    """The words that tell one source from another, folded."""
    small = scene.words.determiners.keys() | scene.words.of | scene.words.prepositions | {"-"}
    return {fold(word) for word in split_words(phrase) if word not in small}


def _signals(asked: _Asked, figure: Figure, among: list[Figure], scene: Scene, *, held: bool) -> Iterator[str]:
    """What speaks for a figure among those whom a phrase can mean."""
    at, name = asked.start, figure.speaker.name
    if held:
        yield "given the office"
    elif asked.sort in {"office", "holder"} and figure.speaker.person:
        yield "given another office" if scene.offices.has_office(name) else "given no office"
    elif asked.sort != "pronoun" and _content(asked.words, scene) <= _content(name, scene):
        yield "same words"
    for told, last in _LAST:
        if last(figure, at) >= 0 and last(figure, at) == max(last(other, at) for other in among):
            yield told
    if figure.last_spoke(at) < 0 and figure.last_subject(at) < 0:
        yield "never heard"
    if len(figure.named) > 1 and figure is max(among, key=lambda other: len(other.named), default=None):
        yield "most named"
    yield ("same sentence", "sentence before", "two before", "far")[
        min(scene.sentences_between(figure.last_seen(at), at), 3)
    ]
    if not figure.speaker.human:
        yield "thing"
    yield from _by_gender(asked, figure, among, scene)


def _by_gender(asked: _Asked, figure: Figure, among: list[Figure], scene: Scene) -> Iterator[str]:
    """Whether a figure's gender is that of the phrase, as told or by the first name, and nobody else's is."""
    gender = asked.form[0]
    if gender not in "mf" or not figure.speaker.human:
        return
    genders = [_gender(other, scene) for other in among if other.speaker.human]
    if _gender(figure, scene) == gender:
        yield "gender agrees"
        if genders.count(gender) == 1:
            yield "alone in gender"


def _gender(figure: Figure, scene: Scene) -> str:
    told = figure.speaker.form[0]
    return scene.offices.by_first_name(figure.speaker.name) if told == "-" and figure.speaker.person else told
