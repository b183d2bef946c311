"""The address of a search says all that is asked, and can be read again."""

from datetime import date
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.searching.addresses import (
    Beside,
    asked_in,
    in_period,
    on_day,
    passed_over,
    query_string,
    turned_to,
)
from ingest.searching.filters import Choice
from ingest.searching.search import Asked
from ingest.searching.tabs import TABS

VALUES = st.lists(st.text(max_size=5), max_size=2, unique=True).map(tuple)


@st.composite
def searches(draw):
    tab = draw(st.sampled_from(list(TABS)))
    choices = draw(st.dictionaries(st.sampled_from(TABS[tab].facets), st.builds(Choice, VALUES, VALUES)))
    return Asked(
        draw(st.text()),
        {name: choices[name] for name in TABS[tab].facets if choices.get(name, Choice()) != Choice()},
        draw(st.sampled_from(TABS[tab].orders)),
        draw(st.text(max_size=9)),
        draw(st.integers(1, 1_000)),
        tab=tab,
    )


@given(asked=searches())
def test_an_address_is_read_as_it_was_written(asked):
    assert asked_in(parse_qsl(query_string(asked), keep_blank_values=True)) == asked


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("", Asked()),
        ("q=port&outlet=2&outlet=2&-section=", Asked("port", {"outlet": Choice(("2",)), "section": Choice((), ("",))})),
        ("sort=sideways&size=x&colour=red", Asked()),
        ("sort=oldest&size=99999&next=2017~3", Asked(order="oldest", size=1_000, start="2017~3")),
        ("size=0", Asked(size=1)),
        ("size=²", Asked()),
        ("size=max", Asked(size=1_000)),
    ],
)
def test_a_query_string_is_understood(query, asked):
    assert asked_in(parse_qsl(query, keep_blank_values=True)) == asked


def test_choosing_begins_again_at_the_first_page():
    beside = Beside("/search", Asked("port", {"outlet": Choice(("2",))}, start="2017~3"))
    assert beside.including("outlet", "3") == "/search?q=port&outlet=2&outlet=3"
    assert beside.including("people", "7") == "/search?q=port&outlet=2&people=7"
    assert beside.excluding("outlet", "2") == "/search?q=port&-outlet=2"
    assert beside.forgetting("outlet", "2") == "/search?q=port"
    assert Beside("/search", Asked(choices={"outlet": Choice((), ("2",))})).forgetting("outlet", "2") == "/search"


def test_what_only_a_page_understands_follows():
    assert query_string(Asked("port"), more="people") == "q=port&more=people"


def test_what_is_not_understood_is_said():
    query = "q=port&colour=red&-outlet=2&sort=up&size=x&next=&_col=id&size=max&-q=port"
    assert passed_over(parse_qsl(query, keep_blank_values=True)) == ["colour=red", "sort=up", "size=x", "-q=port"]


def test_another_tab_takes_over_the_choices_that_it_knows():
    asked = asked_in([("q", "port"), ("outlet", "2"), ("people", "1"), ("sort", "oldest"), ("next", "2017~3")])
    assert query_string(turned_to(asked, "quotes")) == "q=port&tab=quotes&outlet=2"
    assert query_string(turned_to(asked, "people")) == "q=port&tab=people"
    assert turned_to(turned_to(asked, "quotes"), "articles") == Asked("port", {"outlet": Choice(("2",))})


def test_each_tab_passes_over_what_it_does_not_know():
    assert passed_over([("tab", "quotes"), ("cue", "selon"), ("people", "1"), ("sort", "name")]) == [
        "people=1",
        "sort=name",
    ]
    assert passed_over([("tab", "x"), ("people", "1"), ("cue", "selon")]) == ["tab=x", "cue=selon"]


def test_a_search_in_one_period():
    chosen = {"year": Choice(("2016",)), "outlet": Choice(("2",))}
    beside = Beside("/search", Asked("port", chosen, "oldest"))
    assert beside.in_period("2017-03") == "/search?q=port&outlet=2&month=2017-03&sort=oldest"
    assert beside.in_period("2018") == "/search?q=port&outlet=2&year=2018&sort=oldest"
    assert query_string(in_period("2017-03")) == "month=2017-03"
    assert query_string(in_period("2018")) == "year=2018"


def test_a_search_for_a_day():
    assert query_string(on_day(date(2018, 12, 31))) == "q=after%3A2018-12-31+before%3A2019-01-01&sort=oldest"
    assert query_string(on_day(date.max)) == "q=after%3A9999-12-31&sort=oldest"


def test_what_is_without_end_is_cut_and_that_is_said():
    pairs = [("q", "é" * 1_003), ("next", "~" * 60_000), *(("people", str(n)) for n in range(52))]
    asked = asked_in(pairs)
    assert asked.typed == "é" * 1_000
    assert len(query_string(asked)) < 12_000
    assert asked.choices == {"people": Choice(tuple(map(str, range(50))))}
    assert passed_over(pairs) == ["people=50", "people=51", "q=ééé"]
