"""Outlines as they are stored, and as they come with Gazette."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.atlas.outlines import STEP, decoded, encoded, outlines

steps = st.tuples(st.integers(-9_000, 9_000), st.integers(-4_500, 4_500))


@given(st.lists(steps, min_size=1))
def test_a_line_is_read_as_it_was_written(line):
    points = [(round(x * STEP, 2), round(y * STEP, 2)) for x, y in line]
    kept = [point for place, point in enumerate(points) if place == 0 or point != points[place - 1]]
    assert list(decoded(encoded(points))) == kept


def test_a_line_as_text():
    assert encoded([(0.0, 0.02), (-0.02, 0.02), (0.3, -0.3)]) == "?A@?_@^"


def test_every_ring_is_closed_and_on_the_earth():
    shapes = outlines()
    for ring in [*shapes.land, *(ring for rings in shapes.countries.values() for ring in rings)]:
        assert ring[0] == ring[-1]
        assert len(ring) >= 4 or ring in outlines().countries["VA"]  # half the size of a step
        assert all(-360 < x < 360 and -90 <= y <= 90 for x, y in ring)


def test_a_ring_beyond_the_antimeridian_has_no_leap():
    west, _, east, _ = outlines().reach["RU"][0]
    assert (round(west), round(east)) == (27, 190)


def test_countries_go_by_their_codes():
    assert {"FR", "GB", "SY", "ML", "XK", "US"} <= set(outlines().countries)
    assert "AQ" not in outlines().countries
