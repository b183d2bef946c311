"""Tables served from arrays say what Datasette alone says, and leave no row out from page to page."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from datasette.database import QueryInterrupted
from small_archive import ARTICLES, written_to

from ingest import serving
from ingest.rolled_back import RolledBack
from ingest.site_folder import site

FILTERS = [
    "",
    "outlet_id=1",
    "outlet_id=x",
    "outlet_id__isnull=1",
    "language=fr&section=Sport",
    "published__startswith=2017",
    "published__startswith=2017-0",
    "copy_of_id__isnull=1",
    "words__gt=3",
    "_where=id<3+or+id>5",
    "_search=port",
    "_search=port+-gr%C3%A8ve&language=fr",
    "_person=1",
    "_person=1&_place=1",
    "_author=1&published__startswith=2017-03",
]
FACETS = "_facet=section&_facet_named=people&_facet_named=places&_facet_named=authors"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written_to(tmp_path_factory.mktemp("served") / "archive.db")


@pytest.fixture
async def quick(archive: Path) -> Datasette:
    datasette = serving.datasette_for(archive)
    await datasette.invoke_startup()
    return datasette


@pytest.fixture
async def plain(archive: Path) -> Datasette:
    datasette = Datasette([str(archive)], metadata=serving.metadata_for(archive), plugins_dir=str(site() / "plugins"))
    await datasette.invoke_startup()
    return datasette


async def pages(datasette: Datasette, query: str) -> AsyncIterator[dict[str, Any]]:
    address: str | None = f"/archive/articles.json?{query}&_size=2"
    while address:
        page = (await datasette.client.get(address)).json()
        yield page
        following = page["next_url"]
        address = following and "/archive" + following.partition("/archive")[2]


def counted(page: dict[str, Any]) -> tuple[int, dict[str, list[tuple[Any, int]]]]:
    facets = page["facet_results"].items()
    return page["filtered_table_rows_count"], {
        name: [(value["value"], value["count"]) for value in facet["results"]] for name, facet in facets
    }


async def test_counts_and_facets_are_those_of_sql_on_every_page(quick: Datasette, plain: Datasette) -> None:
    for filters in FILTERS:
        other = await plain.client.get(f"/archive/articles.json?{filters}&{FACETS}")
        async for page in pages(quick, f"{filters}&{FACETS}"):
            assert counted(page) == counted(other.json()), filters


@pytest.mark.parametrize("order", ["", "_sort=published", "_sort_desc=language", "_sort=id", "_sort_desc=section"])
async def test_every_row_is_on_one_page(quick: Datasette, plain: Datasette, order: str) -> None:
    for filters in FILTERS:
        listed = [row[0] async for page in pages(quick, f"{filters}&{order}") for row in page["rows"]]
        answer = await plain.client.get(f"/archive/articles.json?{filters}&_size=max")
        assert sorted(listed) == sorted(row[0] for row in answer.json()["rows"]), filters


async def test_questions_in_sql_are_asked_as_they_stand(quick: Datasette) -> None:
    params = {"sql": "select id, 'two  spaces' as title from articles where id = 1", "_shape": "array"}
    answer = await quick.client.get("/archive.json", params=params)
    assert answer.json() == [{"id": 1, "title": "two  spaces"}]


@pytest.mark.parametrize("order", ["", "_sort=id", "_sort_desc=type"])
@pytest.mark.parametrize("filters", ["_search=ten", "_search=port&type=direct", "speaker_id=1"])
async def test_quotes_are_counted_and_paged_too(quick: Datasette, plain: Datasette, filters: str, order: str) -> None:
    other = (await plain.client.get(f"/archive/quotes.json?{filters}&_size=max")).json()
    listed = []
    address: str | None = f"/archive/quotes.json?{filters}&{order}&_size=1"
    while address:
        page = (await quick.client.get(address)).json()
        assert page["filtered_table_rows_count"] == other["filtered_table_rows_count"] > 0
        listed += [row[0] for row in page["rows"]]
        address = page["next_url"] and "/archive" + page["next_url"].partition("/archive")[2]
    assert sorted(listed) == sorted(row[0] for row in other["rows"])


async def test_the_archive_is_described_as_it_is_now(archive: Path, tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with closing(sqlite3.connect(archive)) as source, closing(sqlite3.connect(path)) as target:
        source.backup(target)
        datasette = serving.datasette_for(path)
        await datasette.invoke_startup()
        before = {
            table["name"]: table["count"] for table in (await datasette.client.get("/archive.json")).json()["tables"]
        }
        target.execute("insert into outlets (name, slug) values ('Le Cadran', 'le-cadran')")
        target.commit()
    after = {table["name"]: table["count"] for table in (await datasette.client.get("/archive.json")).json()["tables"]}
    assert (before["outlets"], after["outlets"], after["articles"]) == (2, 3, len(ARTICLES))
    assert "articles_fts" in after
    assert "articles_fts_data" not in after


async def test_a_row_counts_what_refers_to_it_by_an_index(quick: Datasette) -> None:
    row = (await quick.client.get("/archive/articles/1.json?_extras=foreign_key_tables")).json()
    assert "texts" in {key["other_table"] for key in row["foreign_key_tables"]}
    assert "bands" not in {key["other_table"] for key in row["foreign_key_tables"]}


async def test_what_takes_long_to_count_is_tried_once(quick: Datasette, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    counted = RolledBack.execute

    async def slow(self: RolledBack, sql: str, params: Any = None, *given: Any, **named: Any) -> Any:
        if "count(*) from" in sql:
            asked.append(sql)
            raise QueryInterrupted(ValueError(), sql, params)
        return await counted(self, sql, params, *given, **named)

    monkeypatch.setattr(RolledBack, "execute", slow)
    for _ in range(2):
        page = (await quick.client.get("/archive/quotes.json?_nofacet=1")).json()
        assert (page["filtered_table_rows_count"], len(page["rows"])) == (None, 4)
    assert asked == ["select count(*) from quotes "]


async def test_what_was_counted_is_counted_again_when_the_archive_has_changed(archive: Path, tmp_path: Path) -> None:
    path = written_to(tmp_path / "archive.db")
    datasette = serving.datasette_for(path)
    await datasette.invoke_startup()
    counts = []
    with closing(sqlite3.connect(path)) as target:
        for name in ("Le Cadran", "La Vigie"):
            counts += [(await datasette.client.get("/archive/outlets.json")).json()["filtered_table_rows_count"]]
            target.execute("insert into outlets (name, slug) values (?1, ?1)", (name,))
            target.commit()
    assert counts == [2, 3]
