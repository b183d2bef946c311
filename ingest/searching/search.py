"""A search: what is asked, and the answer with its count, its page of articles, its facets and its months."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from ingest.querying import Query, parse
from ingest.searching.arrays import Ints, Mask
from ingest.searching.facets import Counted, Facet, count
from ingest.searching.filters import Choice, asks_for_words, in_text, matching, number_of
from ingest.searching.holdings import Holdings
from ingest.searching.postings import NONE
from ingest.searching.ranking import most_relevant, scored
from ingest.searching.saved_postings import postings_of

ORDERS = ("newest", "relevant", "oldest")


@dataclass(frozen=True)
class Asked:
    """A search as it was asked for. ``start`` is the ``next`` of the page before, "" for the first.

    ``tab`` is what is looked for: articles, people, places or quotes; choices and order are those of that tab.
    """

    typed: str = ""
    choices: Mapping[str, Choice] = field(default_factory=dict)
    order: str = "newest"
    start: str = ""
    size: int = 20
    facet_size: int = 5
    tab: str = "articles"


@dataclass(frozen=True)
class Answer:
    """What was found: how many, how many before anything was chosen, and the numbers of the rows on this page.

    ``within`` is in how many of the articles that the query allows each person or place on it is named.
    """

    query: Query
    count: int
    unfiltered: int
    numbers: list[int]
    facets: dict[str, Facet]
    months: list[tuple[str, int]]
    next: str | None
    within: Mapping[int, int] = field(default_factory=dict)


def search(connection: sqlite3.Connection, holdings: Holdings, asked: Asked) -> Answer:
    """Answer a search. Nothing that is asked is an error; marks without any word find nothing."""
    query = parse(asked.typed)
    key = (query, bool(asked.typed.strip()), tuple(asked.choices.items()), asked.facet_size)
    counted = holdings.counted.get(
        key, lambda: count(holdings, found_articles(connection, holdings, asked), asked.choices, asked.facet_size)
    )
    if asked.order == "relevant" and asks_for_words(query):
        found, wanted = found_articles(connection, holdings, asked), tuple(in_text(query))
        postings = postings_of.ready(holdings) or NONE
        by_score = holdings.ranked.get(query, lambda: scored(connection, holdings, wanted, found, postings))
        page, following = most_relevant(holdings, by_score, counted.hits, asked.start, asked.size)
    else:
        page, following = by_date(holdings, counted.hits, asked)
    return answered(query, counted, holdings.ids[page], following)


def answered(
    query: Query, counted: Counted, numbers: Ints, following: str | None, within: Mapping[int, int] | None = None
) -> Answer:
    """The answer with these rows on its page, and what was counted for all its pages."""
    found = len(counted.hits), counted.unfiltered, numbers.tolist(), counted.facets, counted.months
    return Answer(query, *found, following, within or {})


def found_articles(connection: sqlite3.Connection, holdings: Holdings, asked: Asked) -> Mask:
    """What the words find: the same whatever is chosen, so it is remembered."""
    query = parse(asked.typed)
    if asked.typed.strip() and not query:
        return np.zeros(len(holdings.ids), bool)
    return holdings.remembered.get(query, lambda: matching(connection, holdings, query))


def by_date(holdings: Holdings, where: Ints, asked: Asked) -> tuple[Ints, str | None]:
    """The positions on a page in the order of dates, and the next one's start: where this ends, whatever is added."""
    oldest_first = asked.order == "oldest"
    if asked.start:
        published, _, written = asked.start.rpartition("~")
        article = number_of(written)
        if oldest_first:
            where = where[where >= holdings.place(published, article, "right")]
        else:
            where = where[where < holdings.place(published, article, "left")]
    ordered = where if oldest_first else where[::-1]
    page = ordered[: asked.size]
    if len(ordered) <= asked.size or not len(page):
        return page, None
    last = int(page[-1])
    return page, f"{holdings.published[last].decode()}~{holdings.ids[last]}"
