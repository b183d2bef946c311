"""Outlines as SVG paths: projected, cut at the edge of the map, and no finer than the eye sees.

Paths count in half px, as whole numbers, from point to point: a third of what px with a decimal take.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from ingest.atlas.outlines import Bounds, Point, Ring, outlines
from ingest.atlas.views import Region, View, World

#: Lines are cut so far outside the map, in px, that the cut is not seen.
_MARGIN = 3.0

#: Fractions of a px.
SCALE = 2


@lru_cache(maxsize=64)
def land(view: View, but: str = "") -> str:
    """The land of a view, without one country."""
    if isinstance(view, World):
        return path(view, outlines().land)
    return path(view, (ring for code in outlines().countries if code != but for ring in _visible(view, code)))


@lru_cache(maxsize=64)
def country(view: View, code: str) -> str:
    """The outline of a country; "" where there is none."""
    return path(view, _visible(view, code))


def path(view: View, rings: Iterable[Ring]) -> str:
    """Rings in degrees as the data of an SVG path, in fractions of a px."""
    return "".join(_written(_cut(_thinned(view, ring), view)) for ring in rings)


def _visible(view: View, code: str) -> Iterator[Ring]:
    """The rings of a country that reach into a view, where its longitudes count them."""
    shapes = outlines()
    for ring, reach in zip(shapes.countries.get(code, []), shapes.reach.get(code, []), strict=True):
        if isinstance(view, World):
            yield ring
            continue
        for turn in (-360, 0, 360):
            if _meets(view, reach, turn):
                yield [(x + turn, y) for x, y in ring] if turn else ring


def _meets(view: Region, reach: Bounds, turn: int) -> bool:
    west, south, east, north = view.bounds
    return reach[0] + turn < east and reach[2] + turn > west and reach[1] < north and reach[3] > south


def _thinned(view: View, ring: Ring) -> Ring:
    """The ring on the map, without points that lie on the one before."""
    least, place = view.thickness, view.place
    kept: Ring = []
    last_x = last_y = -1e9
    for longitude, latitude in ring:
        x, y = place(longitude, latitude)
        if abs(x - last_x) >= least or abs(y - last_y) >= least:
            kept.append((x, y))
            last_x, last_y = x, y
    return kept


def _cut(ring: Ring, view: View) -> Ring:
    """The part of a ring on the map: cut at one edge after the other, after Sutherland and Hodgman (1974)."""
    for axis, edge, keeps in (
        (0, -_MARGIN, 1),
        (0, view.width + _MARGIN, -1),
        (1, -_MARGIN, 1),
        (1, view.height + _MARGIN, -1),
    ):
        if ring and any((point[axis] - edge) * keeps < 0 for point in ring):
            ring = list(_kept(ring, axis, edge, keeps))
    return ring


def _kept(ring: Ring, axis: int, edge: float, keeps: int) -> Iterator[Point]:
    before = ring[-1]
    for point in ring:
        was_in, is_in = (before[axis] - edge) * keeps >= 0, (point[axis] - edge) * keeps >= 0
        if was_in != is_in:
            part = (edge - before[axis]) / (point[axis] - before[axis])
            crossing = before[1 - axis] + part * (point[1 - axis] - before[1 - axis])
            yield (edge, crossing) if axis == 0 else (crossing, edge)
        if is_in:
            yield point
        before = point


def _written(ring: Ring) -> str:
    points = [(round(x * SCALE), round(y * SCALE)) for x, y in ring]
    if len(set(points)) < 3:
        return ""
    steps, here = [], points[0]
    for there in points[1:]:
        if there != here:
            steps.append(f"{there[0] - here[0]} {there[1] - here[1]}")
        here = there
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z".replace(" -", "-")
