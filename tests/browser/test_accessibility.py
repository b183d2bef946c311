"""Every kind of page, in a real Chromium: for everybody to read, light in weight, and talking to nobody else."""

import pytest

pytest.importorskip("playwright")

from axe_playwright_python.base import AXE_SCRIPT
from page_kinds import PAGE_KINDS

pytestmark = pytest.mark.browser

#: Bytes over the wire, styles, scripts and fonts included, by a browser that has nothing of it yet.
HEAVIEST = 150_000

#: Pages with Datasette's editor of SQL, which stay below that without the fonts.
WITH_EDITOR = {"database", "question", "own question", "question that is wrong"}

SIZES = """() => Object.fromEntries(["navigation", "resource"]
    .flatMap(kind => performance.getEntriesByType(kind))
    .map(got => [got.name, got.encodedBodySize]))
"""

#: What is serious or critical: the rule, and the elements that break it.
VIOLATIONS = """async () => (await axe.run({resultTypes: ["violations"], preload: false})).violations
    .filter(broken => ["serious", "critical"].includes(broken.impact))
    .map(broken => [broken.id, ...broken.nodes.map(node => node.html.slice(0, 200))])
"""


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_a_page_keeps_nobody_out_and_is_light(visit, kind: str) -> None:  # type: ignore[no-untyped-def]
    page = visit(PAGE_KINDS[kind])
    page.wait_for_load_state("networkidle")
    sizes = page.evaluate(SIZES)
    page.evaluate(AXE_SCRIPT)
    found = {"light": page.evaluate(VIOLATIONS)}
    page.emulate_media(color_scheme="dark")
    found["dark"] = page.evaluate(VIOLATIONS)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 360, "height": 800})
    found["phone"] = page.evaluate(VIOLATIONS)
    assert found == {"light": [], "dark": [], "phone": []}
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    weighed = {url: size for url, size in sizes.items() if kind not in WITH_EDITOR or not url.endswith(".woff2")}
    assert sum(weighed.values()) <= HEAVIEST, weighed
