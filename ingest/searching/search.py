"""A search: what is asked, and the answer with its count, its page of articles, its facets and its months."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from ingest.querying import Query, expression, parse
from ingest.searching.filters import FACETS, Choice, asks_for_words, chosen, in_text, matching, number_of, value_of
from ingest.searching.holdings import MANY, Holdings, Ints, Mask, Value

Scores = npt.NDArray[np.float64]

ORDERS = ("newest", "relevant", "oldest")

#: Facets that the months of an answer stand for.
PERIODS = ("year", "month")


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
class Facet:
    """The most frequent values among the hits, each with its count, and how many values there are."""

    values: list[tuple[Value, int]]
    number: int


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


@dataclass(frozen=True, eq=False)
class Counted:
    """What is the same on every page of a search, in whatever order: the positions of the hits, and the counts."""

    hits: Ints
    unfiltered: int
    facets: dict[str, Facet]
    months: list[tuple[str, int]]


def search(connection: sqlite3.Connection, holdings: Holdings, asked: Asked) -> Answer:
    """Answer a search. Nothing that is asked is an error; marks without any word find nothing."""
    query = parse(asked.typed)
    key = (query, bool(asked.typed.strip()), tuple(asked.choices.items()), asked.facet_size)
    counted = holdings.counted.get(key, lambda: _count(connection, holdings, query, asked))
    if asked.order == "relevant" and asks_for_words(query):
        articles, following = _most_relevant(connection, holdings, query, counted.hits, asked)
    else:
        articles, following = _by_date(holdings, counted.hits, asked)
    count = len(counted.hits)
    return Answer(query, count, counted.unfiltered, articles, counted.facets, counted.months, following)


def _count(connection: sqlite3.Connection, holdings: Holdings, query: Query, asked: Asked) -> Counted:
    found = _found(connection, holdings, query, asked.typed)
    hits = np.flatnonzero(found & chosen(holdings, asked.choices))
    facets = {facet: _facet(holdings, facet, found, hits, asked) for facet in FACETS if facet not in PERIODS}
    months = _months(holdings, _but(holdings, found, hits, asked.choices, PERIODS))
    return Counted(hits, int(found.sum()), facets, months)


def _found(connection: sqlite3.Connection, holdings: Holdings, query: Query, typed: str) -> Mask:
    """What the words find: the same whatever is chosen, so it is remembered."""
    if typed.strip() and not query:
        return np.zeros(len(holdings.ids), bool)
    return holdings.remembered.get(query, lambda: matching(connection, holdings, query))


def _but(holdings: Holdings, found: Mask, hits: Ints, choices: Mapping[str, Choice], without: tuple[str, ...]) -> Ints:
    """The hits there would be if nothing were chosen of some facets."""
    if not any(choices.get(facet, Choice()) != Choice() for facet in without):
        return hits
    others = {facet: choice for facet, choice in choices.items() if facet not in without}
    return np.flatnonzero(found & chosen(holdings, others))


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


def _facet(holdings: Holdings, facet: str, found: Mask, hits: Ints, asked: Asked) -> Facet:
    """The most frequent values of a facet, and the chosen ones however rare they are."""
    choice = asked.choices.get(facet, Choice())
    values = [value_of(facet, written) for written in (*choice.included, *choice.excluded)]
    if facet in MANY:
        many = holdings.many[facet]
        kept = np.flatnonzero(np.isin(many.values, np.array([value for value in values if value], np.int64)))
        return _most(many.counts(hits), many.values.tolist(), kept, asked.facet_size)
    single = holdings.single[facet]
    if choice.included:
        hits = np.flatnonzero(found & chosen(holdings, asked.choices, but=facet))
    kept = np.array([single.values.index(value) for value in values if value in single.values], np.int64)
    return _most(single.counts(hits), single.values, kept, asked.facet_size)


def _most(counts: Ints, values: list[Value], kept: Ints, size: int) -> Facet:
    there = np.flatnonzero(counts)
    kth = np.partition(counts[there], -size)[-size] if len(there) > size else 0
    best = there[counts[there] >= kth]
    best = best[np.argsort(-counts[best], kind="stable")][:size]
    shown = [*best.tolist(), *np.setdiff1d(kept, best).tolist()]
    return Facet([(values[code], int(counts[code])) for code in shown], len(there))


def _months(holdings: Holdings, hits: Ints) -> list[tuple[str, int]]:
    month = holdings.single["month"]
    counts = month.counts(hits)
    return sorted((str(value), int(n)) for value, n in zip(month.values, counts, strict=True) if value and n)
