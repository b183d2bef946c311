"""What a map shows, and where a position lies on it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.atlas.views import Region, World, view_of

positions = st.tuples(st.floats(-180, 180), st.floats(-90, 90))


def test_one_place_stands_in_the_middle_of_its_surroundings():
    view = view_of([(2.0, 48.0)], 280)
    assert (view.width, view.height) == (280, 200)
    assert view.place(2.0, 48.0) == pytest.approx((140, 100))
    assert view.bounds[3] - view.bounds[1] == pytest.approx(11)


def test_true_to_scale_in_the_middle():
    view = view_of([(2.0, 60.0)], 280)
    (x, y), (east, _), (_, north) = view.place(2.0, 60.0), view.place(4.0, 60.0), view.place(2.0, 61.0)
    assert east - x == pytest.approx(y - north)


def test_the_shorter_way_across_the_antimeridian():
    view = view_of([(178.4, -18.1), (-171.8, -13.8)], 280)
    assert isinstance(view, Region)
    suva, apia = (view.place(view.shift(x), y)[0] for x, y in ((178.4, -18.1), (-171.8, -13.8)))
    assert 0 < suva < apia < 280


def test_places_far_apart_are_on_the_world():
    view = view_of([(2.0, 48.0), (139.0, 35.0)], 320)
    assert isinstance(view, World)
    assert view.place(0, 0)[0] == pytest.approx(160)
    assert view.place(-180, 0)[0] == pytest.approx(0)
    assert all(8 < view.place(0, latitude)[1] < view.height - 8 for latitude in (78.2, -54.8))


@given(st.lists(positions, min_size=1, max_size=8))
def test_every_place_lies_on_the_map(points):
    view = view_of(points, 320)
    for longitude, latitude in points:
        x, y = view.place(view.shift(longitude), latitude)
        assert -1e-6 <= x <= view.width + 1e-6
        if isinstance(view, Region) and abs(latitude) < 80:
            assert -1e-6 <= y <= view.height + 1e-6
