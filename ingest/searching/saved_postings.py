"""The words that many articles have, kept like the arrays of articles in a file beside a large archive."""

from typing import Any

from ingest.kept_beside import WORDS
from ingest.searching.on_demand import OnDemand, saved_or_made
from ingest.searching.postings import Postings, load_postings
from ingest.searching.saving import Array, Kept, Saved


def _taken_apart(postings: Postings) -> Saved:
    table = {"words": postings.words, "articles": postings.articles}
    return table, {"bits": postings.bits.ravel(), "bounds": postings.bounds, "times": postings.times}


def _assembled(table: dict[str, Any], arrays: dict[str, Array]) -> Postings:
    words = table["words"]
    bits = arrays["bits"].reshape(len(words), -1 if words else 0)
    return Postings(words, bits, arrays["bounds"], arrays["times"], table["articles"])


kept = Kept(WORDS, _taken_apart, _assembled)

postings_of = OnDemand(saved_or_made(kept, load_postings))
