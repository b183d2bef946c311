import pytest


@pytest.fixture(scope="module")
def timeline(plugin):
    return plugin("timeline").timeline


@pytest.fixture(scope="module")
def month_grid(plugin):
    return plugin("timeline").month_grid


def test_months_of_whole_years(timeline):
    chart = timeline([("2017-03", 4), ("2017-12", 1), (None, 9), ("2017", 2), ("2017-99", 7)])
    assert [(column["key"], column["n"]) for column in chart["columns"]] == [
        ("2017-03", 4),
        ("2017-12", 1),
    ]
    assert chart["years"] == [{"key": "2017", "n": 5, "x": 0.0}]
    peak = {"key": "2017-03", "n": 4, "x": 17.42, "width": 6.83, "y": 18, "height": 92, "middle": 20.84}
    assert chart["peak"] == peak


def test_a_long_archive_is_drawn_by_years(timeline):
    chart = timeline([("1990-01", 3), ("2010-05", 6)])
    assert [(column["key"], column["x"], column["n"]) for column in chart["columns"]] == [
        ("1990", 0.43, 3),
        ("2010", 95.67, 6),
    ]
    assert [year["key"] for year in chart["years"]] == ["1990", "1993", "1996", "1999", "2002", "2005", "2008"]


@pytest.mark.parametrize(("chosen", "on"), [((), False), (("2017",), True), (("2017-03", "2016"), True)])
def test_columns_say_what_they_count_and_lead_there(plugin, chosen, on):
    chart = plugin("timeline").told_timeline(
        {"lang": "fr"}, [("2017-03", 1)], "/search?month={}".format, "quotes", chosen
    )
    told = [(one["label"], one["href"], one["on"]) for one in (*chart["columns"], *chart["years"])]
    assert told == [
        ("mars 2017\u00a0: 1\u00a0citation", "/search?month=2017-03", on),
        ("2017\u00a0: 1\u00a0citation", "/search?month=2017", chosen == ("2017",)),
    ]


def test_no_dates_no_chart(timeline):
    assert timeline([(None, 3)]) is None


def test_the_numbers_of_every_year_that_has_any(month_grid):
    grid = month_grid("en", [("2017-03", 4_000), ("2014", 2), ("2017-12", 1), ("2017-99", 1), (None, 9)])
    assert grid == {
        "years": [
            {"key": "2014", "months": ["0"] * 12, "n": "2"},
            {"key": "2017", "months": ["0", "0", "4,000", *["0"] * 8, "1"], "n": "4,002"},
        ],
        "undated": 9,
    }


def test_months_in_words(plugin):
    assert plugin("timeline").month_names("fr")[7] == "août"
