"""Datasette is started with the project's own metadata, under whatever name the archive has."""

import os
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.request import urlopen

import pytest

from ingest import serving
from ingest.errors import UsageError
from ingest.site_folder import site
from ingest.store.archive import open_archive


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "presse régionale.db"
    open_archive(path, create=True).close()
    return path


def test_metadata_takes_the_name_of_the_file(archive: Path) -> None:
    databases = serving.metadata_for(archive)["databases"]
    assert list(databases) == ["presse régionale"]
    assert "articles" in databases["presse régionale"]["tables"]


async def test_every_page_of_an_empty_archive_answers(archive: Path) -> None:
    datasette = serving.datasette_for(archive)
    await datasette.invoke_startup()
    database = "/presse~20r~C3~A9gionale"
    for page in ("/", database, f"{database}/articles", f"{database}/people", "/-/search?q=rien", "/-/plugins.json"):
        answer = await datasette.client.get(page)
        assert answer.status_code == 200, page


async def test_a_growing_archive_shows_what_came_in(archive: Path) -> None:
    datasette = serving.datasette_for(archive)
    await datasette.invoke_startup()
    count = "/presse~20r~C3~A9gionale.json?sql=select+count(*)+from+outlets&_shape=arrayfirst"
    assert (await datasette.client.get(count)).json() == [0]
    connection = open_archive(archive)
    connection.execute("insert into outlets (name, slug) values ('Le Cadran', 'le-cadran')")
    connection.close()
    assert (await datasette.client.get(count)).json() == [1]


def test_the_checkout_serves_its_own_files() -> None:
    assert (site() / "metadata.yml").is_file()
    assert (site() / "plugins" / "templates").is_dir()


@pytest.mark.parametrize(("live", "kept"), [(False, "max-age=5"), (True, "no-cache")])
async def test_browsers_keep_no_page_of_an_archive_that_is_growing(archive: Path, live: bool, kept: str) -> None:
    datasette = serving.datasette_for(archive, live=live)
    answer = await datasette.client.get("/presse~20r~C3~A9gionale/articles.json")
    assert kept in answer.headers["cache-control"]


async def test_the_file_itself_is_not_handed_out(archive: Path) -> None:
    datasette = serving.datasette_for(archive)
    assert (await datasette.client.get("/presse~20r~C3~A9gionale.db")).status_code == 403


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_several_processes_answer_at_one_address_until_stopped(archive: Path) -> None:
    command = [sys.executable, "-m", "ingest", "serve", str(archive), "--port", "0", "--processes", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        address = server.stdout.readline().partition(" at ")[2].split()[0]
        with ThreadPoolExecutor(8) as clients:
            asked = [clients.submit(urlopen, f"{address}-/versions.json") for _ in range(16)]
            assert {answer.result().status for answer in asked} == {200}
        server.terminate()
        assert server.wait(10) == 0


def test_editing_takes_one_process(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--edit takes one process"):
        serving.serve(tmp_path / "archive.db", socket.socket(), token=serving.sign_in_token(), processes=2)


def test_a_site_starts_without_what_reads_articles(tmp_path: Path) -> None:
    starting = f"import sys; from ingest.serving import datasette_for; datasette_for({str(tmp_path / 'a.db')!r})"
    asked = [sys.executable, "-c", f"{starting}; print(*sys.modules)"]
    loaded = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split()
    assert "ingest.citing.names" in loaded
    assert "ingest.formats" not in loaded
