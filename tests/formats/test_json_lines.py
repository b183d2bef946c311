"""JSON Lines."""

import io
import json
import sys

import pytest
from harm import memory_below, write_with_a_gap
from hypothesis import given
from hypothesis import strategies as st

from ingest import formats, languages
from ingest.formats import json_lines
from ingest.pipeline import Options, read
from ingest.printing import article_json
from ingest.records import Article, Record, Refusal, Source


def of(tmp_path, *lines: str | bytes, mapping: dict[str, str] | None = None) -> list[Article | Refusal]:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines))
    return list(read([str(path)], Options(mapping=mapping or {})))


def told(found: list[Article | Refusal]) -> list[tuple[str, str]]:
    """Titles of articles; the place and the reason of refusals."""
    return [(item.record, item.reason) if isinstance(item, Refusal) else ("", item.title or "") for item in found]


def test_all_fields(tmp_path):
    row = {
        "guid": "x-1",
        "Headline": "Le pont   rouvre",
        "chapo": "Il était fermé.",
        "articleBody": "<p>Un&nbsp;an.</p><h2>Après</h2><p>La suite.</p>",
        "rubrique": "Région",
        "author": [{"name": "Ana Luz"}, "Par Bo Do et Ana Luz"],
        "datePublished": "2024-03-12T10:00:00Z",
        "updated": 1710323999,
        "inLanguage": "fr-CA",
        "publisher": {"name": "Le Courant"},
        "link": "https://courant.example/pont?a=1&amp;b=2",
        "image": {"url": "https://courant.example/pont.jpg"},
        "lire_aussi": [{"title": "Le bac s'arrête", "url": "javascript:alert(1)"}, "Le gué"],
        "premium": "oui",
        "mots": 12,
    }
    (article,) = of(tmp_path, json.dumps(row))
    assert article_json(article) == {
        "id": "x-1",
        "title": "Le pont rouvre",
        "standfirst": "Il était fermé.",
        "section": "Région",
        "authors": ["Ana Luz", "Bo Do"],
        "published": "2024-03-12T10:00+00:00",
        "modified": "2024-03-13T09:59:59+00:00",
        "language": "fr",
        "outlet": "Le Courant",
        "url": "https://courant.example/pont?a=1&b=2",
        "image": "https://courant.example/pont.jpg",
        "body": "Un\xa0an.\n\nAprès\n\nLa suite.",
        "related": [{"title": "Le bac s'arrête", "url": None}, {"title": "Le gué", "url": None}],
        "paywalled": True,
    }
    assert article.text == "Le pont rouvre\n\nIl était fermé.\n\nUn\xa0an.\n\nAprès\n\nLa suite."


def test_a_broken_line_costs_only_itself(tmp_path):
    lines = [
        '{"title":"a"',
        '{"title":"b"}',
        "",
        "[1]",
        "null",
        '{"foo":1}',
        '{"title":NaN}',
        '{"title":"c","body":null}',
    ]
    assert told(of(tmp_path, *lines)) == [
        ("line 1", "malformed"),
        ("", "b"),
        ("line 4", "malformed"),
        ("line 5", "malformed"),
        ("line 6", "malformed"),
        ("line 7", "no-text"),
        ("", "c"),
    ]


@pytest.mark.parametrize(
    ("line", "reason", "message"),
    [
        (
            '{"title":1,}',
            "malformed",
            "not JSON: Expecting property name enclosed in double quotes: line 1 column 12 (char 11)",
        ),
        (
            '{"body":' + "[" * 100_000 + "]" * 100_000 + "}",
            "malformed",
            "not JSON that an article needs: nested too deep",
        ),
        (
            '{"title":"t","id":' + "9" * 5000 + "}",
            "malformed",
            "not JSON: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits",
        ),
        (b'{"title":"a\0b"}', "binary", "not text: NUL byte at byte 11"),
        ("{}", "malformed", "no known column among none"),
        ('{"title":{"a":1}}', "malformed", "title: dict where a text should stand"),
        ('{"title":"t","body":true}', "malformed", "body: bool where a text should stand"),
        ('{"title":"t","body":[1,2]}', "malformed", "body: list where a text should stand"),
        ('{"url":"https://x.example/1"}', "no-text", "neither a title nor a body"),
        ('{"body":"<p><script>x</script></p>"}', "no-text", "neither a title nor a body"),
    ],
)
def test_refused(tmp_path, line, reason, message):
    assert of(tmp_path, line) == [Refusal(f"{tmp_path}/a.jsonl", "line 1", reason, message)]


