"""Arcs beside a list of names."""

from ingest.searching.company import Tie


def test_near_ones_bend_little_and_close_ones_are_broad(plugin):
    arcs = plugin("arcs").arcs
    assert arcs([Tie(0, 1, 9, 0.5), Tie(0, 3, 2, 0.1)], 4) == {
        "height": 40,
        "paths": [
            {"d": "M100,5C60,5 60,15 100,15", "width": 3.0},
            {"d": "M100,5C-26,5 -26,35 100,35", "width": 1.5},
        ],
    }


def test_without_ties_nothing_is_drawn(plugin):
    assert plugin("arcs").arcs([], 2) == {"height": 20, "paths": []}
