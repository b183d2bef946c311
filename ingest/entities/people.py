"""Who is who within one article: the namings of one person brought together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.entities.fingerprint import name_words, person_fingerprint
from ingest.languages import Language
from ingest.records import Mention, Person

_Words = tuple[str, ...]


@dataclass(slots=True)
class _Cluster:
    """One person in the making: the fullest form's words, and the namings so far."""

    words: _Words
    mentions: list[Mention]


def group_people(mentions: Iterable[Mention], language: Language) -> tuple[Person, ...]:
    """The people that the mentions name, in order of their first mention.

    Fuller names come first and make the people; a shorter one joins the only person it can be short for: a surname
    ("Poutine"), a first name, an initial with a surname ("A. Montebourg"), initials alone ("GND"). A short name that
    fits two people, or none, is somebody of its own.
    """
    named: dict[_Words, list[Mention]] = {}
    for mention in mentions:
        named.setdefault(name_words(mention.surface), []).append(mention)
    clusters: list[_Cluster] = []
    by_word: dict[str, list[_Cluster]] = {}
    for words in sorted(named, key=_fullness, reverse=True):
        fitting = [cluster for cluster in by_word.get(words[-1], ()) if _is_short_for(words, cluster.words)]
        if len(fitting) == 1:
            fitting[0].mentions += named[words]
            continue
        cluster = _Cluster(words, named[words])
        clusters.append(cluster)
        for word in {*words, _initialism(words)}:
            by_word.setdefault(word, []).append(cluster)
    return tuple(sorted(map(_person, clusters), key=lambda person: person.mentions[0].start))


def _fullness(words: _Words) -> tuple[int, int]:
    """More words are fuller, and of as many the longer ones: "Arnaud Montebourg" before "A. Montebourg"."""
    return len(words), sum(map(len, words))


def _is_short_for(short: _Words, full: _Words) -> bool:
    return (
        sorted(short) == sorted(full)
        or short == full[-len(short) :]
        or short == full[:1]
        or _initialled(short, full)
        or (len(full) > 2 and short == (_initialism(full),))
    )


def _initialism(words: _Words) -> str:
    return "".join(word[:1] for word in words)


def _initialled(short: _Words, full: _Words) -> bool:
    """Whether a name has initials for first names: "J. F. Kennedy" for "John Fitzgerald Kennedy"."""
    if len(short) < 2 or len(short) > len(full) or short[-1] != full[-1] or len(short[0]) > 1:
        return False
    return all(one == other or one == other[0] for one, other in zip(short[:-1], full, strict=False))


def _person(cluster: _Cluster) -> Person:
    mentions = tuple(sorted(cluster.mentions, key=lambda mention: mention.start))
    name = _fullest_name(mentions)
    return Person(name, mentions, person_fingerprint(name))


def _fullest_name(mentions: Sequence[Mention]) -> str:
    """The fullest name; of its spellings the most frequent, the first where two are as frequent."""
    spellings = Counter(" ".join(mention.surface.split()) for mention in mentions)
    return max(spellings, key=lambda spelling: (_fullness(name_words(spelling)), spellings[spelling]))
