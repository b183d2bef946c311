"""What the tabs beside the articles share: how clauses, choices and counts become one."""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from ingest.querying import Clause, Query, Term, expression
from ingest.searching.arrays import Ints, Mask, Scores, Value
from ingest.searching.columns import Single
from ingest.searching.excerpts import Piece
from ingest.searching.filters import Choice, Choices, number_of, value_of
from ingest.searching.search import Asked

_EVERYTHING = slice(None)


@dataclass(frozen=True)
class Listed:
    """A row of a page: its columns, and its name or its words in pieces, those that were looked for apart."""

    row: dict[str, Value]
    pieces: list[Piece]


def _as_found(_: Term, found: Mask) -> Mask:
    return found


@dataclass(frozen=True)
class Index:
    """How things that have an index of their own are found, ``size`` of them.

    ``found`` answers an expression by that index, which knows the fields ``own``; ``having`` answers clauses of other
    fields by the articles: what they ask for together must hold of one article. ``exact`` keeps those in which a phrase
    stands as it was typed; an index that holds words whole needs it not.
    """

    own: Container[str]
    size: int
    found: Callable[[str], Mask]
    having: Callable[[Query], Mask]
    exact: Callable[[Term, Mask], Mask] = _as_found


def of_index(query: Query, own: Container[str]) -> Query:
    """The clauses that an index of these fields answers by itself."""
    return tuple(clause for clause in query if all(term.field in own for term in clause.terms))


def of_articles(query: Query, own: Container[str]) -> Query:
    """The clauses that ask for nothing but articles."""
    return tuple(clause for clause in query if not any(term.field in own for term in clause.terms))


def wants_words(query: Query, own: Container[str]) -> bool:
    """Whether there is something that rows of an index can be ranked by."""
    return any(not clause.excluded for clause in of_index(query, own))


def matched(query: Query, index: Index) -> Mask:
    """What a query finds among the things of an index: all of them where it asks for nothing."""
    mask = np.ones(index.size, bool)
    ours, theirs = of_index(query, index.own), of_articles(query, index.own)
    stemmed = tuple(clause for clause in ours if not (clause.excluded and _has_phrase(clause)))
    if wants_words(query, index.own):
        mask &= index.found(expression(stemmed))
    elif stemmed:
        mask &= ~index.found(expression([Clause(tuple(term for clause in stemmed for term in clause.terms))]))
    if theirs:
        mask &= index.having(theirs)
    for clause in query:
        if clause not in theirs and (clause not in ours or _has_phrase(clause)):
            found = np.logical_or.reduce([_met(term, index, mask) for term in clause.terms])
            mask &= ~found if clause.excluded else found
    return mask


def _met(term: Term, index: Index, among: Mask) -> Mask:
    """The things among some that have a term: in any form of its words, or, of a phrase, as it was typed."""
    alone = (Clause((term,)),)
    if term.field not in index.own:
        return index.having(alone)
    found = index.found(expression(alone)) & among
    return index.exact(term, found) if term.phrase else found


def _has_phrase(clause: Clause) -> bool:
    return any(term.phrase for term in clause.terms)


def fitting(
    single: Mapping[str, Single], choices: Choices, at: Ints | slice = _EVERYTHING, but: Iterable[str] = ()
) -> Mask:
    """Which of those at these positions fit the choices: any of several values of a facet.

    Included values of the facets ``but`` are left out of account.
    """
    mask = np.ones(len(next(iter(single.values())).codes[at]), bool)
    for facet, choice in choices.items():
        if choice.included and facet not in but:
            mask &= _among(single[facet], facet, choice.included)[single[facet].codes[at]]
        if choice.excluded:
            mask &= ~_among(single[facet], facet, choice.excluded)[single[facet].codes[at]]
    return mask


def _among(single: Single, facet: str, written: Iterable[str]) -> Mask:
    return single.among(value_of(facet, one) for one in written)


def has_included(asked: Asked, facets: Iterable[str]) -> bool:
    """Whether a value of one of these facets is asked for."""
    return any(asked.choices.get(facet, Choice()).included for facet in facets)


def page_by(keys: Scores, where: Ints, ids: Ints, asked: Asked) -> tuple[Ints, str | None]:
    """A page of positions that stand by a key, then by their number in ``ids``, both growing; and the next one's start.

    That is "key~number" of the last: the next page begins behind these, whatever is added meanwhile.
    """
    at = _after(keys, ids[where], asked.start)
    page = where[at : at + asked.size]
    if at + asked.size >= len(where):
        return page, None
    return page, f"{float(keys[at + asked.size - 1])!r}~{ids[page[-1]]}"


def _after(keys: Scores, numbers: Ints, start: str) -> int:
    written, _, number = start.rpartition("~")
    try:
        key = float(written)
    except ValueError:
        return 0
    first, last = int(np.searchsorted(keys, key, "left")), int(np.searchsorted(keys, key, "right"))
    return first + int(np.searchsorted(numbers[first:last], number_of(number), "right"))
