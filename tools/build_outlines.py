"""Makes the outlines of land and countries that maps are drawn from: ``ingest/atlas/outlines.json.gz``.

It runs when the outlines are to be renewed, never when Gazette does: ``npm pack world-atlas``, unpack it, and
``python tools/build_outlines.py package``. What it writes is in the checkout.

Source: Natural Earth (public domain) by way of world-atlas (ISC): land at 1:110 million for maps of the world,
countries at 1:50 million for those of a region. Country codes by Unicode CLDR, by way of babel.

Lines that two countries share are one arc in world-atlas, and stay one: an arc is simplified by itself, after
Visvalingam and Whyatt (1993), so that neighbours never come apart.
"""

import gzip
import heapq
import json
import math
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from babel.core import get_global

from ingest.atlas.outlines import encoded

OUT = Path(__file__).parent.parent / "ingest" / "atlas" / "outlines.json.gz"

#: The triangle, in square degrees at the equator, that a point must span with its neighbours to be kept.
WORLD, REGION = 0.08, 0.0035

#: Land smaller than this, in the same unit, is left out, but never a country's largest part.
ISLET = {WORLD: 3.0, REGION: 0.06}

#: Degrees between the ends of what two neighbours of a very small country share.
SHORT = 0.3

#: No map shows it, and in the projection of the world it takes a quarter of the height.
ANTARCTICA = -60.0

#: What world-atlas knows by name only.
NAMED = {"Kosovo": "XK"}

Point = tuple[float, float]
Line = list[Point]


def main(folder: Path) -> None:
    """Read the two files of world-atlas and write the outlines."""
    land, countries = (json.loads((folder / name).read_bytes()) for name in ("land-110m.json", "countries-50m.json"))
    outlines = {"land": list(_land(land)), **_countries(countries)}
    written = json.dumps(outlines, separators=(",", ":")).encode("ascii")
    OUT.write_bytes(gzip.compress(written, mtime=0))  # the same bytes for the same outlines
    print(f"{OUT}: {OUT.stat().st_size} bytes, {len(outlines['countries'])} countries")


def _land(atlas: dict[str, Any]) -> Iterator[str]:
    arcs = _arcs(atlas)
    for polygon in _polygons(atlas["objects"]["land"]["geometries"][0]):
        for line in polygon:  # its outer line, then inland seas
            ring = _simple(_joined(line, arcs), WORLD)
            if _area(ring) > ISLET[WORLD] and max(y for _, y in ring) > ANTARCTICA:
                yield encoded(ring)


def _countries(atlas: dict[str, Any]) -> dict[str, Any]:
    """Arcs, and for each country its rings, as numbers of arcs: n forwards, ~n backwards."""
    arcs = _arcs(atlas)
    rings = {}
    for shape in atlas["objects"]["countries"]["geometries"]:
        outer = [polygon[0] for polygon in _polygons(shape)]
        areas = [_area(_joined(ring, arcs)) for ring in outer]
        kept = [ring for ring, area in zip(outer, areas, strict=True) if area > ISLET[REGION] or area == max(areas)]
        rings[_code(shape)] = rings.get(_code(shape), []) + kept
    del rings["AQ"]
    used = sorted({max(arc, ~arc) for shape in rings.values() for ring in shape for arc in ring})
    number = {arc: place for place, arc in enumerate(used)}
    return {
        "arcs": [encoded(_simple(arcs[arc], REGION)) for arc in used],
        "countries": {
            code: [[number[arc] if arc >= 0 else ~number[~arc] for arc in ring] for ring in shape]
            for code, shape in sorted(rings.items())
        },
    }


def _code(shape: dict[str, Any]) -> str:
    """ISO 3166-1 alpha-2; the name for what has no number of its own."""
    name = shape["properties"]["name"]
    return NAMED.get(name) or (get_global("territory_aliases").get(shape.get("id", ""), [name])[0])


def _polygons(shape: dict[str, Any]) -> list[list[list[int]]]:
    return [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]


def _arcs(atlas: dict[str, Any]) -> list[Line]:
    """The arcs in degrees: TopoJSON holds them as steps on a grid."""
    (across, up), (west, south) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    lines = []
    for arc in atlas["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * across + west, y * up + south))
        lines.append(line)
    return lines


def _joined(ring: Iterable[int], arcs: list[Line]) -> Line:
    points: Line = []
    for arc in ring:
        points += (arcs[arc] if arc >= 0 else arcs[~arc][::-1])[1 if points else 0 :]
    return points


def _simple(line: Line, least: float) -> Line:
    """The line without the points that matter least: those that span less than so much with their neighbours."""
    before, after = list(range(-1, len(line) - 1)), list(range(1, len(line) + 1))
    queue = [(_triangle(line[i - 1], line[i], line[i + 1]), i) for i in range(1, len(line) - 1)]
    heapq.heapify(queue)
    size = {i: area for area, i in queue}
    while queue and queue[0][0] < least and len(size) > _fewest(line):
        area, i = heapq.heappop(queue)
        if size.get(i) != area:
            continue  # its neighbours changed since
        del size[i]
        before[after[i]], after[before[i]] = before[i], after[i]
        for j in (before[i], after[i]):
            if 0 < j < len(line) - 1:
                size[j] = max(area, _triangle(line[before[j]], line[j], line[after[j]]))
                heapq.heappush(queue, (size[j], j))
    return [line[i] for i in (0, *sorted(size), len(line) - 1)]


def _fewest(line: Line) -> int:
    """How many points must stay between the ends: a ring stays one, and the smallest countries do not fall flat."""
    if line[0] == line[-1]:
        return 3
    return 1 if math.dist(line[0], line[-1]) < SHORT else 0


def _triangle(a: Point, b: Point, c: Point) -> float:
    doubled = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])
    return abs(doubled) / 2 * math.cos(math.radians(b[1])) ** 2  # once for the true area, once as few live in the north


def _area(ring: Line) -> float:
    doubled = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
    return abs(doubled) / 2 * math.cos(math.radians(ring[0][1]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
