"""Which column of a table is which field of an article."""

import math
from importlib.resources import files

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ingest.columns import Columns, parse_mapping
from ingest.errors import UsageError

EXAMPLES = yaml.safe_load(files("ingest").joinpath("columns.yml").read_text(encoding="utf-8"))["examples"]


@pytest.mark.parametrize(("name", "field"), EXAMPLES)
def test_examples_of_the_table(name, field):
    assert Columns.of([name]).column_of == ({field: name} if field else {})


def test_the_first_name_that_the_table_has_is_taken():
    assert Columns.of(["Date", "created_at", "TEXTE", "Chapô"]).column_of == {
        "standfirst": "Chapô",
        "body": "TEXTE",
        "published": "Date",
    }


def test_a_mapping_goes_before_the_table():
    columns = Columns.of(["title", "headline2"], {"title": "headline2"})
    assert columns.fields({"title": "A", "headline2": "B"}) == {"title": "B"}


def test_a_column_may_name_a_value_inside_another():
    columns = Columns.of(["meta", "title"], {"published": "meta.date", "url": "meta.no.such"})
    assert columns.fields({"meta": {"date": "2024"}, "title": "A"}) == {"published": "2024", "title": "A"}


def test_what_is_empty_fills_nothing():
    columns = Columns.of(["title", "body", "authors", "date", "url"])
    assert columns.fields({"title": "", "body": None, "authors": [], "date": math.nan, "url": {}}) == {}


def test_parse_mapping():
    assert parse_mapping(["body=full text", "url=a=b"]) == {"body": "full text", "url": "a=b"}


@pytest.mark.parametrize("pair", ["body", "body=", "corps=x", "=x", "examples=x"])
def test_parse_mapping_refuses(pair):
    with pytest.raises(UsageError, match="expected FIELD=COLUMN"):
        parse_mapping([pair])


@given(st.dictionaries(st.text(), st.one_of(st.text(), st.integers(), st.lists(st.text()), st.none())))
def test_any_row(row):
    assert all(value for value in Columns.of(row).fields(row).values() if value != 0)
