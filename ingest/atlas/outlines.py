"""Outlines of land and countries, from ``outlines.json.gz``: Natural Earth, made small by ``tools/build_outlines.py``.

A line is stored as steps on a grid of STEP degrees, each number in characters of five bits, the lowest first, as in
Google's encoded polylines: two to four characters a point.
"""

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

#: Degrees.
STEP = 0.02

#: Longitude and latitude in degrees.
Point = tuple[float, float]
Ring = list[Point]

#: West, south, east and north in degrees.
Bounds = tuple[float, float, float, float]

_FIRST = 63  # "?": the character of zero
_BITS, _MORE = 5, 32


@dataclass(frozen=True, eq=False)
class Outlines:
    """``land`` is rings for a map of the world, ``countries`` rings by ISO 3166-1 alpha-2 for one of a region.

    A ring that crosses the antimeridian goes on beyond 180 degrees.
    """

    land: list[Ring]
    countries: dict[str, list[Ring]]

    @cached_property
    def reach(self) -> dict[str, list[Bounds]]:
        """The bounds of each ring of each country."""
        return {code: [_reach(ring) for ring in rings] for code, rings in self.countries.items()}


@cache
def outlines() -> Outlines:
    """The outlines, read once."""
    stored = json.loads(gzip.decompress((files(__package__) / "outlines.json.gz").read_bytes()))
    arcs = [list(decoded(arc)) for arc in stored["arcs"]]
    return Outlines(
        [_unbroken(decoded(ring)) for ring in stored["land"]],
        {code: [_unbroken(_joined(ring, arcs)) for ring in rings] for code, rings in stored["countries"].items()},
    )


def encoded(line: Iterable[Point]) -> str:
    """A line as text."""
    text: list[str] = []
    here = (0, 0)
    for longitude, latitude in line:
        there = (round(longitude / STEP), round(latitude / STEP))
        if there != here or not text:
            text += [_written(there[0] - here[0]), _written(there[1] - here[1])]
        here = there
    return "".join(text)


def decoded(text: str) -> Iterator[Point]:
    """The points of a line that was stored as text."""
    x = y = 0
    steps = _steps(text)
    for across, up in zip(steps, steps, strict=True):
        x, y = x + across, y + up
        yield round(x * STEP, 2), round(y * STEP, 2)


def _written(step: int) -> str:
    value, characters = step << 1 if step >= 0 else ~(step << 1), []
    while value >= _MORE:
        characters.append(chr(_FIRST + (value % _MORE | _MORE)))
        value >>= _BITS
    return "".join([*characters, chr(_FIRST + value)])


def _steps(text: str) -> Iterator[int]:
    value = shift = 0
    for character in text:
        part = ord(character) - _FIRST
        value |= (part % _MORE) << shift
        shift += _BITS
        if part < _MORE:
            yield ~(value >> 1) if value & 1 else value >> 1
            value = shift = 0


def _joined(ring: list[int], arcs: list[Ring]) -> Ring:
    points: Ring = []
    for arc in ring:
        points += (arcs[arc] if arc >= 0 else arcs[~arc][::-1])[1 if points else 0 :]
    return points


def _unbroken(ring: Iterable[Point]) -> Ring:
    """The ring without a leap from one side of the antimeridian to the other."""
    points: Ring = []
    turn = 0
    for longitude, latitude in ring:
        leap = longitude + turn - points[-1][0] if points else 0
        turn -= 360 * round(leap / 360)
        points.append((longitude + turn, latitude))
    west, _, east, _ = _reach(points)
    away = 360 * round((west + east) / 720)
    return [(longitude - away, latitude) for longitude, latitude in points]


def _reach(ring: Ring) -> Bounds:
    across, up = zip(*ring, strict=True)
    return min(across), min(up), max(across), max(up)
