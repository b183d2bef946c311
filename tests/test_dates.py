"""Dates as the press writes them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dates import Dated, find_date, in_utc, parse_date, parse_month

ISO = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d)?)?)?)?")


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2024-03-12", "2024-03-12"),
        ("20240312", "2024-03-12"),
        ("2024-03", "2024-03"),
        ("2024", "2024"),
        ("2024-03-12T10:00:00Z", "2024-03-12T10:00+00:00"),
        ("2024-03-12T10:00:07.123456+02:00", "2024-03-12T10:00:07+02:00"),
        ("2024-03-12 10:30:00 UTC", "2024-03-12T10:30+00:00"),
        ("2024/03/12 10:30", "2024-03-12T10:30"),
        ("12.03.2024", "2024-03-12"),
        ("3/12/2024", "2024-12-03"),
        ("12 mars 2024", "2024-03-12"),
        ("Le 12 mars 2024", "2024-03-12"),
        ("1er mars 2024", "2024-03-01"),
        ("12 févr. 2024", "2024-02-12"),
        ("mardi 12 mars 2024 à 10h32", "2024-03-12T10:32"),
        ("12 mars 2024 à 10 heures", "2024-03-12T10:00"),
        ("12\xa0août\xa02024", "2024-08-12"),
        ("Octobre 2024", "2024-10"),
        ("March 3rd, 2021 at 12:30 p.m.", "2021-03-03T12:30"),
        ("12 March 2024, 9.05pm", "2024-03-12T21:05"),
        ("Mar 3, 2021", "2021-03-03"),
        ("Tue, 12 Mar 2024 10:00:00 +0530", "2024-03-12T10:00+05:30"),
        ("1710237600", "2024-03-12T10:00+00:00"),
        (1710237600, "2024-03-12T10:00+00:00"),
        (1710237600000, "2024-03-12T10:00+00:00"),
    ],
)
def test_parse_date(value, iso):
    assert parse_date(value) == iso


@pytest.mark.parametrize(
    "value",
    [
        "0000-01-01",
        "99999-01-01",
        "2024-13-45",
        "31/02/2024",
        "12/03/24",
        "12 mars",
        "hier",
        "",
        "Tue, 12 Mar 0000 10:00:00 GMT",
        "12 Mar 2024 10:00:00 +9999",
        "2024-03-12T25:00",
        "mars 99999",
        1e400,
        float("nan"),
        -(10**30),
        True,
        None,
        {"date": 1},
    ],
)
def test_no_date(value):
    assert parse_date(value) is None


def test_find_date_begins_exactly_there():
    text = "Publié le 12 mars 2024 à 10h32, à Rennes"
    assert find_date(text, 10) == Dated("2024-03-12T10:32", 10, 30)
    assert find_date(text, 9) is None
    assert find_date(text) is None


def test_an_impossible_hour_is_no_part_of_the_date():
    assert find_date("12 mars 2024 - 45 h de grève") == Dated("2024-03-12", 0, 12)


def test_parse_month_reads_nothing_else():
    assert parse_month("Juin 2020") == "2020-06"
    assert parse_month("sept. 2020") == "2020-09"
    assert parse_month("en juin 2020") is None


@given(st.text(), st.integers(0, 20))
def test_find_date_on_any_text(text, at):
    dated = find_date(text, at)
    assert dated is None or (ISO.fullmatch(dated.iso) and dated.start == at and at < dated.end <= len(text))


@given(st.lists(st.sampled_from(["12", "mars", "March", "2024", "à", "10h", ":", "/", "-", " ", "lundi", "UTC", "+3"])))
def test_parse_date_gives_iso_or_nothing(parts):
    iso = parse_date("".join(parts))
    assert iso is None or ISO.fullmatch(iso)


@given(st.one_of(st.text(), st.integers(), st.floats(), st.none(), st.booleans(), st.lists(st.integers())))
def test_parse_date_on_any_value(value):
    iso = parse_date(value)
    assert iso is None or ISO.fullmatch(iso)


@given(st.datetimes())
def test_iso_stays_what_it_is(moment):
    expected = moment.replace(microsecond=0).isoformat()
    iso = parse_date(expected)
    assert iso == (expected.removesuffix(":00") if moment.second == 0 else expected) or not 1450 <= moment.year < 2200


@pytest.mark.parametrize(
    ("date", "compared"),
    [
        ("2024", "2024"),
        ("2024-03-12", "2024-03-12"),
        ("2024-03-12T10:00", "2024-03-12T10:00:00"),
        ("2024-03-12T10:00+02:00", "2024-03-12T08:00:00"),
        ("2024-03-12T22:00-05:00", "2024-03-13T03:00:00"),
        ("2024-03-12Tea", "2024-03-12Tea"),
    ],
)
def test_dates_are_compared_in_one_zone(date: str, compared: str) -> None:
    assert in_utc(date) == compared
