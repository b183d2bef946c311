"""Outlines as SVG paths."""

import re

from hypothesis import given
from hypothesis import strategies as st

from ingest.atlas.paths import SCALE, country, land, path
from ingest.atlas.views import Region, World, view_of

SQUARE = Region((0, 0, 10, 10), 100, 100)


def corners(data):
    """The points of path data in px, ring by ring."""
    rings = []
    for ring in filter(None, data.split("z")):
        start, _, steps = ring[1:].partition("l")
        x, y = map(int, re.findall(r"-?\d+", start))
        points, numbers = [(x, y)], iter(re.findall(r"-?\d+", steps))
        for across in numbers:
            x, y = x + int(across), y + int(next(numbers))
            points.append((x, y))
        rings.append([(x / SCALE, y / SCALE) for x, y in points])
    return rings


def test_a_ring_inside():
    assert path(SQUARE, [[(2, 2), (2, 4), (4, 4), (2, 2)]]) == "M40 160l0-40 40 0-40 40z"


def test_a_ring_is_cut_at_the_edge():
    assert corners(path(SQUARE, [[(5, 5), (50, 5), (50, 6), (5, 6), (5, 5)]])) == [
        [(50, 50), (103, 50), (103, 40), (50, 40), (50, 50)]
    ]


def test_a_ring_around_the_map_fills_it():
    assert sorted(corners(path(SQUARE, [[(-50, -50), (-50, 50), (50, 50), (50, -50), (-50, -50)]]))[0][:4]) == [
        (-3, -3),
        (-3, 103),
        (103, -3),
        (103, 103),
    ]


def test_nothing_of_what_lies_elsewhere_or_is_too_small():
    assert path(SQUARE, [[(50, 50), (50, 60), (60, 60), (50, 50)], [(5, 5), (5.01, 5), (5.01, 5.01), (5, 5)]]) == ""


rings = st.lists(st.tuples(st.floats(-40, 40), st.floats(-40, 40)), min_size=3, max_size=12)


@given(rings)
def test_no_path_leaves_the_map(ring):
    for part in corners(path(SQUARE, [[*ring, ring[0]]])):
        assert all(-3 <= x <= 103 and -3 <= y <= 103 for x, y in part)


def test_maps_are_light():
    assert 4_000 < len(land(World(320))) < 15_000
    assert 4_000 < len(land(World(560))) < 15_000
    europe = view_of([(-9, 38), (37, 55), (25, 65)], 560)
    assert 4_000 < len(land(europe)) < 15_000


def test_a_country_is_set_off_from_the_rest():
    view = view_of([(2.35, 48.85)], 560)
    assert country(view, "FR")
    assert country(view, "JP") == country(view, "??") == ""
    assert len(land(view, "FR")) < len(land(view))
