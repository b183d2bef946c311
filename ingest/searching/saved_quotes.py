"""The arrays of quotes, kept like those of articles in a file beside a large archive."""

from typing import Any

from ingest.kept_beside import QUOTES
from ingest.searching.columns import Single
from ingest.searching.holdings import Lengths
from ingest.searching.on_demand import OnDemand, saved_or_made
from ingest.searching.quotes import Quotes, load_quotes
from ingest.searching.saving import Array, Kept, Saved

_ARRAYS = ("ids", "positions", "articles", "starts")


def _assembled(table: dict[str, Any], arrays: dict[str, Array]) -> Quotes:
    single = {name: Single(values, arrays[name]) for name, values in table["single"].items()}
    lengths = Lengths(arrays["words"], table["indexed"], table["mean"])
    return Quotes(arrays["ids"], arrays["positions"], arrays["articles"], arrays["starts"], lengths, single)


def _taken_apart(quotes: Quotes) -> Saved:
    arrays: dict[str, Array] = {name: getattr(quotes, name) for name in _ARRAYS}
    arrays |= {name: single.codes for name, single in quotes.single.items()}
    arrays["words"] = quotes.lengths.words
    table = {
        "indexed": quotes.lengths.indexed,
        "mean": quotes.lengths.mean,
        "single": {name: single.values for name, single in quotes.single.items()},
    }
    return table, arrays


kept = Kept(QUOTES, _taken_apart, _assembled)

quotes_of = OnDemand(saved_or_made(kept, load_quotes))
