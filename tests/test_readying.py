"""What a site does before its first readers come."""

import gc
from pathlib import Path

import pytest

from ingest import readying, serving
from ingest.store.archive import open_archive


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "presse.db"
    open_archive(path, create=True).close()
    return path


async def test_templates_are_compiled_ahead(archive: Path) -> None:
    datasette = serving.datasette_for(archive)
    await datasette.invoke_startup()
    readying.compile_templates(datasette)
    compiled = {name for _, name in datasette.jinja_env.cache}
    assert compiled >= {"article_page.html", "person_page.html", "search.html", "default:table.html"}
    assert {name for _, name in datasette.jinja_env.at_once.cache} >= {"_article.html", "_results.html"}


async def test_pages_are_visited_that_need_what_all_need(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    datasette = serving.datasette_for(archive)
    await datasette.invoke_startup()
    get, visited = datasette.client.get, {}

    async def asked(path: str) -> object:
        answer = await get(path)
        visited[str(path)] = answer.status_code
        return answer

    monkeypatch.setattr(datasette.client, "get", asked)
    await readying.visit(datasette)
    tables = [f"/{archive.stem}/{table}" for table in ("articles", "people", "places")]
    rows = [f"{table}/1" for table in tables]  # this archive has none
    assert visited == {
        **dict.fromkeys(["/", "/search", "/search?q=a&sort=relevant", *tables], 200),
        **dict.fromkeys(rows, 404),
    }


async def test_a_page_that_fails_keeps_no_site_from_beginning(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    datasette = serving.datasette_for(archive)

    async def failing(path: str) -> object:
        raise OSError(path)

    monkeypatch.setattr(datasette.client, "get", failing)
    await readying.visit(datasette)


async def test_what_stays_is_not_looked_through_again(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readying, "_LATER", 0)
    datasette = serving.datasette_for(archive)
    await datasette.invoke_startup()
    try:
        await readying.make_ready(datasette)
        assert gc.get_freeze_count() > len(datasette.jinja_env.cache) > 0
    finally:
        gc.unfreeze()
