"""Parquet."""

import builtins
import io
import zipfile
from datetime import datetime
from pathlib import Path

import pyarrow
import pytest
from harm import changes, damaged, stands
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet as pq

from ingest.exporting import write_parquet
from ingest.formats import parquet
from ingest.pipeline import Options, read
from ingest.records import Article, Refusal

TABLE = pyarrow.table(
    {
        "id": [7, 8, 9],
        "titre": ["Le bac", None, "Le gué"],
        "texte": ["<p>Le bac passe.</p>", None, "Le gué est fermé."],
        "date": [datetime(2024, 3, 12, 8, 30), None, None],
        "auteurs": [["Ana Luz", "Bo Do"], None, []],
        "vecteur": [[0.5] * 3] * 3,
    }
)


def content(table: pyarrow.Table = TABLE) -> bytes:
    held = io.BytesIO()
    pq.write_table(table, held)
    return held.getvalue()


def of(path: Path, written: bytes, **mapping: str) -> list[Article | Refusal]:
    path.write_bytes(written)
    return list(read([str(path)], Options(mapping=mapping)))


def test_rows_are_articles(tmp_path):
    first, second, third = of(tmp_path / "whatever", content())
    assert (first.id, first.title, first.body, first.published, first.authors) == (
        *("7", "Le bac", "Le bac passe.", "2024-03-12T08:30", ("Ana Luz", "Bo Do")),
    )
    assert second == Refusal(f"{tmp_path}/whatever", "row 2", "no-text", "neither a title nor a body")
    assert third.title == "Le gué"


def test_an_export_is_read_as_it_was_written(tmp_path):
    (first, _, third) = of(tmp_path / "a.parquet", content())
    with (tmp_path / "b.parquet").open("wb") as file:
        write_parquet([first, third], file)
    assert list(read([str(tmp_path / "b.parquet")], Options())) == [first, third]


def test_one_in_a_zip_and_a_column_named_by_the_person(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.parquet", content(pyarrow.table({"x": ["Le bac"]})))
    found = list(read([str(tmp_path / "a.zip")], Options(mapping={"title": "x"})))
    assert [item.title for item in found if isinstance(item, Article)] == ["Le bac"]


@pytest.mark.parametrize(
    ("written", "reason", "message"),
    [
        (
            content(pyarrow.table({"x": [1]})),
            "malformed",
            "no column for a title or a body among x: name one with --map",
        ),
        (content(pyarrow.table({"title": pyarrow.array([], "string")})), "empty", "a table without rows"),
        (content()[:-20], "malformed", "Parquet that is damaged or cut off"),
    ],
)
def test_refused(tmp_path, written, reason, message):
    assert of(tmp_path / "a.parquet", written) == [Refusal(f"{tmp_path}/a.parquet", "", reason, message)]


def test_without_its_library_it_says_what_to_install(tmp_path, monkeypatch):
    def without(name: str, *rest: object, real=builtins.__import__) -> object:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    assert of(tmp_path / "a.parquet", content()) == [
        Refusal(
            f"{tmp_path}/a.parquet",
            "",
            "missing-extra",
            "Parquet needs pyarrow: pip install 'gazette-archive[parquet]'",
        )
    ]


@settings(max_examples=80, deadline=None)
@given(changes(4, 4_000, 4), st.integers(0, 1_000))
def test_any_damage_is_records_and_refusals(tmp_path_factory, changes, cut):
    path = tmp_path_factory.mktemp("parquet") / "a.parquet"
    path.write_bytes(damaged(content(), changes, cut))
    stands(path, parquet.READER)
