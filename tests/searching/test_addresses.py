"""The address of a search says all that is asked, and can be read again."""

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.searching.addresses import asked_in, excluding, forgetting, including, only, passed_over, query_string
from ingest.searching.filters import FACETS, Choice
from ingest.searching.search import ORDERS, Asked

VALUES = st.lists(st.text(max_size=5), max_size=2, unique=True).map(tuple)
CHOICES = st.dictionaries(st.sampled_from(FACETS), st.builds(Choice, VALUES, VALUES))
ASKED = st.builds(
    lambda typed, choices, order, start, size: Asked(
        typed, {name: choices[name] for name in FACETS if choices.get(name, Choice()) != Choice()}, order, start, size
    ),
    st.text(),
    CHOICES,
    st.sampled_from(ORDERS),
    st.text(max_size=9),
    st.integers(1, 1_000),
)


@given(asked=ASKED)
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
    asked = Asked("port", start="2017~3")
    chosen = including(asked, "outlet", "2")
    assert query_string(chosen) == "q=port&outlet=2"
    assert query_string(excluding(chosen, "outlet", "2")) == "q=port&-outlet=2"
    assert query_string(including(chosen, "outlet", "3")) == "q=port&outlet=2&outlet=3"
    assert query_string(forgetting(chosen, "outlet", "2")) == "q=port"
    assert query_string(only(including(asked, "year", "2016"), year="", month="2017-03")) == "q=port&month=2017-03"
    assert query_string(chosen, more="people") == "q=port&outlet=2&more=people"


def test_what_is_not_understood_is_said():
    query = "q=port&colour=red&-outlet=2&sort=up&size=x&next=&_col=id&size=max&-q=port"
    assert passed_over(parse_qsl(query, keep_blank_values=True)) == ["colour=red", "sort=up", "size=x", "-q=port"]
