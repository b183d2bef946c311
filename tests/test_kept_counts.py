"""Counts that are kept are those that Datasette would count."""

from contextlib import closing
from pathlib import Path

import pytest
from datasette.app import Datasette

from ingest import serving
from ingest.kept_counts import with_kept_counts
from ingest.pipeline import Options, ingest
from ingest.store.archive import ensure_indexes, open_archive

TEXT = "Le port rouvre\n\n« Tenons », a déclaré Inès Calvet à Saint-Malo. Inès Calvet préside le port, où elle vit.\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"{TEXT}\nNuméro {number}.", encoding="utf-8")
    path = tmp_path / "archive.db"
    with closing(open_archive(path, create=True)) as connection:
        ingest(connection, [str(file) for file in tmp_path.glob("*.txt")], Options())
        ensure_indexes(connection)
    return path


async def test_a_row_tells_the_same_with_them(archive: Path) -> None:
    quick, plain = serving.datasette_for(archive), Datasette([str(archive)])
    for table, column in (("people", "person_id"), ("places", "place_id")):
        page = f"/archive/{table}/1.json?_extras=foreign_key_tables"
        counts, counted = (
            {(row["other_table"], row["other_column"]): row["count"] for row in answer.json()["foreign_key_tables"]}
            for answer in [await datasette.client.get(page) for datasette in (quick, plain)]
        )
        assert counts == counted
        assert counts["mentions", column] >= counts[f"article_{table}", column] == 3


def test_what_is_not_kept_is_counted() -> None:
    assert with_kept_counts("select (select count(*) from quotes where speaker_id=:id)") is None
    assert with_kept_counts("select count(*) from mentions where person_id=:id") is None
    assert with_kept_counts("select (select count(*) from [mentions] where person_id=:id)") is None
