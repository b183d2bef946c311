"""What the arrays of an archive are made of: numbers in order, sets as bool or as bits, and how SQLite's come in.

Sets are arrays of bool, one a position; as bits, what two of them share is counted in no time.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

Mask = npt.NDArray[np.bool_]
Bits = npt.NDArray[np.uint64]
Ints = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]
Counts = npt.NDArray[np.unsignedinteger[Any]]
Scores = npt.NDArray[np.float64]
Positions = TypeVar("Positions", Codes, Ints)
Value = int | str | None

#: Positions, and a score for each.
Scored = tuple[Ints, Scores]

#: Positions that one number holds of a set as bits.
_TOGETHER = 64


@dataclass(frozen=True, eq=False)
class Hits:
    """What was found: a set, its positions in order, and its bits, each made when it is first asked for."""

    mask: Mask

    @cached_property
    def at(self) -> Ints:
        """Their positions."""
        return np.flatnonzero(self.mask)

    @cached_property
    def bits(self) -> Bits:
        """Them as bits."""
        return as_bits(self.mask)


def set_of(positions: npt.NDArray[np.integer[Any]], size: int) -> Mask:
    """The set of these among so many positions."""
    mask = np.zeros(size, bool)
    mask[positions] = True
    return mask


def as_bits(mask: Mask) -> Bits:
    """A set as bits, filled up to whole numbers."""
    packed = np.packbits(mask)
    filled = np.zeros(-(-len(mask) // _TOGETHER) * (_TOGETHER // 8), np.uint8)
    filled[: len(packed)] = packed
    return filled.view(np.uint64)


def as_mask(bits: Bits, size: int) -> Mask:
    """The set of so many positions that these bits are."""
    return np.unpackbits(bits.view(np.uint8), count=size).view(np.bool_)


def shared(bits: Bits, others: Bits) -> Ints:
    """How many positions a set has in common with each of others, one a row."""
    found: Ints = np.bitwise_count(others & bits).sum(axis=-1, dtype=np.uint32).astype(np.int64)
    return found


def places(positions: Positions, wanted: Ints) -> Positions:
    """Where these numbers stand, by ``positions`` of all numbers; -1 for those that it does not know."""
    if wanted.max(initial=0) < len(positions):
        return positions[wanted]
    known = wanted < len(positions)
    return np.where(known, positions[np.where(known, wanted, 0)], -1).astype(positions.dtype)


def numbers(connection: sqlite3.Connection, column: str, sql: str, parameters: Iterable[Value] = ()) -> Ints:
    """A column of numbers as an array. It comes as one text, which is three times quicker than as rows."""
    (found,) = connection.execute(f"select group_concat({column}) from ({sql})", tuple(parameters)).fetchone()
    return parsed(found)


def parsed(written: str | None) -> Ints:
    """The numbers that SQLite joined with commas; none of them for null."""
    return np.fromstring(written or "", np.int64, sep=",")
