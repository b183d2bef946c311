from math import inf, nan

import pytest
from hypothesis import example, given
from hypothesis import strategies as st


@pytest.fixture(scope="module")
def line_chart(plugin):
    return plugin("line_chart").line_chart


def test_lines_are_broken_where_numbers_are_missing(line_chart):
    chart = line_chart([[0.0, 0.1, nan, 0.2, nan], [0, 0, 0, 0, 0]], ["2017", "2018", "2019", "2020", "2021"])
    assert chart == {
        "base": 300,
        "paths": ["M100.0,300.0L300.0,160.0M640.0,20.0h120.0",
                  "M100.0,300.0L300.0,300.0L500.0,300.0L700.0,300.0L900.0,300.0"],
        "peaks": [{"x": 70, "y": 13, "anchor": "middle"}, None],
        "grid": [{"y": 230, "n": 0.05}, {"y": 160, "n": 0.1},
                 {"y": pytest.approx(90), "n": pytest.approx(0.15)}, {"y": 20, "n": 0.2}],
        "ticks": [{"x": 20 * i + 10, "year": str(2017 + i), "anchor": "middle"} for i in range(5)],
    }  # fmt: skip


def test_names_of_close_peaks_stand_one_above_the_other(line_chart):
    chart = line_chart([[1, 10], [1, 10], [10, 1]], ["2017-12", "2018-01"])
    assert [peak["y"] for peak in chart["peaks"]] == pytest.approx([13, -2, 13])
    assert chart["ticks"] == [
        {"x": 0, "year": "2017", "anchor": "start"},
        {"x": 50, "year": "2018", "anchor": "start"},
    ]


def test_there_are_as_many_years_as_have_room(line_chart):
    months = [f"{year}-{month:02}" for year in range(2000, 2030) for month in range(1, 13)]
    years = [tick["year"] for tick in line_chart([], months)["ticks"]]
    assert years == ["2000", "2004", "2008", "2012", "2016", "2020", "2024", "2028"]


@pytest.mark.parametrize(("greatest", "steps"), [(1, [1]), (3, [1, 2, 3]), (10, [5, 10]), (900, [250, 500, 750, 1000])])
def test_articles_are_whole(line_chart, greatest, steps):
    assert [line["n"] for line in line_chart([[greatest]], ["2017"], whole=True)["grid"]] == steps


def test_nothing_is_drawn_of_no_time(line_chart):
    assert line_chart([[]], []) is None


@given(lines=st.lists(st.lists(st.just(nan) | st.floats(0, 1e9), min_size=3, max_size=3), max_size=4))
@example(lines=[[5e-324, 0.0, 0.0]])
def test_everything_is_inside_the_drawing(line_chart, lines):
    chart = line_chart(lines, ["2017", "2018", "2019"])
    assert 1 <= len(chart["grid"]) <= 5
    assert all(0 < line["y"] <= chart["base"] < inf for line in chart["grid"])
    for path in chart["paths"]:
        heights = [float(point.partition("h")[0].split(",")[1]) for point in path.replace("M", "L").split("L")[1:]]
        assert all(19.9 <= y <= chart["base"] for y in heights)
