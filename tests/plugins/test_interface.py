import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]

PLUGINS = ROOT / "plugins"


@pytest.fixture(scope="module")
def interface(plugin):
    return plugin("interface")


@pytest.mark.parametrize(
    ("accepted", "lang"),
    [
        ("fr-CA,fr;q=0.9,en;q=0.8", "fr"),
        ("en-GB,en;q=0.9,fr;q=0.8", "en"),
        ("de, fr;q=0.5", "fr"),
        ("de", "en"),
        ("", "en"),
        ("fr;q=nonsense", "en"),
    ],
)
def test_the_language_the_reader_prefers(interface, accepted, lang):
    assert interface.preferred(accepted) == lang


@given(accepted=st.text())
def test_any_header_gives_a_language(interface, accepted):
    assert interface.preferred(accepted) in {"fr", "en"}


def test_every_text_is_in_both_languages_with_the_same_blanks():
    for key, texts in yaml.safe_load((PLUGINS / "interface.yml").read_text(encoding="utf-8")).items():
        assert set(texts) == {"fr", "en"}, key
        blanks = {lang: set(re.findall(r"{(\w+)}", str(text))) - {"n"} for lang, text in texts.items()}
        assert blanks["fr"] == blanks["en"], key


def test_templates_and_texts_know_each_other():
    known = set(yaml.safe_load((PLUGINS / "interface.yml").read_text(encoding="utf-8")))
    readings = ROOT / "ingest" / "readings"
    templates = [*(PLUGINS / "templates").glob("*.html"), readings / "page.html", readings / "terminal.py"]
    pages = "".join(path.read_text(encoding="utf-8") for path in templates)
    said = set(re.findall(r"""say\(["'](\w+)["'][,)]""", pages))
    python = (ROOT / "ingest" / "wording.py").read_text(encoding="utf-8")
    by_name = {"articles", "people", "places", "quotes", "direct", "mixed", "indirect", "pullquote"}
    by_name |= {f"n_{table}" for table in ("articles", "people", "places", "quotes")}
    said |= by_name | {key for key in known if f'"{key}"' in python}
    assert said == known
