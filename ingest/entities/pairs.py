"""Which names that end alike are one person's: same, different, or undecided.

Every decision rests on the two names and on what their own articles say, never on other decisions, so that it is the
same in whatever order the articles came.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from ingest.entities.evidence import Score, score
from ingest.entities.likeness import Likeness, is_surname, likeness, sounds
from ingest.naming import Company, Name, Pair, Verdict

#: From this score on, two names are one person's; up to that one, two people's.
_SAME, _DIFFERENT = 0.85, 0.15

#: A short name is the fuller one's only where no other fuller name comes so close.
_LEAD = 0.2

#: Never the same without a person's word: "Nawaz Sharif" is the husband of "Kulsoom Nawaz Sharif".
_DOUBTFUL = Likeness.LAST_WORDS


@dataclass(frozen=True, slots=True)
class Filing:
    """Under which full names a surname alone is filed, article → number; and the pairs that are left undecided."""

    under: Mapping[int, int]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    short: Name
    full: Name
    likeness: Likeness
    score: Score
    together: bool
    """Whether one article names both."""


def decide(names: Iterable[Name], company: Callable[[Name], Company]) -> Iterator[Pair]:
    """The pairs among full names that end alike. Facets of one name are no pair: they were told apart already."""
    rivals: dict[int, list[_Candidate]] = defaultdict(list)
    for one, other in _comparable([name for name in names if not is_surname(name.name)]):
        for short, fuller in ((one, other), (other, one)):
            kind = likeness(short.name, fuller.name)
            if kind and (one.base or one.id) != (other.base or other.id):
                rivals[short.id].append(_candidate(short, fuller, kind, company(short), company(fuller)))
                break
    for candidates in rivals.values():
        yield from (_pair(candidate, _lead(candidate, candidates)) for candidate in candidates)


def file_surname(
    surname: Name, articles: Mapping[int, Company], names: Iterable[Name], company: Callable[[Name], Company]
) -> Filing:
    """Whom a surname alone means, article by article: the full name that its company there speaks for, or nobody."""
    full = sorted(
        (name for name in names if likeness(surname.name, name.name) is Likeness.SURNAME),
        key=lambda name: name.fingerprint,
    )
    under: dict[int, int] = {}
    left: dict[int, list[_Candidate]] = defaultdict(list)
    for article, here in articles.items():
        candidates = [_candidate(surname, name, Likeness.SURNAME, here, company(name)) for name in full]
        best = max(candidates, key=lambda candidate: candidate.score.value, default=None)
        if best is None or best.together:
            continue
        if best.score.value >= _SAME and _lead(best, candidates) >= _LEAD:
            under[article] = best.full.id
        else:
            left[best.full.id].append(best)
    return Filing(under, tuple(_undecided(candidates) for candidates in left.values()))


def _comparable(names: Iterable[Name]) -> Iterator[tuple[Name, Name]]:
    """Names that share a first name, or an initial for one, two by two: of a thousand Martins few are compared."""
    sharing: dict[str, list[Name]] = defaultdict(list)
    for name in sorted(names, key=lambda name: name.fingerprint):
        *firsts, _ = sounds(name.name)
        for word in {*firsts, firsts[0][0]}:
            sharing[word].append(name)
    initials = {name.id for named in sharing.values() for name in named if len(sounds(name.name)[0]) == 1}
    shared = {
        (one.fingerprint, other.fingerprint): (one, other)
        for word, named in sharing.items()
        for one, other in combinations(named, 2)
        if len(word) > 1 or one.id in initials or other.id in initials
    }
    yield from (shared[two] for two in sorted(shared))


def _candidate(short: Name, full: Name, kind: Likeness, one: Company, other: Company) -> _Candidate:
    return _Candidate(short, full, kind, score(kind, one, other), full.id in one.names or short.id in other.names)


def _lead(candidate: _Candidate, candidates: Iterable[_Candidate]) -> float:
    """How far a candidate is ahead of the next; spellings of one name are no rivals."""
    others = [
        other.score.value
        for other in candidates
        if other is not candidate and likeness(other.full.name, candidate.full.name) is not Likeness.SOUND
    ]
    return candidate.score.value - max(others, default=0.0)


def _pair(candidate: _Candidate, lead: float) -> Pair:
    """One article that names both speaks against, unless it may have printed one name in two ways."""
    short, full, found = candidate.short, candidate.full, candidate.score
    grounds = [found.grounds]
    verdict = Verdict.UNDECIDED
    if candidate.together:
        grounds.append("named in one article")
    if found.value >= _SAME and lead < _LEAD:
        grounds.append("others as near")
    if found.value <= _DIFFERENT or (candidate.together and candidate.likeness is Likeness.INITIALS):
        verdict = Verdict.DIFFERENT
    elif found.value >= _SAME and candidate.likeness is not _DOUBTFUL and len(grounds) == 1:
        verdict = Verdict.SAME
    articles = min(short.articles, full.articles)
    return Pair(short.id, full.id, verdict, found.value, ", ".join(grounds), articles)


def _undecided(candidates: list[_Candidate]) -> Pair:
    """A surname and a full name, in the articles where that is the likeliest; the evidence is of the best of them."""
    best = max(candidates, key=lambda candidate: (candidate.score.value, candidate.score.grounds))
    found = best.score
    return Pair(best.short.id, best.full.id, Verdict.UNDECIDED, found.value, found.grounds, len(candidates))
