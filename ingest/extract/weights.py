"""A small trained model: what each signal weighs in a choice, as in a conditional logit (McFadden 1974).

A candidate's odds are e to the sum of its signals' weights; a signal without a weight counts nothing. The tables that
come with the package are learnt by ``training``, whose card says from what and how well.
"""

import csv
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files


class Weights:
    """A table of weights at work."""

    def __init__(self, table: Mapping[str, float]) -> None:
        self.table = table

    def shares(self, candidates: Sequence[Iterable[str]]) -> list[float]:
        """The chances of candidates that compete, each given by its signals; together 1."""
        odds = [math.exp(sum(self.table.get(signal, 0.0) for signal in signals)) for signals in candidates]
        return [odd / sum(odds) for odd in odds]


@cache
def shipped(name: str) -> Weights:
    """A table that comes with the package."""
    rows = (files(__package__) / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    return Weights({row["signal"]: float(row["weight"]) for row in csv.DictReader(rows)})
