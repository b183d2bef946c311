"""Results as rows and as tables."""

import csv
import io
import json

import pytest
from found import RESULT, ROW
from hypothesis import given
from hypothesis import strategies as st

from ingest.searching import forms
from ingest.searching.credits import Credits
from ingest.searching.forms import as_csv, as_ndjson, columns_in, plain, plainly
from ingest.searching.listing import Listed

COLUMNS = forms.COLUMNS["articles"]


def test_a_result_as_a_row():
    row = plain(RESULT, Credits(["Odile Ferrand", "Jo"]), "http://a/3")
    assert (row, tuple(row)) == (ROW, COLUMNS)


def test_a_quote_as_a_row():
    row = {name: name for name in forms.COLUMNS["quotes"] if name not in {"speaker", "address"}} | {"said_by": "Jo"}
    assert plainly("quotes", Listed(row, []), "http://a/1") == {
        **{name: name for name in forms.COLUMNS["quotes"]},
        "speaker": "Jo",
        "address": "http://a/1",
    }


def test_rows_as_csv_and_lines_of_json():
    assert list(csv.DictReader(io.StringIO(as_csv([ROW], COLUMNS)))) == [
        {key: "" if value is None else str(value) for key, value in ROW.items()} | {"authors": "Odile Ferrand; Jo"}
    ]
    assert [json.loads(line) for line in as_ndjson([ROW, ROW], COLUMNS).split("\n")[:-1]] == [ROW, ROW]
    assert as_csv([ROW], ["language", "id"], header=False) == "fr,3\r\n"
    assert as_ndjson([ROW], ["language", "id"]) == '{"language": "fr", "id": 3}\n'


@pytest.mark.parametrize("sign", "=+-@\t\r\n＝＋－＠")
def test_no_cell_is_a_formula(sign):
    assert cells(f"{sign}1+1") == [f"'{sign}1+1"]


def test_what_only_holds_such_a_sign_stays():
    assert cells("Un + un = deux") == ["Un + un = deux"]
    assert cells(-3) == ["-3"]


@given(title=st.text())
def test_a_line_of_json_is_one_line_to_any_program(title):
    (line,) = as_ndjson([{"title": title}], ["title"]).splitlines()
    assert json.loads(line) == {"title": title}


@pytest.mark.parametrize(
    ("pairs", "columns"),
    [
        ([], list(COLUMNS)),
        ([("_col", "url"), ("_col", "id"), ("_col", "url"), ("_col", "colour")], ["url", "id"]),
        ([("_nocol", "excerpt"), ("_nocol", "url")], [name for name in COLUMNS if name not in {"excerpt", "url"}]),
        ([("_col", "url"), ("_nocol", "url")], list(COLUMNS)),
    ],
)
def test_columns_are_chosen(pairs, columns):
    assert columns_in(pairs, COLUMNS) == columns


def cells(value):
    (row,) = csv.reader(io.StringIO(as_csv([{"title": value}], ["title"], header=False), newline=""))
    return row
