"""The pictures in this folder, taken from the sample archive with the Chromium of this machine: `make screenshots`."""

import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
PORT = 8946
ADDRESS = f"http://127.0.0.1:{PORT}"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]

STORY = "select '/archive/articles/' || id from articles where title like 'Falémé : à Kidira%'"
MOST_QUOTED = "select '/archive/people/' || id from people order by quotes desc limit 1"
MOST_NAMED = """
select '/compare?' || group_concat('with=people:' || id, '&')
from (select id from people order by articles desc, id limit 2)
"""

#: File name → SQL that gives the page's address, width, height, colour scheme.
PICTURES = {
    "front": ("select '/'", 1280, 900, "light"),
    "search": ("select '/search?q=glacier'", 1280, 900, "light"),
    "article": (STORY, 1280, 1100, "light"),
    "article-dark": (STORY, 1280, 1100, "dark"),
    "article-phone": (STORY, 390, 844, "light"),
    "person": (MOST_QUOTED, 1280, 1000, "light"),
    "compare": (MOST_NAMED, 1280, 1000, "light"),
}


def main() -> None:
    """Serve the samples, take each picture, stop."""
    with tempfile.TemporaryDirectory() as work:
        archive = Path(work) / "archive.db"
        gazette = [sys.executable, "-m", "ingest"]
        subprocess.run([*gazette, "ingest", str(archive), str(HERE.parent / "samples"), "--silent"], check=True)
        server = subprocess.Popen([*gazette, "serve", str(archive), "--port", str(PORT)])
        try:
            wait_for(ADDRESS)
            take(sqlite3.connect(archive))
        finally:
            server.terminate()


def take(archive: sqlite3.Connection) -> None:
    """The pictures, each in a fresh window, in French."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for name, (query, width, height, scheme) in PICTURES.items():
            context = chromium.new_context(
                locale="fr-FR", viewport={"width": width, "height": height}, color_scheme=scheme
            )
            page = context.new_page()
            page.goto(ADDRESS + archive.execute(query).fetchone()[0])
            page.screenshot(path=str(HERE / f"{name}.png"))
            context.close()
        chromium.close()


def wait_for(address: str) -> None:
    """Until the server answers, a minute at most."""
    for _ in range(600):
        try:
            urllib.request.urlopen(address)  # noqa: S310 - our own server
            return
        except urllib.error.URLError:
            time.sleep(0.1)
    raise SystemExit(f"no answer from {address}")


if __name__ == "__main__":
    main()
