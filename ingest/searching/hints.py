"""What a reader has to be told of an answer: where it is not quite what was asked for."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from ingest.querying import Clause, Query, Term, expression, too_short
from ingest.searching.exact import READ

#: Which index has the words of a term in each of its fields, where those are stems.
_INDEXES = {"": "articles", "title": "articles", "said": "quotes", "speaker": "quotes"}

_HITS = "select count(*) from (select rowid from {0}_fts where {0}_fts match ? limit ?)"


@dataclass(frozen=True)
class Hints:
    """``inexact`` are phrases that so many have that other forms of their words count, too (see ``exact``).

    ``short`` are beginnings that were looked for as words: more letters are needed.
    """

    inexact: tuple[str, ...] = ()
    short: tuple[str, ...] = ()


def hints_of(connection: sqlite3.Connection, tab: str, query: Query, found: int) -> Hints:
    """The hints on a search that found so many before anything was chosen."""
    inexact = (
        term.typed
        for clause, term, index in _phrases(tab, query)
        if _candidates(connection, clause, term, index, found if index == tab else inf) > READ
    )
    return Hints(tuple(dict.fromkeys(inexact)), tuple(dict.fromkeys(too_short(query))))


def _phrases(tab: str, query: Query) -> Iterator[tuple[Clause, Term, str]]:
    """The phrases that are looked for among stems, each with its clause and its index."""
    for clause in query:
        for term in clause.terms:
            index = tab if tab == "quotes" and not term.field else _INDEXES.get(term.field)
            if term.phrase and index and not (tab in ("people", "places") and not term.field):
                yield clause, term, index


def _candidates(connection: sqlite3.Connection, clause: Clause, term: Term, index: str, found: float) -> float:
    """How many are to be read for a phrase, READ + 1 for any more; none matter where it is in all of few found."""
    if len(clause.terms) == 1 and not clause.excluded and found <= READ:
        return 0
    asked = expression([Clause((term,))])
    (hits,) = connection.execute(_HITS.format(index), (asked, READ + 1)).fetchone()
    return int(hits)