def test_a_file_in_utf16_is_one_refusal(tmp_path):
    content = '{"title":"a"}\n{"title":"b"}\n'.encode("utf-16")
    assert told(of(tmp_path, content)) == [("", "encoding")]


@pytest.mark.parametrize("content", [b"", b"\n \n\n"])
def test_a_file_without_a_line(tmp_path, content):
    assert told(of(tmp_path, content)) == [("", "empty")]


def test_values_of_odd_kinds(tmp_path):
    (article,) = of(
        tmp_path,
        '{"title":12,"body":["Un.","Deux."],"section":["Monde","Asie"],"authors":5,"published":{"x":1},"id":{"a":1},'
        '"outlet":false,"url":[1],"related":"x","language":3,"paywalled":[1],"image":"data:image/png;base64,xx"}',
    )
    assert article_json(article) | {"id": ""} == {
        "id": "",
        "title": "12",
        "standfirst": None,
        "section": "Monde",
        "authors": [],
        "published": None,
        "modified": None,
        "language": article.language,
        "outlet": None,
        "url": None,
        "image": None,
        "body": "Un.\n\nDeux.",
        "related": [],
        "paywalled": None,
    }


def test_escapes_for_no_character_are_left_out(tmp_path):
    found = of(
        tmp_path,
        r'{"title":"a\ud800b\u0000c","id":"\ud800i","authors":["\udfffAna Luz"],"body":"\u001bx\n\ny \ud83d\ude00"}',
        r'{"\ud800":1}',
    )
    assert told(found) == [("", "abc"), ("line 2", "malformed")]
    assert (found[0].id, found[0].authors, found[0].body) == ("i", ("Ana Luz",), "x\n\ny \U0001f600")
    found[1].message.encode()


def test_a_record_is_known_by_its_identifier_else_its_address_else_its_title_and_date(tmp_path):
    long = "https://x.example/" + "a" * 600
    rows = [
        '{"title":"a","id":7,"url":"u"}',
        '{"title":"a","url":"u"}',
        '{"title":"a"}',
        f'{{"title":"a","url":"{long}"}}',
        '{"title":"a","body":"another text"}',
        '{"title":"a","date":"2024-03-12"}',
        '{"body":"a"}',
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    keys = [record.key for record in formats.split(Source(str(path)), json_lines.READER, {})]
    assert keys[:2] == ["7", "u"]
    assert keys[4] == keys[2] + "-2"
    assert [len(key) for key in keys[2:]] == [24, 24, 26, 24, 24]
    assert len(set(keys)) == len(rows)


def test_columns_named_by_the_person(tmp_path):
    found = of(tmp_path, '{"t":"a","meta":{"d":"12 mars 2024"}}', mapping={"title": "t", "published": "meta.d"})
    assert [(article.title, article.published) for article in found] == [("a", "2024-03-12")]


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'\xef\xbb\xbf{"title":"a"}\n{')))
    assert told(list(read(["-"], Options()))) == [("", "a"), ("line 2", "malformed")]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert told(list(read(["-"], Options()))) == []
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Titre\n\nUn mot.")))
    assert told(list(read(["-"], Options(format="text")))) == [("", "Titre")]


def test_a_line_longer_than_any_article_is_not_held(tmp_path):
    path = tmp_path / "a.jsonl"
    write_with_a_gap(path, b'{"title":"a"}\n', b'\n{"title":"b"}\n')
    languages.detect("le modèle des langues est en mémoire")
    with memory_below(60_000_000):
        found = told(list(read([str(path)], Options())))
    assert found == [("", "a"), ("line 2", "too-large"), ("", "b")]


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(), inner, max_size=3)),
    max_leaves=5,
)
COLUMNS = st.sampled_from(["title", "body", "authors", "date", "url", "related", "id", "language", "image", "x"])


@given(st.dictionaries(COLUMNS, VALUES))
def test_any_object_is_an_article_or_a_refusal(row):
    record = json_lines.of_object(Source("/x/a.jsonl"), "jsonl", "line 1", json_lines.loaded(json.dumps(row)), {})
    found = formats.parse(record) if isinstance(record, Record) else record
    if isinstance(found, Refusal):
        assert found.reason in ("malformed", "no-text")
    else:
        json.dumps(article_json(found), ensure_ascii=False).encode()
        assert all(0 <= block.start < block.end <= len(found.text) for block in found.blocks)
