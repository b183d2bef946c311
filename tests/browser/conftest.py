"""The sample archive, served as a person would serve it, and a real Chromium to look at it with."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

#: Chromium as root in a container, and silent towards the network.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

#: How long to wait for what a page is to show, in milliseconds: machines that test may be busy with much else.
expect.set_options(timeout=30_000)

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Iterator[str]:
    """The sample archive's address on this machine."""
    archive = tmp_path_factory.mktemp("served") / "archive.db"
    subprocess.run([sys.executable, "-m", "ingest", "ingest", str(archive), str(samples), "--silent"], check=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-m", "ingest", "serve", str(archive), "--port", str(port)])
    address = f"http://127.0.0.1:{port}"
    for _ in range(300):
        try:
            urllib.request.urlopen(address + "/-/versions.json")  # noqa: S310 - our own server
            break
        except urllib.error.URLError:
            time.sleep(0.1)
    yield address
    server.terminate()
    server.wait()


@pytest.fixture(scope="module")  # while Playwright is open, no other test can run an event loop of its own
def browser() -> Iterator[Browser]:
    executable = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not executable:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Open a page in French; the test fails if any page visited logs an error or asks another host for anything.

    That the page itself is an error page is no error.
    """
    contexts: list[BrowserContext] = []
    errors: list[str] = []
    elsewhere: list[str] = []

    def open_page(
        path: str = "/",
        *,
        width: int = 1280,
        scripts: bool = True,
        locale: str = "fr-FR",
        scheme: Literal["light", "dark"] = "light",
    ) -> Page:
        context = browser.new_context(
            locale=locale,
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
            color_scheme=scheme,
            base_url=address,
        )

        def hear(message: ConsoleMessage) -> None:
            itself = message.text.startswith("Failed to load") and message.location["url"] == address + path
            if message.type == "error" and not itself:
                errors.append(message.text)

        contexts.append(context)
        context.set_default_timeout(60_000)
        page = context.new_page()
        page.on("console", hear)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("request", lambda asked: elsewhere.append(asked.url) if not asked.url.startswith(address) else None)
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []
    assert elsewhere == []
