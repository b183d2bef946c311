"""A search among quotes: the answer with its count, its page, its facets and its months."""

import sqlite3

import numpy as np

from ingest.querying import parse
from ingest.searching.arrays import Ints, Mask, Value
from ingest.searching.columns import PERIODS
from ingest.searching.facets import Counted, however_rare, most
from ingest.searching.filters import number_of
from ingest.searching.holdings import Holdings
from ingest.searching.listing import has_included, of_index, wants_words
from ingest.searching.quotes import OWN_FIELDS, Quotes, fitting_quotes, matching_quotes
from ingest.searching.ranking import most_relevant, scored
from ingest.searching.search import Answer, Asked, answered
from ingest.searching.tabs import TABS

#: Facets that are listed; of the months there is a chart.
_SHOWN = tuple(facet for facet in TABS["quotes"].facets if facet != "month")


def search_quotes(connection: sqlite3.Connection, holdings: Holdings, quotes: Quotes, asked: Asked) -> Answer:
    """Answer a search among quotes. Nothing that is asked is an error; marks without any word find nothing."""
    query = parse(asked.typed)
    key = (query, bool(asked.typed.strip()), tuple(asked.choices.items()), asked.facet_size)
    counted = quotes.counted.get(key, lambda: _count(connection, holdings, quotes, asked))
    if asked.order == "relevant" and wants_words(query, OWN_FIELDS):
        found, wanted = found_quotes(connection, holdings, quotes, asked), of_index(query, OWN_FIELDS)
        by_score = quotes.ranked.get(query, lambda: scored(connection, quotes, wanted, found))
        page, following = most_relevant(quotes, by_score, counted.hits, asked.start, asked.size)
    else:
        page, following = _by_date(holdings, quotes, counted.hits, asked)
    return answered(query, counted, quotes.ids[page], following)


def found_quotes(connection: sqlite3.Connection, holdings: Holdings, quotes: Quotes, asked: Asked) -> Mask:
    """The quotes that the words find, whatever is chosen."""
    query = parse(asked.typed)
    if asked.typed.strip() and not query:
        return np.zeros(len(quotes.ids), bool)
    return quotes.found.get(query, lambda: matching_quotes(connection, holdings, quotes, query))


class Counter:
    """Counts the values of facets among the quotes found, each as if none of its own values were included."""

    def __init__(self, holdings: Holdings, quotes: Quotes, found: Mask, asked: Asked) -> None:
        self._holdings, self._quotes, self._found, self._asked = holdings, quotes, found, asked
        self._articles: dict[tuple[str, ...], tuple[Ints, Ints]] = {}
        self._hits: dict[tuple[str, ...], Ints] = {}

    def hits(self, but: tuple[str, ...] = ()) -> Ints:
        """The positions of the quotes that fit the choices, whatever values of some facets are included."""
        but = but if has_included(self._asked, but) else ()
        if but not in self._hits:
            self._hits[but] = fitting_quotes(self._holdings, self._quotes, self._found, self._asked.choices, but)
        return self._hits[but]

    def counts(self, facet: str) -> tuple[list[Value], Ints]:
        """The values of a facet and how many quotes have each."""
        but = PERIODS if facet in PERIODS else (facet,)
        if facet in self._quotes.single:
            single = self._quotes.single[facet]
            return single.values, single.counts(self.hits(but))
        single = self._holdings.single[facet]
        articles, quotes = self._per_article(but)
        counts = np.bincount(single.codes[articles], weights=quotes, minlength=len(single.values))
        return single.values, counts.astype(np.int64)

    def _per_article(self, but: tuple[str, ...]) -> tuple[Ints, Ints]:
        """The positions of the articles in which the quotes stand, and how many stand in each."""
        but = but if has_included(self._asked, but) else ()
        if but not in self._articles:
            hits, quotes = self.hits(but), self._quotes
            is_all = len(hits) == len(quotes.ids)
            each = np.diff(quotes.starts) if is_all else np.bincount(quotes.articles[hits])
            there = np.flatnonzero(each)
            self._articles[but] = (there, each[there])
        return self._articles[but]


def _count(connection: sqlite3.Connection, holdings: Holdings, quotes: Quotes, asked: Asked) -> Counted:
    found = found_quotes(connection, holdings, quotes, asked)
    counter = Counter(holdings, quotes, found, asked)
    facets = {
        facet: most(*counter.counts(facet), asked.facet_size, however_rare(asked.choices, facet)) for facet in _SHOWN
    }
    months = sorted((str(month), int(n)) for month, n in zip(*counter.counts("month"), strict=True) if month and n)
    return Counted(counter.hits(), int(np.count_nonzero(found)), facets, months)


def _by_date(holdings: Holdings, quotes: Quotes, where: Ints, asked: Asked) -> tuple[Ints, str | None]:
    """A page in the order of dates. The next begins after its last quote, whatever is added meanwhile."""
    oldest_first = asked.order == "oldest"
    if asked.start:
        published, article, quote = ["", "", *asked.start.split("~")][-3:]
        at = quotes.after(holdings, published, number_of(article), number_of(quote))
        if oldest_first:
            at += at < len(quotes.ids) and quotes.ids[at] == number_of(quote)
            where = where[np.searchsorted(where, at) :]
        else:
            where = where[: np.searchsorted(where, at)]
    page = (where if oldest_first else where[::-1])[: asked.size]
    if len(where) <= asked.size or not len(page):
        return page, None
    article = quotes.articles[page[-1]]
    return page, f"{holdings.published[article].decode()}~{holdings.ids[article]}~{quotes.ids[page[-1]]}"
