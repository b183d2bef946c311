"""Which articles a query and the chosen facets ask for."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from ingest import languages
from ingest.analysis import fold, words
from ingest.querying import Clause, Query, Term, expression
from ingest.searching.arrays import Mask, Value, numbers
from ingest.searching.columns import MANY
from ingest.searching.exact import articles_with, quotes_with
from ingest.searching.holdings import Holdings
from ingest.searching.postings import NONE, Postings, words_of
from ingest.searching.saved_postings import postings_of

#: The facets that can be chosen, in the order in which pages show them.
FACETS = ("outlet", "language", "section", "people", "places", "speakers", "authors", "year", "month")

#: Facets that are numbers in addresses.
_NUMBERED = ("outlet", *MANY)

_IN_TEXT = ("", "title")

_INDEX = "select rowid from {0}_fts where {0}_fts match ?"
_QUOTES = f"select distinct article_id from quotes where id in ({_INDEX.format('quotes')})"
_THESE_QUOTES = "select distinct article_id from quotes where id in (select value from json_each(?))"


@dataclass(frozen=True)
class Choice:
    """What was chosen of one facet, as addresses write it; "" is what has no value."""

    included: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()


Choices = Mapping[str, Choice]


def in_text(query: Iterable[Clause]) -> list[Clause]:
    """The clauses that the index of articles answers by itself."""
    return [clause for clause in query if all(term.field in _IN_TEXT for term in clause.terms)]


def asks_for_words(query: Iterable[Clause]) -> bool:
    """Whether there is something that articles can be ranked by."""
    return any(not clause.excluded for clause in in_text(query))


def matching(connection: sqlite3.Connection, holdings: Holdings, query: Query) -> Mask:
    """The articles that a query finds: all of them where it asks for nothing."""
    mask = np.ones(len(holdings.ids), bool)
    wanted = in_text(query)
    postings = postings_of.ready(holdings) or NONE
    stemmed = [clause for clause in wanted if not (clause.excluded and _has_phrase(clause))]
    common = [clause for clause in stemmed if any(word in postings for word in words_of(clause) or ())]
    stemmed = [clause for clause in stemmed if clause not in common]
    if asks_for_words(stemmed):
        mask &= _in_index(connection, holdings, expression(stemmed))
    elif stemmed:
        mask &= ~_in_index(connection, holdings, expression(Clause(clause.terms) for clause in _as_one(stemmed)))
    for clause in common:
        found = _with_words(connection, holdings, postings, words_of(clause) or [])
        mask &= ~found if clause.excluded else found
    for clause in query:
        if clause not in wanted:
            found = np.logical_or.reduce([_having(connection, holdings, term) for term in clause.terms])
            mask &= ~found if clause.excluded else found
    for clause in filter(_has_phrase, wanted):  # last, when few articles are left to read
        found = np.logical_or.reduce([_standing(connection, holdings, term, mask) for term in clause.terms])
        mask &= ~found if clause.excluded else found
    return mask


def chosen(holdings: Holdings, choices: Choices, but: str = "") -> Mask:
    """The articles that fit the choices: any of several values where an article has one, all where it has many.

    The included values of the facet ``but`` are left out of account: its counts are of what could be chosen as well.
    """
    mask = np.ones(len(holdings.ids), bool)
    for facet, choice in choices.items():
        included = () if facet == but else choice.included
        if facet in MANY:
            for value in included:
                mask &= _of(holdings, facet, [value])
        elif included:
            mask &= _of(holdings, facet, included)
        if choice.excluded:
            mask &= ~_of(holdings, facet, choice.excluded)
    return mask


def value_of(facet: str, written: str) -> Value:
    """The value of a facet that an address writes; None where it has none."""
    if facet in _NUMBERED:
        return number_of(written) if written else None
    return written or None


def number_of(written: str) -> int:
    """The number of a row that an address writes; 0, which no row has, where it is no such number."""
    return int(written) if written.isascii() and written.isdigit() and len(written) < 19 else 0


def _of(holdings: Holdings, facet: str, written: Iterable[str]) -> Mask:
    values = [value_of(facet, value) for value in written]
    if facet in MANY:
        return holdings.many[facet].having(value for value in values if isinstance(value, int))
    return holdings.single[facet].having(values)


def _as_one(clauses: list[Clause]) -> list[Clause]:
    return [Clause(tuple(term for clause in clauses for term in clause.terms))]


def _in_index(connection: sqlite3.Connection, holdings: Holdings, asked: str) -> Mask:
    return holdings.mask(numbers(connection, "rowid", _INDEX.format("articles"), [asked]))


def _with_words(connection: sqlite3.Connection, holdings: Holdings, postings: Postings, sought: list[str]) -> Mask:
    """The articles that have one of these words of the index, of which many have some."""
    found = postings.having(sought)
    rare = " OR ".join(f'"{word}"' for word in sought if word not in postings)
    return found | _in_index(connection, holdings, rare) if rare else found


def _having(connection: sqlite3.Connection, holdings: Holdings, term: Term) -> Mask:
    """The articles that a term finds, whatever its field."""
    return _FIELDS[term.field](connection, holdings, term)


def _has_phrase(clause: Clause) -> bool:
    return any(term.phrase for term in clause.terms)


def _standing(connection: sqlite3.Connection, holdings: Holdings, term: Term, among: Mask) -> Mask:
    """The articles among some in which a term stands: in any form of its words, or, of a phrase, as it was typed."""
    candidates = _by_text(connection, holdings, term) & among
    return articles_with(connection, holdings, term, candidates) if term.phrase else candidates


def _exactly(connection: sqlite3.Connection, holdings: Holdings, term: Term) -> Mask:
    return _standing(connection, holdings, term, np.ones(len(holdings.ids), bool))


def _by_text(connection: sqlite3.Connection, holdings: Holdings, term: Term) -> Mask:
    return _in_index(connection, holdings, expression([Clause((term,))]))


def _by_quote(connection: sqlite3.Connection, holdings: Holdings, term: Term) -> Mask:
    asked = expression([Clause((term,))])
    if not term.phrase:
        return holdings.mask(numbers(connection, "article_id", _QUOTES, [asked]))
    found = quotes_with(connection, term, numbers(connection, "rowid", _INDEX.format("quotes"), [asked]))
    return holdings.mask(numbers(connection, "article_id", _THESE_QUOTES, [json.dumps(found.tolist())]))


def _by_entity(table: str) -> Callable[[sqlite3.Connection, Holdings, Term], Mask]:
    def having(connection: sqlite3.Connection, holdings: Holdings, term: Term) -> Mask:
        found = numbers(connection, "rowid", _INDEX.format(table), [expression([Clause((term,))])])
        return holdings.many[table].having(found.tolist())

    return having


def _by_name(facet: str, table: str) -> Callable[[sqlite3.Connection, Holdings, Term], Mask]:
    def having(connection: sqlite3.Connection, holdings: Holdings, term: Term) -> Mask:
        wanted = {word for part in term.parts for word in part}
        named = holdings.names.get(table, lambda: _names(connection, table))
        found = [number for number, its_words in named.items() if wanted <= its_words]
        return holdings.many[facet].having(found) if facet in MANY else holdings.single[facet].having(found)

    return having


def _names(connection: sqlite3.Connection, table: str) -> dict[int, frozenset[str]]:
    return {number: frozenset(words(name)) for number, name in connection.execute(f"select id, name from {table}")}


def _by_section(_: sqlite3.Connection, holdings: Holdings, term: Term) -> Mask:
    sections = holdings.single["section"]
    return sections.having(value for value in sections.values if value and fold(term.typed) in fold(str(value)))


def _by_language(_: sqlite3.Connection, holdings: Holdings, term: Term) -> Mask:
    """By the code of a language, or by what it calls itself."""
    asked = fold(term.typed)
    named = {code for code in languages.codes() if fold(languages.load(code).settings("language.yml")["name"]) == asked}
    return holdings.single["language"].having(named or {asked})


def _since(_: sqlite3.Connection, holdings: Holdings, term: Term) -> Mask:
    return np.asarray(holdings.published >= term.typed.encode())


def _until(_: sqlite3.Connection, holdings: Holdings, term: Term) -> Mask:
    dated = holdings.published != b""
    return np.asarray(dated & (holdings.published < term.typed.encode()))


_FIELDS: dict[str, Callable[[sqlite3.Connection, Holdings, Term], Mask]] = {
    "": _exactly,
    "title": _exactly,
    "said": _by_quote,
    "speaker": _by_quote,
    "person": _by_entity("people"),
    "place": _by_entity("places"),
    "by": _by_name("authors", "authors"),
    "outlet": _by_name("outlet", "outlets"),
    "section": _by_section,
    "lang": _by_language,
    "after": _since,
    "before": _until,
}
