"""The arrays of articles, kept in a file beside a large archive."""

from dataclasses import fields
from typing import Any

from ingest.kept_beside import ARTICLES
from ingest.searching.columns import PERIODS, Many, Periods, Single
from ingest.searching.holdings import Holdings, Lengths
from ingest.searching.saving import Array, Kept, Saved


def _taken_apart(holdings: Holdings) -> Saved:
    table = {
        "indexed": holdings.lengths.indexed,
        "mean": holdings.lengths.mean,
        "single": {name: single.values for name, single in holdings.single.items()},
        "many": list(holdings.many),
    }
    arrays: dict[str, Array] = {
        "ids": holdings.ids,
        "positions": holdings.positions,
        "published": holdings.published,
        "words": holdings.lengths.words,
    }
    arrays |= {name: single.codes for name, single in holdings.single.items()}
    for name, many in holdings.many.items():
        arrays |= {f"{name}.{field.name}": getattr(many, field.name) for field in fields(many)}
    return table, arrays


def _assembled(table: dict[str, Any], arrays: dict[str, Array]) -> Holdings:
    return Holdings(
        arrays["ids"],
        arrays["positions"],
        arrays["published"],
        Lengths(arrays["words"], table["indexed"], table["mean"]),
        {name: _single(name)(values, arrays[name]) for name, values in table["single"].items()},
        {name: Many(*(arrays[f"{name}.{field.name}"] for field in fields(Many))) for name in table["many"]},
        bytes.fromhex(table["edition"]),
    )


def _single(name: str) -> type[Single]:
    return Periods if name in PERIODS else Single


kept = Kept(ARTICLES, _taken_apart, _assembled)
