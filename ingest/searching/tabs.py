"""What can be looked for with the same words: articles, and the people, places and quotes in them."""

from dataclasses import dataclass

from ingest.searching.filters import FACETS
from ingest.searching.search import ORDERS


@dataclass(frozen=True)
class Tab:
    """What a tab can be narrowed by, in the order of addresses, and its orders, the usual one first."""

    facets: tuple[str, ...]
    orders: tuple[str, ...]


_NAMES = ("named", "relevant", "name")

TABS = {
    "articles": Tab(FACETS, ORDERS),
    "people": Tab(("calling", "seen"), _NAMES),
    "places": Tab(("kind", "country", "seen"), _NAMES),
    "quotes": Tab(("speakers", "type", "cue", "outlet", "language", "section", "year", "month"), ORDERS),
}

#: The tab that an address need not name.
FIRST = "articles"
