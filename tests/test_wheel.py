"""The package holds all that serving needs: from an empty folder, without the checkout."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which the wheel's own files come before the checkout's."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(PROJECT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("gazette*.whl")
    target = str(folder / "installed")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", target, str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    return {**os.environ, "PYTHONPATH": target}


def test_ingest_annotate_and_serve_in_an_empty_folder(installed: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    text = "Le pont rouvre\n\n12 mars 2024 . – À Lyon, Jeanne Morvan a déclaré : « Enfin ! »\n"
    (tmp_path / "articles" / "pont.txt").write_text(text, encoding="utf-8")
    gazette = [sys.executable, "-m", "ingest"]
    where = subprocess.run(
        [sys.executable, "-c", "import ingest; print(ingest.__file__)"],
        env=installed, cwd=tmp_path, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert where.stdout.startswith(installed["PYTHONPATH"])
    subprocess.run([*gazette, "ingest", "a.db", "articles/"], env=installed, cwd=tmp_path, check=True)
    reading = subprocess.run(
        [*gazette, "annotate", "articles/", "--html"],
        env=installed, cwd=tmp_path, check=True, capture_output=True, text=True,
    )  # fmt: skip
    server = subprocess.Popen([*gazette, "serve", "a.db", "--port", "8947"], env=installed, cwd=tmp_path)
    try:
        page = fetched("http://127.0.0.1:8947/a/articles/1")
        style = fetched("http://127.0.0.1:8947/gazette/gazette.css")
        queries = fetched("http://127.0.0.1:8947/a/most_quoted.json?_shape=array")
    finally:
        server.terminate()
        server.wait()
    assert "data:font/woff2" in reading.stdout
    assert "Le pont rouvre" in page
    assert 'class="person"' in page
    assert "--paper" in style
    assert "Jeanne Morvan" in queries


def fetched(address: str) -> str:
    for _ in range(200):
        try:
            with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own server
                return str(answer.read().decode())
        except urllib.error.URLError:
            time.sleep(0.1)
    raise AssertionError(f"no answer from {address}")
