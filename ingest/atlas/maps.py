"""A map of places: the land around them, a disc for each by how often it is named, and names for the most frequent."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.atlas.outlines import Point, outlines
from ingest.atlas.paths import country, land
from ingest.atlas.views import View, World, view_of

#: Discs, in px: the largest on a map as a part of its width, the smallest of all.
_LARGEST, _SMALLEST = 0.026, 2.5

#: A sign of a name and a line of them, in px, as the style sheet sets them.
_SIGN, _LINE, _APART = 6.6, 13.0, 3.0

#: So many px of width for each name.
_WIDTH_OF_A_NAME = 55

#: Names after so many are left out on a telephone.
_MAJOR = 4


@dataclass(frozen=True)
class Spot:
    """A place for a map. Positions in degrees; ``n`` is how often it is named."""

    name: str
    longitude: float
    latitude: float
    n: int


@dataclass(frozen=True)
class Label:
    """Where the name of a place is written: ``anchor`` is "start" or "end", ``minor`` says that it may be left out."""

    x: float
    y: float
    anchor: str
    minor: bool


@dataclass(frozen=True)
class Disc:
    """A place on the map, by its number among the places that were given; px."""

    spot: int
    x: float
    y: float
    radius: float
    label: Label | None


@dataclass(frozen=True)
class Map:
    """A drawing, ``width`` by ``height`` px; ``land`` and ``country`` are path data in half px."""

    width: float
    height: float
    is_world: bool
    land: str
    country: str
    discs: list[Disc]


def draw(spots: Sequence[Spot], width: float, code: str = "") -> Map | None:
    """A map of some places, with one country set off, given by its ISO 3166-1 code; None where there is no place."""
    if not spots:
        return None
    view = view_of([(spot.longitude, spot.latitude) for spot in spots], width)
    return _drawn(view, spots, code)


def draw_country(spots: Sequence[Spot], width: float, code: str) -> Map | None:
    """A map of a country's largest part and some places in it; without an outline of it, of the places."""
    rings = outlines().countries.get(code, [])
    if not rings:
        return draw(spots, width)
    corners = _corners(code)
    view = view_of([*corners, *((spot.longitude, spot.latitude) for spot in spots)], width)
    return _drawn(view, spots, code)


def _corners(code: str) -> list[Point]:
    """South-west and north-east of a country's largest part."""
    reach = outlines().reach[code]
    west, south, east, north = max(reach, key=lambda part: (part[2] - part[0]) * (part[3] - part[1]))
    return [(west, south), ((west + east) / 2, north), (east, north)]


def _drawn(view: View, spots: Sequence[Spot], code: str) -> Map:
    return Map(
        view.width,
        view.height,
        isinstance(view, World),
        land(view, code),
        country(view, code) if code else "",
        _discs(view, spots),
    )


def _discs(view: View, spots: Sequence[Spot]) -> list[Disc]:
    """The places, most frequent first, so that small discs lie on large ones; names go to those given first."""
    most = max((spot.n for spot in spots), default=1) or 1
    placed = []
    for spot in spots:
        x, y = view.place(view.shift(spot.longitude), spot.latitude)
        radius = max(_SMALLEST, _LARGEST * view.width * math.sqrt(spot.n / most))
        placed.append((round(x, 1), round(y, 1), round(radius, 1)))
    labels = _labels(view, [(spot.name, *disc) for spot, disc in zip(spots, placed, strict=True)])
    discs = [Disc(number, *disc, label) for number, (disc, label) in enumerate(zip(placed, labels, strict=True))]
    return sorted(discs, key=lambda disc: -disc.radius)


Box = tuple[float, float, float, float]


def _labels(view: View, named: Iterable[tuple[str, float, float, float]]) -> list[Label | None]:
    """Names for the first discs, right or left of them, where they meet no other name."""
    taken: list[Box] = []
    labels: list[Label | None] = []
    left = int(view.width / _WIDTH_OF_A_NAME)
    for name, x, y, radius in named:
        label = None
        for anchor, side in (("start", 1), ("end", -1)) if left > 0 else ():
            begin = x + side * (radius + _APART)
            box = _box(begin, y, side * len(name) * _SIGN)
            if _fits(box, view) and not any(_overlap(box, other) for other in taken):
                label = Label(round(begin, 1), round(y + _LINE / 3, 1), anchor, len(taken) >= _MAJOR)
                taken.append(box)
                left -= 1
                break
        labels.append(label)
    return labels


def _box(x: float, y: float, length: float) -> Box:
    return min(x, x + length), y - _LINE / 2, max(x, x + length), y + _LINE / 2


def _fits(box: Box, view: View) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= view.width and box[3] <= view.height


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
