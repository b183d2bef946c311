"""A search among people, or places: the answer with its count, its page and its facets."""

import sqlite3
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

import numpy as np

from ingest.querying import Query, expression, parse
from ingest.searching.arrays import Ints, Mask, Scores, Value, set_of
from ingest.searching.facets import Counted, however_rare, most
from ingest.searching.filters import number_of
from ingest.searching.holdings import Holdings
from ingest.searching.listing import fitting, of_index, page_by, wants_words
from ingest.searching.names import Names, matching_names
from ingest.searching.search import Answer, Asked, answered
from ingest.searching.tabs import TABS

_RANKED = "select rowid, rank from {0}_fts where {0}_fts match ?"


@dataclass(frozen=True, eq=False)
class _Within(Counted):
    """The same of names; ``within`` is in how many of the articles that the query allows each is named, by position."""

    within: Ints


def search_names(connection: sqlite3.Connection, holdings: Holdings, names: Names, asked: Asked) -> Answer:
    """Answer a search among people or places. Nothing that is asked is an error; marks alone find nothing."""
    query = parse(asked.typed)
    key = (query, bool(asked.typed.strip()), tuple(asked.choices.items()), asked.facet_size)
    counted = names.counted.get(key, lambda: _count(connection, holdings, names, asked))
    if asked.order == "name":
        page, following = _by_name(names, counted.hits, asked)
    else:
        where, keys = _ordered(connection, names, query, counted, asked.order)
        page, following = page_by(keys, where, names.ids, asked)
    within = dict(zip(names.ids[page].tolist(), counted.within[page].tolist(), strict=True))
    return answered(query, counted, names.ids[page], following, within)


def found_names(connection: sqlite3.Connection, holdings: Holdings, names: Names, asked: Asked) -> tuple[Mask, Ints]:
    """Whom or what the words find, whatever is chosen, and how many of the articles that they allow name each."""
    query = parse(asked.typed)
    if asked.typed.strip() and not query:
        return np.zeros(len(names.ids), bool), names.articles
    return names.found.get(query, lambda: matching_names(connection, holdings, names, query))


def counts_of_names(names: Names, facet: str, found: Mask, asked: Asked) -> tuple[list[Value], Ints]:
    """The values of a facet and how many of those found have each, as if no value of it were included."""
    single = names.single[facet]
    return single.values, single.counts(np.flatnonzero(found & fitting(names.single, asked.choices, but=[facet])))


def _count(connection: sqlite3.Connection, holdings: Holdings, names: Names, asked: Asked) -> _Within:
    found, within = found_names(connection, holdings, names, asked)
    hits = np.flatnonzero(found & fitting(names.single, asked.choices))
    facets = {
        facet: most(*counts_of_names(names, facet, found, asked), asked.facet_size, however_rare(asked.choices, facet))
        for facet in TABS[names.table].facets
    }
    return _Within(hits, int(np.count_nonzero(found)), facets, [], within)


def _ordered(
    connection: sqlite3.Connection, names: Names, query: Query, counted: _Within, order: str
) -> tuple[Ints, Scores]:
    """The hits in their order, and the keys that they are ordered by, which grow; those alike stand by their number."""
    hits = counted.hits
    if order == "relevant" and wants_words(names.plain(query), ("",)):
        scores = np.zeros(len(names.ids))
        ranked = connection.execute(_RANKED.format(names.table), (expression(of_index(names.plain(query), ("",))),))
        found = np.fromiter(map(tuple, ranked), [("number", np.int64), ("score", np.float64)])
        found = found[np.isin(found["number"], names.ids)]
        scores[names.at(found["number"])] = found["score"]
        keys = scores[hits]
    else:
        keys = -counted.within[hits].astype(np.float64)
    ordered = np.argsort(keys, kind="stable")
    return hits[ordered], keys[ordered]


def _by_name(names: Names, hits: Ints, asked: Asked) -> tuple[Ints, str | None]:
    """A page in the order of the alphabet; names that are spelt alike stand by their number."""
    found = set_of(hits, len(names.ids))
    at = _after_name(names, asked.start) if asked.start else 0
    left = names.alphabet[at:]
    left = left[found[left]]
    page = left[: asked.size]
    if len(left) <= asked.size or not len(page):
        return page, None
    return page, f"{names.folded[page[-1]]}~{names.ids[page[-1]]}"


def _after_name(names: Names, start: str) -> int:
    """Where in the alphabet those begin that come after a folded name and a number."""
    name, _, number = start.rpartition("~")
    first, last = (side(names.alphabet, name, key=names.folded.__getitem__) for side in (bisect_left, bisect_right))
    return int(first + np.searchsorted(names.ids[names.alphabet[first:last]], number_of(number), "right"))
