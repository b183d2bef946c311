import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]

PLUGINS = ROOT / "plugins"

#: A text asked for by its name: `say("name")` in a template, `say(lang, "name")` in Python.
SAID = r"""\bsay(?:_plainly)?\((?:lang, ?)?["'](\w+)["'][,)]"""


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


def words():
    """Each text with the file that holds it."""
    for file in sorted((PLUGINS / "words").glob("*.yml")):
        for key, texts in yaml.safe_load(file.read_text(encoding="utf-8")).items():
            yield file.stem, key, texts


def test_every_text_is_in_both_languages_with_the_same_blanks():
    for file, key, texts in words():
        assert set(texts) == {"fr", "en"}, (file, key)
        blanks = {lang: set(re.findall(r"{(\w+)}", str(text))) - {"n"} for lang, text in texts.items()}
        assert blanks["fr"] == blanks["en"], (file, key)


def test_no_text_is_in_two_files():
    keys = [key for _, key, _ in words()]
    assert [key for key in keys if keys.count(key) > 1] == []


def test_templates_and_texts_know_each_other():
    known = {key for _, key, _ in words()}
    readings = ROOT / "ingest" / "readings"
    speaking = [
        *PLUGINS.glob("*.py"),
        *(PLUGINS / "templates").glob("*.html"),
        readings / "page.html",
        readings / "terminal.py",
    ]
    said = {key for path in speaking for key in re.findall(SAID, path.read_text(encoding="utf-8"))}
    python = (ROOT / "ingest" / "wording.py").read_text(encoding="utf-8")
    by_name = {"articles", "people", "places", "quotes", "direct", "mixed", "indirect", "pullquote"}
    by_name |= {f"n_{table}" for table in ("articles", "people", "places", "quotes")}
    said |= by_name | {key for key in known if f'"{key}"' in python}
    assert said == known
