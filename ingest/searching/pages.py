"""A page of a search in any tab: what was found, how it is shown, and what the other tabs hold."""

import sqlite3
from dataclasses import dataclass, field, replace

import numpy as np

from ingest.querying import Clause, Query, expression, parse, written
from ingest.searching.addresses import turned_to
from ingest.searching.arrays import Value
from ingest.searching.beginnings import beginnings_of
from ingest.searching.filters import chosen
from ingest.searching.hints import Hints, hints_of
from ingest.searching.holdings import Holdings
from ingest.searching.labels import labelled
from ingest.searching.listed import rows
from ingest.searching.listing import Listed, fitting, wants_words
from ingest.searching.name_search import found_names, search_names
from ingest.searching.names import names_of
from ingest.searching.quote_search import found_quotes, search_quotes
from ingest.searching.quotes import OWN_FIELDS, fitting_quotes
from ingest.searching.results import Result, results
from ingest.searching.saved_quotes import quotes_of
from ingest.searching.search import Answer, Asked, found_articles, search
from ingest.searching.spelling import suggest
from ingest.searching.tabs import FIRST, TABS

#: Tabs whose index counts words by itself in half the time that it takes to learn what has them: its fields.
_INDEXED = {"articles": ("", "title"), "quotes": OWN_FIELDS}

#: Parts of a query that are tried alone.
_PARTS = 5


@dataclass(frozen=True)
class Page:
    """A page of a search. ``facets`` are values, each with its name, None for what has none, and its count.

    ``results`` are articles, or the rows of another tab. ``tabs`` are the same search in each tab, and how many it
    finds there. Where nothing was found, ``suggestion`` is what to type instead, and how many articles that finds;
    ``alone`` is each part of what was asked for, the search for it alone, and how many that finds.
    """

    archive: str
    asked: Asked
    answer: Answer
    results: list[Result] | list[Listed]
    facets: dict[str, list[tuple[Value, str | None, int]]]
    hints: Hints
    suggestion: tuple[str, int] | None
    alone: list[tuple[Clause, Asked, int]] = field(default_factory=list)
    tabs: dict[str, tuple[Asked, int]] = field(default_factory=dict)

    @property
    def following(self) -> Asked | None:
        """The search for the next page, None on the last."""
        return replace(self.asked, start=self.answer.next) if self.answer.next else None


def prepare(connection: sqlite3.Connection, holdings: Holdings) -> None:
    """Make all arrays, so that no reader's time goes into that."""
    for many in holdings.many.values():
        many.frequent  # noqa: B018 - made when it is first asked for
    quotes_of.of(connection, holdings)
    for table in names_of:
        names_of[table].of(connection, holdings)
        beginnings_of[table].of(connection, holdings)


def page_of(connection: sqlite3.Connection, holdings: Holdings, archive: str, asked: Asked) -> Page:
    """The page that is asked for."""
    shown: list[Result] | list[Listed]
    if asked.tab == FIRST:
        answer = search(connection, holdings, asked)
        shown = results(connection, holdings, answer.query, answer.numbers)
    else:
        answer = _listing(connection, holdings, asked)
        shown = rows(connection, asked.tab, answer.query, answer.numbers, answer.within)
    suggestion = None if answer.unfiltered else suggest(connection, holdings, turned_to(asked, FIRST))
    alone = [] if answer.unfiltered else _alone(connection, holdings, asked, answer.query)
    hints = hints_of(connection, asked.tab, answer.query, answer.unfiltered)
    return Page(archive, asked, answer, shown, labelled(connection, answer.facets), hints, suggestion, alone)


def _alone(
    connection: sqlite3.Connection, holdings: Holdings, asked: Asked, query: Query
) -> list[tuple[Clause, Asked, int]]:
    """What each wanted part of a query finds by itself; nothing where there is but one."""
    wanted = [clause for clause in query if not clause.excluded]
    if len(wanted) < 2:
        return []
    searches = [replace(asked, typed=written((clause,), "en"), choices={}, start="") for clause in wanted[:_PARTS]]
    return [(clause, one, _number(connection, holdings, one)) for clause, one in zip(wanted, searches, strict=False)]


def with_tabs(connection: sqlite3.Connection, holdings: Holdings, page: Page) -> Page:
    """A page, and how many the same search finds in each tab."""
    counts = {page.asked.tab: (page.asked, page.answer.count)}
    for tab in TABS:
        if tab != page.asked.tab:
            other = turned_to(page.asked, tab)
            counts[tab] = (other, _number(connection, holdings, other))
    return replace(page, tabs={tab: counts[tab] for tab in TABS})


def _listing(connection: sqlite3.Connection, holdings: Holdings, asked: Asked) -> Answer:
    if asked.tab == "quotes":
        return search_quotes(connection, holdings, quotes_of.of(connection, holdings), asked)
    return search_names(connection, holdings, names_of[asked.tab].of(connection, holdings), asked)


def _number(connection: sqlite3.Connection, holdings: Holdings, asked: Asked) -> int:
    """How many a search finds in its tab; the same search is counted once."""
    key = ("number", asked.tab, asked.typed, tuple(asked.choices.items()))
    number: int = holdings.counted.get(key, lambda: _counted(connection, holdings, asked))
    return number


def _counted(connection: sqlite3.Connection, holdings: Holdings, asked: Asked) -> int:
    query = parse(asked.typed)
    if _is_of_words(asked, query):
        sql = f"select count(*) from {asked.tab}_fts where {asked.tab}_fts match ?"
        return int(connection.execute(sql, (expression(query),)).fetchone()[0])
    if asked.tab == FIRST:
        found = found_articles(connection, holdings, asked)
        return int(np.count_nonzero(found & chosen(holdings, asked.choices)))
    if asked.tab == "quotes":
        quotes = quotes_of.of(connection, holdings)
        found = found_quotes(connection, holdings, quotes, asked)
        return len(fitting_quotes(holdings, quotes, found, asked.choices))
    names = names_of[asked.tab].of(connection, holdings)
    found, _ = found_names(connection, holdings, names, asked)
    return int(np.count_nonzero(found & fitting(names.single, asked.choices)))


def _is_of_words(asked: Asked, query: Query) -> bool:
    """Whether the index of the tab can count what is asked for by itself."""
    own = _INDEXED.get(asked.tab, ())
    terms = [term for clause in query for term in clause.terms]
    is_plain = all(term.field in own and not term.phrase for term in terms)
    return is_plain and wants_words(query, own) and not asked.choices
