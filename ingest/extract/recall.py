"""Whom a phrase can point back to: those told of before who agree with it, each with what speaks for them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from ingest.analysis import fold
from ingest.extract.scene import Figure, Scene, Speaker
from ingest.extract.sentences import split_words
from ingest.reasons import Reason, Rule

#: How many of those last seen a pronoun or an office may mean.
_RECALLED = 6
#: Sorts of phrases that point back alike, and share their signals.
_GROUPS = {"office": "role", "holder": "role"}
#: What a figure may have been the last to be.
_LAST = (("last subject", Figure.last_subject), ("last speaker", Figure.last_spoke), ("last named", Figure.last_named))
#: The signals that a reader understands, the plainest first.
_PLAINEST = {
    "given the office": Rule.OFFICE,
    "last subject": Rule.LAST_SUBJECT,
    "last speaker": Rule.LAST_SPEAKER,
    "last named": Rule.LAST_NAMED,
}


class Reading(NamedTuple):
    """Somebody whom a phrase may stand for, and what tells so."""

    speaker: Speaker
    signals: tuple[str, ...]


class Asked(NamedTuple):
    """A phrase that points back: its sort, form, words and place."""

    sort: str
    form: str
    words: str
    start: int
    end: int


def recalled(asked: Asked, scene: Scene, holders: frozenset[str] = frozenset()) -> Iterator[Reading]:
    """Those told of before whom the phrase can mean, the last seen first."""
    agreeing = [figure for figure in scene.known(asked.start) if _can_mean(asked, figure, scene)]
    agreeing.sort(key=lambda figure: figure.last_seen(asked.start), reverse=True)
    near = agreeing[:_RECALLED]
    far = (figure for figure in scene.figures.values() if figure.speaker.name in holders and figure not in near)
    group = _GROUPS.get(asked.sort, asked.sort)
    for figure in (*near, *far):
        signals = tuple(_signals(asked, figure, near, scene, held=figure.speaker.name in holders))
        why = Reason(_rule(signals), asked.words, figure.speaker.name)
        speaker = replace(figure.speaker, start=asked.start, end=asked.end, why=why)
        yield Reading(speaker, (f"{asked.sort}: somebody", *(f"{group}: {signal}" for signal in signals)))


def _rule(signals: tuple[str, ...]) -> Rule:
    """How a phrase led to a name: by the plainest of its signals."""
    return next((rule for signal, rule in _PLAINEST.items() if signal in signals), Rule.STANDS_FOR)


def _can_mean(asked: Asked, figure: Figure, scene: Scene) -> bool:
    """Whether number and gender agree, and an office or a body is not taken for the other."""
    gender, number = tuple(asked.form)
    its_gender, its_number = gender_of(figure, scene), figure.speaker.form[1]
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


def _signals(asked: Asked, figure: Figure, among: list[Figure], scene: Scene, *, held: bool) -> Iterator[str]:
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
    yield from _bygender_of(asked, figure, among, scene)


def _bygender_of(asked: Asked, figure: Figure, among: list[Figure], scene: Scene) -> Iterator[str]:
    """Whether a figure's gender is that of the phrase, as told or by the first name, and nobody else's is."""
    gender = asked.form[0]
    if gender not in "mf" or not figure.speaker.human:
        return
    genders = [gender_of(other, scene) for other in among if other.speaker.human]
    if gender_of(figure, scene) == gender:
        yield "gender agrees"
        if genders.count(gender) == 1:
            yield "alone in gender"


def gender_of(figure: Figure, scene: Scene) -> str:
    """The gender that the text tells of somebody, else their first name: m, f or -."""
    told = figure.speaker.form[0]
    return scene.offices.by_first_name(figure.speaker.name) if told == "-" and figure.speaker.person else told
