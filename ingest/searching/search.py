"""A search: what is asked, and the answer with its count, its page of articles, its facets and its months."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from ingest.querying import Query, expression, parse
from ingest.searching.facets import Facet, count
from ingest.searching.filters import Choice, asks_for_words, in_text, matching, number_of
from ingest.searching.holdings import Holdings, Ints, Mask

Scores = npt.NDArray[np.float64]

ORDERS = ("newest", "relevant", "oldest")


@dataclass(frozen=True)
class Asked:
    """A search as it was asked for. ``start`` is the ``next`` of the page before, "" for the first."""

    typed: str = ""
    choices: Mapping[str, Choice] = field(default_factory=dict)
    order: str = "newest"
    start: str = ""
    size: int = 20
    facet_size: int = 5


@dataclass(frozen=True)
class Answer:
    """The articles found: how many, how many before anything was chosen, and the numbers of those on this page."""

    query: Query
    count: int
    unfiltered: int
    articles: list[int]
    facets: dict[str, Facet]
    months: list[tuple[str, int]]
    next: str | None


def search(connection: sqlite3.Connection, holdings: Holdings, asked: Asked) -> Answer:
    """Answer a search. Nothing that is asked is an error; marks without any word find nothing."""
    query = parse(asked.typed)
    key = (query, bool(asked.typed.strip()), tuple(asked.choices.items()), asked.facet_size)
    counted = holdings.counted.get(
        key, lambda: count(holdings, _found(connection, holdings, query, asked.typed), asked.choices, asked.facet_size)
    )
    if asked.order == "relevant" and asks_for_words(query):
        articles, following = _most_relevant(connection, holdings, query, counted.hits, asked)
    else:
        articles, following = _by_date(holdings, counted.hits, asked)
    return Answer(query, len(counted.hits), counted.unfiltered, articles, counted.facets, counted.months, following)


def _found(connection: sqlite3.Connection, holdings: Holdings, query: Query, typed: str) -> Mask:
    """What the words find: the same whatever is chosen, so it is remembered."""
    if typed.strip() and not query:
        return np.zeros(len(holdings.ids), bool)
    return holdings.remembered.get(query, lambda: matching(connection, holdings, query))


def _by_date(holdings: Holdings, where: Ints, asked: Asked) -> tuple[list[int], str | None]:
    """A page in the order of dates. The next begins after its last article, whatever is added meanwhile."""
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
        return holdings.ids[page].tolist(), None
    last = int(page[-1])
    return holdings.ids[page].tolist(), f"{holdings.published[last].decode()}~{holdings.ids[last]}"


def _most_relevant(
    connection: sqlite3.Connection, holdings: Holdings, query: Query, hits: Ints, asked: Asked
) -> tuple[list[int], str | None]:
    """A page in the order of relevance."""
    where, scores = holdings.ranked.get(query, lambda: _ranked(connection, holdings, query))
    wanted = np.zeros(len(holdings.ids), bool)
    wanted[hits] = True
    kept = wanted[where]
    where, scores = where[kept], scores[kept]
    at = _after_score(holdings, scores, where, asked.start)
    page = holdings.ids[where[at : at + asked.size]].tolist()
    if at + asked.size >= len(where):
        return page, None
    return page, f"{float(scores[at + asked.size - 1])!r}~{page[-1]}"


def _ranked(connection: sqlite3.Connection, holdings: Holdings, query: Query) -> tuple[Ints, Scores]:
    """The positions that have a query's words, by BM25 (SQLite's, all columns alike), then newest first."""
    rows = connection.execute(
        "select rowid, rank from articles_fts where articles_fts match ?", (expression(in_text(query)),)
    )
    ranked = np.fromiter(map(tuple, rows), [("article", np.int64), ("score", np.float64)])
    ranked = ranked[ranked["article"] < len(holdings.positions)]
    where = holdings.positions[ranked["article"]]
    order = np.lexsort((-where, ranked["score"]))
    order = order[where[order] >= 0]
    return where[order], ranked["score"][order]


def _after_score(holdings: Holdings, scores: Scores, where: Ints, start: str) -> int:
    """Where the next page begins in hits that stand by score: after the article that the page before ended with."""
    score, _, number = start.rpartition("~")
    try:
        key = float(score)
    except ValueError:
        return 0
    first, last = int(np.searchsorted(scores, key, "left")), int(np.searchsorted(scores, key, "right"))
    met = np.flatnonzero(holdings.ids[where[first:last]].astype(str) == number)
    return first + int(met[0]) + 1 if len(met) else last
