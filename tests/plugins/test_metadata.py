import re
import sqlite3
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ARCHIVE = yaml.safe_load((ROOT / "metadata.yml").read_text(encoding="utf-8"))["databases"]["archive"]
OPEN = {
    "articles",
    "people",
    "places",
    "quotes",
    "outlets",
    "authors",
    "mentions",
    "aliases",
    "roles",
    "links",
    "runs",
    "refusals",
}
SCANS_ALLOWED = {"people", "places", "latest", "found", "chosen", "most", "outlets", "quotes"}


@pytest.fixture(scope="module")
def schema():
    db = sqlite3.connect(":memory:")
    for name in ("schema.sql", "indexes.sql"):
        db.executescript((ROOT / "ingest" / "store" / name).read_text(encoding="utf-8"))
    names = db.execute(
        "select name from sqlite_master where type in ('table', 'view') and name not like 'sqlite_stat%'"
    )
    return {
        name: [column[1] for column in db.execute(f"pragma table_info({name})")]
        for (name,) in names.fetchall()
        if "_fts" not in name
    }


def test_every_table_and_column_is_described_and_no_other(schema):
    described = {table: set(told["columns"]) for table, told in ARCHIVE["tables"].items()}
    assert described == {table: set(columns) for table, columns in schema.items()}
    assert all(told["description"] for told in ARCHIVE["tables"].values())


def test_a_reader_meets_what_a_reader_browses(schema):
    views = {"bodies", "provenance", "quotes_in_context", "undecided"}
    assert {table for table, told in ARCHIVE["tables"].items() if not told.get("hidden")} - views == OPEN


def test_labels_facets_and_orders_are_columns(schema):
    for table, told in ARCHIVE["tables"].items():
        named = [told.get("label_column"), told.get("sort"), told.get("sort_desc"), *told.get("facets", [])]
        columns = {name["year"] if isinstance(name, dict) else name for name in named if name}
        assert columns <= set(schema[table]), table


def test_there_is_a_dozen_questions_each_with_its_words():
    assert len(ARCHIVE["queries"]) >= 12
    for name, query in ARCHIVE["queries"].items():
        assert query["title"] and query["description"] and query["sql"], name
        assert query["sql"] == query["sql"].lower() or "'présid" in query["sql"], name


@pytest.mark.parametrize("name", ARCHIVE["queries"])
async def test_questions_answer_with_and_without_words(archive, empty_archive, name):
    blanks = dict.fromkeys(re.findall(r":(\w+)", ARCHIVE["queries"][name]["sql"]), "2017")
    for given in ({}, blanks):
        answer = await archive.client.get(f"/archive/{name}.json", params={**given, "_shape": "array"})
        assert (answer.status_code, type(answer.json())) == (200, list)


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("most_quoted", {"person_id": 1, "name": "Inès Calvet", "quotes": 1, "articles": 1}),
        ("sections_of_year", {"section": "(sans rubrique · none)", "articles": 1, "words": 13, "quotes": 1}),
        ("described_speakers", {"source": "un docker", "quotes": 1}),
    ],
)
async def test_answers(archive, name, first):
    assert (await archive.client.get(f"/archive/{name}.json?_shape=array")).json()[0] == first


@pytest.mark.parametrize("name", ARCHIVE["queries"])
async def test_questions_do_not_read_the_large_tables_from_end_to_end(archive, name):
    sql = ARCHIVE["queries"][name]["sql"]
    blanks = dict.fromkeys(re.findall(r":(\w+)", sql), "2017")
    plan = await archive.get_database("archive").execute("explain query plan " + sql, blanks)
    scanned = {met[1] for row in plan if (met := re.fullmatch(r"SCAN (\w+)( USING INDEX \w+)?", row["detail"]))}
    assert scanned <= SCANS_ALLOWED


def test_what_has_as_many_rows_as_articles_is_sorted_by_indexes():
    few = {"outlets", "authors", "people", "places", "names", "aliases", "pairs", "undecided", "judgements", "runs",
           "refusals", "withholdings", "traces", "sources", "feeds", "visits", "findings", "state",
           "sqlite_sequence"}  # fmt: skip
    sortable = {table: told.get("sortable_columns") for table, told in ARCHIVE["tables"].items()}
    assert {table for table, columns in sortable.items() if columns is None} == few
    with sqlite3.connect(":memory:") as db:
        for name in ("schema.sql", "indexes.sql"):
            db.executescript((ROOT / "ingest" / "store" / name).read_text(encoding="utf-8"))
        for table, columns in sortable.items():
            for column in columns or []:
                plan = db.execute(f"explain query plan select * from {table} order by {column}").fetchall()
                assert "TEMP B-TREE" not in str(plan), (table, column)
