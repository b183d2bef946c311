"""An archive's quotes as arrays, and what is searched for in them.

Quotes stand in the order of their articles (see ``holdings``); of an article, the last stands first. So the newest come
first when the array is read from its end, and those of one article in the order in which one reads them.
"""

import sqlite3
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar

import numpy as np

from ingest.querying import Query, Term
from ingest.searching.arrays import Ints, Mask, Scored, Value, parsed, places, set_of
from ingest.searching.columns import Single
from ingest.searching.exact import quotes_with
from ingest.searching.filters import Choices, matching
from ingest.searching.holdings import Holdings, Lengths
from ingest.searching.listing import Index, fitting, matched
from ingest.searching.loading import lengths_in
from ingest.searching.remembering import Latest

#: Fields that the index of quotes answers.
OWN_FIELDS = ("", "said", "speaker")

_REMEMBERED = 16

_SEPARATOR = "\x1f"

_ROWS = f"""
select group_concat(id), group_concat(article_id), group_concat(ifnull(speaker_id, 0)),
       group_concat(type, '{_SEPARATOR}'), group_concat(replace(ifnull(cue, ''), '{_SEPARATOR}', ' '), '{_SEPARATOR}')
from quotes
"""

#: The lower half of a number of 64 bits.
_LOWER = 0xFFFF_FFFF

_INDEX = "select group_concat(rowid) from quotes_fts where quotes_fts match ?"


@dataclass(frozen=True, eq=False)
class Quotes:
    """Quotes by position. ``articles`` are positions of articles; those of p are from ``starts[p]`` to the next.

    ``single`` is what each has one of; the rest is its article's. ``found`` and ``counted`` are the latest answers.
    """

    index: ClassVar[str] = "quotes_fts"
    ids: Ints
    positions: Ints
    articles: Ints
    starts: Ints
    lengths: Lengths
    single: dict[str, Single]
    found: Latest[Query, Mask] = field(default_factory=lambda: Latest(_REMEMBERED))
    counted: Latest[Any, Any] = field(default_factory=lambda: Latest(_REMEMBERED))
    ranked: Latest[Query, Scored] = field(default_factory=lambda: Latest(_REMEMBERED))

    @cached_property
    def everything(self) -> Ints:
        """All positions."""
        return np.arange(len(self.ids))

    def at(self, numbers: Ints) -> Ints:
        """The positions of the quotes with these numbers; those that the arrays do not know are left out."""
        found = self.where(numbers)
        return found[found >= 0]

    def where(self, numbers: Ints) -> Ints:
        """The positions of the quotes with these numbers, -1 for those that the arrays do not know."""
        return places(self.positions, numbers)

    def mask(self, numbers: Ints) -> Mask:
        """The set of the quotes with these numbers."""
        return set_of(self.at(numbers), len(self.ids))

    def after(self, holdings: Holdings, published: str, article: int, quote: int) -> int:
        """The position at which those end that are older than a quote, be it still there or not."""
        place = holdings.place(published, article, "left")
        if place == len(holdings.ids) or holdings.ids[place] != article:
            return int(self.starts[place])
        first, last = self.starts[place], self.starts[place + 1]
        return int(first + np.searchsorted(-self.ids[first:last], -quote, "left"))


def load_quotes(connection: sqlite3.Connection, holdings: Holdings) -> Quotes:
    """Pairs of article and quote are numbers of 64 bits here, the one half above the other: they sort in no time."""
    ids, owners, speakers, types, cues = connection.execute(_ROWS).fetchone()
    numbers, people = parsed(ids), parsed(speakers)
    owned = holdings.where(parsed(owners)).astype(np.int64)
    pairs = np.sort(owned << 32 | (_LOWER - numbers))
    pairs = pairs[np.searchsorted(pairs, 0) :]  # without those whose articles are newer than the arrays
    ordered, articles = _LOWER - (pairs & _LOWER), pairs >> 32
    positions = np.full(numbers.max(initial=0) + 1, -1, np.int64)
    positions[ordered] = np.arange(len(ordered))
    coded = {"speakers": _people(people), "type": _texts(types), "cue": _texts(cues)}
    at = positions[numbers]
    known = at >= 0
    single = {}
    for name, (values, codes) in coded.items():
        moved = np.empty(len(ordered), np.int64)
        moved[at[known]] = codes[known]
        single[name] = _by_frequency(values, moved)
    starts = np.searchsorted(articles, np.arange(len(holdings.ids) + 1))
    return Quotes(ordered, positions, articles, starts, lengths_in(connection, Quotes.index, ordered), single)


def matching_quotes(connection: sqlite3.Connection, holdings: Holdings, quotes: Quotes, query: Query) -> Mask:
    """The quotes that a query finds; fields that are not theirs ask for quotes of articles that they find."""

    def indexed(expression: str) -> Mask:
        (found,) = connection.execute(_INDEX, (expression,)).fetchone()
        return quotes.mask(parsed(found))

    def having(clauses: Query) -> Mask:
        return np.asarray(matching(connection, holdings, clauses)[quotes.articles])

    def exact(phrase: Term, among: Mask) -> Mask:
        return quotes.mask(quotes_with(connection, phrase, quotes.ids[among]))

    return matched(query, Index(OWN_FIELDS, len(quotes.ids), indexed, having, exact))


def fitting_quotes(
    holdings: Holdings, quotes: Quotes, found: Mask, choices: Choices, but: tuple[str, ...] = ()
) -> Ints:
    """The positions of the quotes found that fit the choices; included values of ``but`` are left out of account."""
    at = quotes.everything if found.all() else np.flatnonzero(found)
    if not any(choice.excluded or (choice.included and facet not in but) for facet, choice in choices.items()):
        return at
    where = slice(None) if len(at) == len(found) else at  # all of them need not be picked out
    own = {facet: choice for facet, choice in choices.items() if facet in quotes.single}
    others = {facet: choice for facet, choice in choices.items() if facet not in own}
    mask = fitting(quotes.single, own, where, but)
    if others:
        mask &= fitting(holdings.single, others, but=but)[quotes.articles[where]]
    return at[mask]


def _people(numbers: Ints) -> tuple[list[Value], Ints]:
    known = np.flatnonzero(np.bincount(numbers))
    code_of = np.zeros(known.max(initial=0) + 1, np.int64)
    code_of[known] = np.arange(len(known))
    return [number or None for number in known.tolist()], code_of[numbers]


def _texts(joined: str | None) -> tuple[list[Value], Ints]:
    texts = [] if joined is None else joined.lower().split(_SEPARATOR)
    known = {text: code for code, text in enumerate(dict.fromkeys(texts))}
    return [text or None for text in known], np.fromiter(map(known.__getitem__, texts), np.int64, len(texts))


def _by_frequency(values: list[Value], codes: Ints) -> Single:
    """Values in the order of how many quotes have them, those without one last."""
    totals = np.bincount(codes, minlength=len(values))
    ordered = sorted(range(len(values)), key=lambda code: (values[code] is None, -totals[code], str(values[code])))
    rank = np.empty(len(values), np.min_scalar_type(len(values)))
    rank[ordered] = np.arange(len(values))
    return Single([values[code] for code in ordered], rank[codes])
