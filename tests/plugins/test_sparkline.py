import pytest


@pytest.mark.parametrize(
    ("counts", "points"),
    [([0, 4, 2], "0,19 50,1 100,10"), ([0, 0], "0,19 100,19"), ([1, 1, 1, 1], "0,1 33,1 67,1 100,1")],
)
def test_points_of_a_line(plugin, counts, points):
    assert plugin("sparkline").sparkline(counts) == points
