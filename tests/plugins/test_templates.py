"""Templates and the style sheet hold nothing that no page shows."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEMPLATES = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "plugins" / "templates").glob("*.html"))
SHOWING = [TEMPLATES, *((ROOT / "plugins" / "static").glob("*.js")), ROOT / "ingest" / "readings" / "page.html"]

#: Classes that a template writes with a number: a line of a chart, what is filled in its colour, a day's shade.
NUMBERED = {"s": range(1, 5), "f": range(5), "h": range(1, 6)}


def test_every_macro_is_used():
    macros = re.findall(r"{%-? macro (\w+)\(", TEMPLATES)
    assert [name for name in macros if len(re.findall(rf"\b{name}\(", TEMPLATES)) < 2] == []


def test_every_class_of_the_style_sheet_is_on_a_page():
    shown = "\n".join(part if isinstance(part, str) else part.read_text(encoding="utf-8") for part in SHOWING)
    sheet = (ROOT / "plugins" / "static" / "gazette.css").read_text(encoding="utf-8")
    selectors = re.sub(r"{[^{}]*}", "{}", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL))
    classes = set(re.findall(r"\.([a-z][\w-]*)", selectors))
    classes -= {f"{name}{number}" for name, numbers in NUMBERED.items() for number in numbers}
    assert sorted(name for name in classes if not re.search(rf"(?<![\w-]){name}(?![\w-])", shown)) == []
