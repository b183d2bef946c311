"""CSV and TSV."""

import pytest
from harm import memory_below, write_with_a_gap
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import formats, languages
from ingest.formats import csv_table
from ingest.pipeline import Options, read
from ingest.records import Article, Record, Refusal, Source


def of(tmp_path, content: str | bytes, name: str = "a.csv", **options: object) -> list[Article | Refusal]:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read([str(path)], Options(**options)))


def told(found: list[Article | Refusal]) -> list[tuple[str, str]]:
    """Titles and bodies of articles; the place and the reason of refusals."""
    return [
        (item.record, item.reason) if isinstance(item, Refusal) else (item.title or "", item.body) for item in found
    ]


@pytest.mark.parametrize(
    "content",
    [
        "title,body\na,b\n",
        "\ufefftitle,body\r\na,b\r\n",
        "Titre;Texte\na;b",
        "title\tbody\na\tb\n",
        "title|body\na|b\n",
        '"title","body"\n"a","b"\n',
        "\n\ntitle,body\n\na,b\n\n",
        '"title","long\nname",body\na,x,b\n',
        "title,title,body\na,x,b\n",
    ],
)
def test_tables(tmp_path, content):
    assert told(of(tmp_path, content)) == [("a", "b")]


def test_a_body_of_several_lines_and_with_markup(tmp_path):
    content = 'title,body\na,"Un « mot ».\n\nDeux ""mots""."\nb,<p>Un</p><p>deux</p>\n'
    assert told(of(tmp_path, content)) == [("a", 'Un « mot ».\n\nDeux "mots".'), ("b", "Un\n\ndeux")]


def test_tabs_whatever_the_commas(tmp_path):
    assert told(of(tmp_path, "title\tbody\na, b, c\td\n", "a.tsv")) == [("a, b, c", "d")]


def test_windows_encoding(tmp_path):
    assert told(of(tmp_path, "title,body\nL’été à Rennes,Un café\n".encode("cp1252"))) == [
        ("L’été à Rennes", "Un café")
    ]


def test_a_row_that_cannot_be_read_costs_only_itself(tmp_path):
    content = b"title,body\na\nb,c,d\n,\ne\0,f\ng,\xff\xfe\xfd\nh,i\n"
    assert told(of(tmp_path, content)) == [
        ("row 1", "malformed"),
        ("row 2", "malformed"),
        ("row 3", "no-text"),
        ("row 4", "binary"),
        ("row 5", "encoding"),
        ("h", "i"),
    ]


def test_a_broken_line_inside_a_cell_refuses_its_row(tmp_path):
    content = b'title,body\na,"one\n\0two\nthree"\nb,c\n'
    assert told(of(tmp_path, content)) == [("row 1", "binary"), ("b", "c")]


@pytest.mark.parametrize(
    ("content", "record", "reason", "message"),
    [
        ("", "", "empty", "the file is empty"),
        (" \n", "", "empty", "nothing but white space"),
        ("title,body\n", "", "empty", "a header and no rows"),
        ("x,y\na,b\n", "", "malformed", "no column for a title or a body among x, y: name one with --map"),
        ("title,body\na\n", "row 1", "malformed", "1 cells where the header names 2"),
        (
            'title,body\na,"b\n' + "c,d\n" * 1000,
            "row 1",
            "malformed",
            "not CSV: a quotation mark that opens in this row is never closed",
        ),
        (
            "title,body\ra,b\r",
            "",
            "malformed",
            "the header is not CSV: lines that end in a carriage return alone: save it with the line ends of today",
        ),
        (
            "title,body\na,b\n".encode("utf-16"),
            "",
            "encoding",
            "in UTF-16, which cannot be read line by line: save it as UTF-8",
        ),
        (b"ti\0tle,body\na,b\n", "", "binary", "not text: NUL byte at byte 2"),
    ],
)
def test_refused(tmp_path, content, record, reason, message):
    assert of(tmp_path, content) == [Refusal(f"{tmp_path}/a.csv", record, reason, message)]


def test_a_column_named_by_the_person(tmp_path):
    assert told(of(tmp_path, "x,y\na,b\n", mapping={"title": "x", "body": "y"})) == [("a", "b")]


def test_a_line_longer_than_any_article_is_not_held(tmp_path):
    path = tmp_path / "a.csv"
    write_with_a_gap(path, b"title,body\na,b\n", b"\nc,d\n")
    languages.detect("le modèle des langues est en mémoire")
    with memory_below(60_000_000):
        found = told(list(read([str(path)], Options())))
    assert found == [("a", "b"), ("row 2", "too-large"), ("c", "d")]


@settings(max_examples=60)
@given(
    st.one_of(
        st.binary(), st.lists(st.sampled_from(["title", "body", ",", "\n", '"', "\r", ";", "a", "\0"])).map("".join)
    )
)
def test_any_content_is_records_and_refusals(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    for item in formats.split(Source(str(path)), csv_table.READER, {}):
        assert isinstance(item, Record | Refusal)
        assert not isinstance(item, Refusal) or item.reason != "failed"
