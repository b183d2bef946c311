"""Results as rows and as a feed."""

import csv
import io
import json

import pytest
from lxml import etree

from ingest.searching.excerpts import Excerpt
from ingest.searching.forms import as_atom, as_csv, as_ndjson, plain
from ingest.searching.results import Result

RESULT = Result(
    {
        "id": 3,
        "title": "Grève, « au » port\x0b",
        "published": "2017-03",
        "outlet": None,
        "outlet_id": None,
        "language": "fr",
    },
    [("Grève", True)],
    Excerpt(5, [("La ", False), ("grève", True)]),
    [],
)
ROW = {
    "id": 3,
    "title": "Grève, « au » port\x0b",
    "published": "2017-03",
    "outlet": None,
    "section": None,
    "language": "fr",
    "url": None,
    "excerpt": "La grève",
    "address": "http://a/3",
}
ATOM = "{http://www.w3.org/2005/Atom}"


def read(feed):
    return etree.fromstring(feed.encode())


def test_a_result_as_a_row():
    assert plain(RESULT, "http://a/3") == ROW


def test_rows_as_csv_and_lines_of_json():
    assert list(csv.DictReader(io.StringIO(as_csv([ROW])))) == [
        {key: "" if value is None else str(value) for key, value in ROW.items()}
    ]
    assert [json.loads(line) for line in as_ndjson([ROW, ROW]).split("\n")[:-1]] == [ROW, ROW]


def test_rows_as_a_feed():
    feed = read(as_atom([ROW], "grève", "http://a/search.atom", "http://a/next"))
    assert [link.get("rel") for link in feed.findall(f"{ATOM}link")] == ["self", "next"]
    entry = feed.find(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}{name}") for name in ("title", "id", "updated", "summary")] == [
        "Grève, « au » port",
        "http://a/3",
        "2017-03-01T00:00:00Z",
        "La grève",
    ]


@pytest.mark.parametrize(
    ("published", "updated"),
    [
        (None, "1970-01-01T00:00:00Z"),
        ("2017", "2017-01-01T00:00:00Z"),
        ("2017-03-05T08:30", "2017-03-05T08:30:00Z"),
        ("2017-03-05T08:30+02:00", "2017-03-05T08:30:00+02:00"),
        ("2017-03-05T08:30:07Z", "2017-03-05T08:30:07Z"),
    ],
)
def test_moments_of_a_feed(published, updated):
    feed = read(as_atom([{**ROW, "published": published}], "", "", None))
    assert feed.findtext(f"{ATOM}entry/{ATOM}updated") == updated
