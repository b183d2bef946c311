"""JSON documents."""

import pytest

from ingest.pipeline import Options, read
from ingest.records import Article, Refusal


def of(tmp_path, content: str | bytes) -> list[Article | Refusal]:
    path = tmp_path / "a.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read([str(path)], Options()))


@pytest.mark.parametrize(
    "content",
    [
        '[{"title":"a"},{"title":"b"}]',
        '{"articles":[{"title":"a"},{"title":"b"}],"count":2,"errors":[]}',
        '\ufeff[{"title":"a"},{"title":"b"}]',
    ],
)
def test_lists_of_articles(tmp_path, content):
    assert [article.title for article in of(tmp_path, content)] == ["a", "b"]


def test_a_single_article(tmp_path):
    (article,) = of(tmp_path, '{"title":"été","related":["b"]}'.encode("utf-16"))
    assert (article.title, [related.title for related in article.related]) == ("été", ["b"])


def test_an_item_that_is_none_costs_only_itself(tmp_path):
    assert of(tmp_path, '[1,{"title":"a"},{"x":2}]')[::2] == [
        Refusal(f"{tmp_path}/a.json", "item 1", "malformed", "not an object but int"),
        Refusal(f"{tmp_path}/a.json", "item 3", "malformed", "no known column among x"),
    ]


@pytest.mark.parametrize(
    ("content", "reason", "message"),
    [
        ("", "empty", "the file is empty"),
        ("[]", "empty", "a list without an article"),
        ('[{"title":"a"}', "malformed", "not JSON: Expecting ',' delimiter: line 1 column 15 (char 14)"),
        ("[" * 100_000 + "]" * 100_000, "malformed", "not JSON that an article needs: nested too deep"),
        (
            '{"x":' + "9" * 5000 + "}",
            "malformed",
            "not JSON: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits",
        ),
        ('{"x":[1],"y":[2]}', "malformed", "neither an article nor a list of articles"),
        ('"text"', "malformed", "neither an article nor a list of articles"),
        (b"\x89PNG\r\n", "binary", "not text: the first bytes are those of another kind of file"),
    ],
)
def test_refused(tmp_path, content, reason, message):
    assert of(tmp_path, content) == [Refusal(f"{tmp_path}/a.json", "", reason, message)]


def test_a_document_too_large_to_be_held(tmp_path, monkeypatch):
    monkeypatch.setattr("ingest.formats.json_document._MAX_BYTES", 10)
    assert of(tmp_path, '[{"title":"a"}]') == [
        Refusal(
            f"{tmp_path}/a.json",
            "",
            "too-large",
            "a JSON document of more than 10 bytes: use JSON Lines, which is streamed",
        )
    ]
