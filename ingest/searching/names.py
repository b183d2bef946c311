"""An archive's people, or its places, as arrays, and what is searched for in them.

People and places stand by their number. Words without a field, and ``person:`` or ``place:``, are looked for in their
names, and so is ``speaker:``; what any other field asks for must hold of one article that names them, and their
articles are then counted among those.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from ingest.analysis import fold
from ingest.querying import Query
from ingest.searching.arrays import Hits, Ints, Mask, Value, numbers, set_of
from ingest.searching.columns import Single
from ingest.searching.filters import matching
from ingest.searching.holdings import Holdings
from ingest.searching.listing import Index, matched, of_articles
from ingest.searching.on_demand import OnDemand
from ingest.searching.remembering import Latest

_REMEMBERED = 32

#: The articles of so many are looked at one by one in the time in which everybody's are counted.
_FEW = 1_000

_COLUMNS = {
    "people": """
select id, name, articles, substr(last_seen, 1, 4) as seen, (
    select field from roles
    where person_id = people.id and field is not null
    group by field
    order by count(*) desc, field
    limit 1
) as calling
from people
order by id
""",
    "places": """
select id, name, articles, substr(last_seen, 1, 4) as seen, kind, country
from places
order by id
""",
}

#: What each has one of: the columns that follow number, name and articles.
_SINGLE = {"people": ("seen", "calling"), "places": ("seen", "kind", "country")}

#: Fields that are looked for in names.
_OWN_FIELDS = {"people": ("", "person", "speaker"), "places": ("", "place")}

_INDEX = "select rowid from {0}_fts where {0}_fts match ?"


@dataclass(frozen=True, eq=False)
class Names:
    """People, or places, by position. ``alphabet`` are the positions in the order of the ``folded`` names."""

    table: str
    ids: Ints
    articles: Ints
    single: dict[str, Single]
    alphabet: Ints
    folded: list[str]
    found: Latest[Query, tuple[Mask, Ints]] = field(default_factory=lambda: Latest(_REMEMBERED))
    counted: Latest[Any, Any] = field(default_factory=lambda: Latest(_REMEMBERED))

    def at(self, wanted: Ints) -> Ints:
        """The positions of these numbers, in their order; those that the arrays do not know are left out."""
        places = np.searchsorted(self.ids, wanted)
        known = places < len(self.ids)
        places, wanted = places[known], wanted[known]
        return np.asarray(places[self.ids[places] == wanted])

    def plain(self, query: Query) -> Query:
        """A query in which no field asks for a name: all columns of the index are asked."""
        own = _OWN_FIELDS[self.table]
        return tuple(
            replace(clause, terms=tuple(replace(t, field="") if t.field in own else t for t in clause.terms))
            for clause in query
        )

    def mask(self, wanted: Ints) -> Mask:
        """The set of those with these numbers."""
        return set_of(self.at(wanted), len(self.ids))


def _load(table: str) -> Callable[[sqlite3.Connection, Holdings], Names]:
    def load(connection: sqlite3.Connection, _: Holdings) -> Names:
        rows = connection.execute(_COLUMNS[table]).fetchall()
        ids, names, articles, *singles = zip(*rows, strict=True) if rows else [()] * (3 + len(_SINGLE[table]))
        folded = [fold(name) for name in names]
        alphabet = sorted(range(len(folded)), key=folded.__getitem__)
        single = {name: _single(values) for name, values in zip(_SINGLE[table], singles, strict=True)}
        return Names(
            table,
            np.array(ids, np.int64),
            np.array(articles, np.int64),
            single,
            np.array(alphabet, np.int64),
            folded,
        )

    return load


names_of = {table: OnDemand(_load(table)) for table in _COLUMNS}


def matching_names(connection: sqlite3.Connection, holdings: Holdings, names: Names, query: Query) -> tuple[Mask, Ints]:
    """Whom or what a query finds, and how many of the articles that it allows name each."""
    query = names.plain(query)
    theirs = of_articles(query, ("",))

    def indexed(expression: str) -> Mask:
        return names.mask(numbers(connection, "rowid", _INDEX.format(names.table), [expression]))

    def having(clauses: Query) -> Mask:
        everybody = np.ones(len(names.ids), bool)
        return np.asarray(_named_in(holdings, names, matching(connection, holdings, clauses), everybody) > 0)

    rest = tuple(clause for clause in query if clause not in theirs)
    named = matched(rest, Index(("",), len(names.ids), indexed, having))
    if not theirs:
        return named, names.articles
    within = _named_in(holdings, names, matching(connection, holdings, theirs), named)
    return named & (within > 0), within


def _named_in(holdings: Holdings, names: Names, articles: Mask, among: Mask) -> Ints:
    """In how many of these articles each of some is named, by position."""
    many = holdings.many[names.table]
    by_number = np.zeros(max(many.values.max(initial=0), names.ids.max(initial=0)) + 1, np.int64)
    if np.count_nonzero(among) > _FEW:
        by_number[many.values] = many.counts_in(Hits(articles))
    else:
        for code in many.known(names.ids[among].tolist()):
            by_number[many.values[code]] = np.count_nonzero(articles[many.of(code)])
    return by_number[names.ids]


def _single(values: tuple[Value, ...]) -> Single:
    """Values in the order of how many have them, those without one last."""
    totals = Counter(values)
    ordered = sorted(totals, key=lambda value: (value is None, -totals[value], str(value)))
    codes = {value: code for code, value in enumerate(ordered)}
    return Single(ordered, np.fromiter(map(codes.__getitem__, values), np.int32, len(values)))
