"""Fits a conditional logit of two choices, one after the other: which candidate, and which of its readings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from ingest.extract.weights import Weights

STEPS = 400
#: How strongly weights are drawn to nothing.
PENALTY = 1.0

Signals = Sequence[str]


class Candidate(NamedTuple):
    """One that competes, by its signals, and its readings: the signals of each, and whether it is right.

    One without readings stands for none.
    """

    signals: Signals
    readings: Sequence[tuple[Signals, bool]]


@dataclass(frozen=True)
class Example:
    """One choice: the candidates, and the signal of choosing none."""

    candidates: Sequence[Candidate]
    none: str

    @property
    def right(self) -> bool:
        """Whether any candidate has a right reading."""
        return any(right for candidate in self.candidates for _, right in candidate.readings)


def fit(examples: Sequence[Example]) -> Weights:
    """The weights under which what is right is likeliest (Adam on the penalised log-likelihood, from zero).

    Where no reading is right, none of the candidates is. All candidates lie in one matrix and all readings in another;
    ``bincount`` adds up what belongs to one choice, or to one candidate.
    """
    table = _Table()
    for example in examples:
        table.add(example)
    names, ties, tie_of, quote_of, right, readings = table.arrays()
    weights, mean, spread = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        tie_odds, reading_odds = np.exp(ties @ weights), np.exp(readings @ weights)
        tie_share = tie_odds / np.bincount(quote_of, tie_odds)[quote_of]
        reading_share = reading_odds / np.bincount(tie_of, reading_odds)[tie_of]
        rightly = tie_share[tie_of] * reading_share * right
        blame = rightly / np.bincount(quote_of[tie_of], rightly)[quote_of[tie_of]]
        tie_blame = np.bincount(tie_of, blame)
        slope = ties.T @ (tie_blame - tie_share) + readings.T @ (blame - tie_blame[tie_of] * reading_share)
        slope -= PENALTY * weights
        mean, spread = 0.9 * mean + 0.1 * slope, 0.999 * spread + 0.001 * slope**2
        weights += 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return Weights({name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)})


class _Table:
    """Examples as rows of numbers."""

    def __init__(self) -> None:
        self._names: dict[str, int] = {}
        self._ties: list[list[int]] = []
        self._quotes: list[int] = []
        self._readings: list[tuple[int, list[int], bool]] = []

    def add(self, example: Example) -> None:
        quote = self._quotes[-1] + 1 if self._quotes else 0
        for candidate in example.candidates:
            self._add_tie(quote, candidate.signals)
            for signals, right in candidate.readings or [((), not example.right)]:
                self._readings.append((len(self._ties) - 1, self._numbers(signals), right))
        self._add_tie(quote, (example.none,))
        self._readings.append((len(self._ties) - 1, [], not example.right))

    def _add_tie(self, quote: int, signals: Iterable[str]) -> None:
        self._ties.append(self._numbers(signals))
        self._quotes.append(quote)

    def _numbers(self, signals: Iterable[str]) -> list[int]:
        return [self._names.setdefault(signal, len(self._names)) for signal in signals]

    def arrays(self) -> tuple[list[str], Any, Any, Any, Any, Any]:
        """Signal names; tie rows; each reading's tie; each tie's quotation; which readings are right; reading rows."""
        tie_of, rows, right = zip(*self._readings, strict=True)
        return (
            list(self._names),
            self._matrix(self._ties),
            np.array(tie_of),
            np.array(self._quotes),
            np.array(right),
            self._matrix(rows),
        )

    def _matrix(self, rows: Sequence[Sequence[int]]) -> Any:
        matrix = np.zeros((len(rows), len(self._names)))
        for at, numbers in enumerate(rows):
            matrix[at, numbers] = 1
        return matrix
