"""What a map shows of the earth, and where a position lies on it.

A region is drawn in the equirectangular projection, true to scale along its middle parallel: towns lie
where readers expect them, and its mathematics fit in a line. The world is drawn in the Natural Earth
projection (Šavrič, Jenny, Patterson, Petrovič and Hurni, 2011), which swells neither pole.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.atlas.outlines import Bounds, Point

#: A region is at least so many degrees of latitude high, has so much room around its places, and at most so many
#: degrees of longitude or latitude; beyond that the world is shown.
_LEAST = 11.0
_ROOM = 0.12
_MOST = (110.0, 75.0)

#: Width to height of a region.
_REGION = 7 / 5

#: Where the land of a map of the world begins and ends, and a part of its width above and below for their discs.
_NORTHERNMOST, _SOUTHERNMOST = 84.0, -56.0
_EDGE = 0.025


@dataclass(frozen=True)
class Region:
    """A part of the earth between bounds in degrees, ``width`` by ``height`` px. East may lie beyond 180."""

    bounds: Bounds
    width: float
    height: float

    @property
    def thickness(self) -> float:
        """How far apart the points of a line are at least, in px: lines are plainer the more there is to show."""
        west, _, east, _ = self.bounds
        return max(0.8, (east - west) / 45)

    def place(self, longitude: float, latitude: float) -> Point:
        """Where a position lies, in px from the left and from the top."""
        west, south, east, north = self.bounds
        return (longitude - west) / (east - west) * self.width, (north - latitude) / (north - south) * self.height

    def shift(self, longitude: float) -> float:
        """The longitude as it is counted here, where the region goes beyond the antimeridian."""
        west, _, east, _ = self.bounds
        middle = (west + east) / 2
        return longitude + 360 * round((middle - longitude) / 360)


@dataclass(frozen=True)
class World:
    """The whole earth without its poles, ``width`` px wide."""

    width: float

    @property
    def height(self) -> float:
        """In px."""
        return round((_NORTH - _SOUTH) * self._scale + 2 * _EDGE * self.width)

    @property
    def thickness(self) -> float:
        """How far apart the points of a line are at least, in px."""
        return 1.0

    @property
    def _scale(self) -> float:
        return self.width / (2 * _EAST)

    def place(self, longitude: float, latitude: float) -> Point:
        """Where a position lies, in px from the left and from the top."""
        x, y = _natural_earth(longitude, latitude)
        return (x + _EAST) * self._scale, (_NORTH - y) * self._scale + _EDGE * self.width

    def shift(self, longitude: float) -> float:
        """The longitude as it is counted here."""
        return longitude


View = Region | World


def view_of(points: Iterable[Point], width: float) -> View:
    """The smallest view that shows all of the points, of which there is at least one."""
    longitudes, latitudes = zip(*points, strict=True)
    west, east = _narrowest(longitudes)
    south, north = min(latitudes), max(latitudes)
    if east - west > _MOST[0] or north - south > _MOST[1]:
        return World(width)
    return _framed(west, south, east, north, width)


def _narrowest(longitudes: Iterable[float]) -> tuple[float, float]:
    """West and east of the shortest stretch that holds them, across the antimeridian if that is shorter."""
    ordered = sorted(set(longitudes))
    following = [*ordered[1:], ordered[0] + 360]
    gap, after = max((later - one, place) for place, (one, later) in enumerate(zip(ordered, following, strict=True)))
    west = ordered[(after + 1) % len(ordered)]
    return west, west + 360 - gap


def _framed(west: float, south: float, east: float, north: float, width: float) -> Region:
    """A region in its usual proportions around these bounds, with room on each side, and never beyond the poles."""
    middle = max(min((south + north) / 2, 85 - _LEAST / 2), -85 + _LEAST / 2)
    narrowing = math.cos(math.radians(middle))
    room = 1 + 2 * _ROOM
    tall = max((north - south) * room, (east - west) * room * narrowing / _REGION, _LEAST)
    wide = tall * _REGION / narrowing
    centre = (west + east) / 2
    return Region(
        (centre - wide / 2, middle - tall / 2, centre + wide / 2, middle + tall / 2), width, round(width / _REGION)
    )


def _natural_earth(longitude: float, latitude: float) -> Point:
    across, up = math.radians(longitude), math.radians(latitude)
    square = up * up
    fourth = square * square
    return (
        across * (0.8707 - 0.131979 * square + fourth * (-0.013791 + fourth * (0.003971 * square - 0.001529 * fourth))),
        up * (1.007226 + square * (0.015085 + fourth * (-0.044475 + 0.028874 * square - 0.005916 * fourth))),
    )


#: The edges of a map of the world in the units of the projection.
_EAST, _NORTH, _SOUTH = (
    _natural_earth(180, 0)[0],
    _natural_earth(0, _NORTHERNMOST)[1],
    _natural_earth(0, _SOUTHERNMOST)[1],
)
