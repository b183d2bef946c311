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


@pytest.mark.parametrize(
    ("iso", "fr", "en"),
    [
        ("2017-03-01", "1er mars 2017", "1 March 2017"),
        ("2017-03-11", "11 mars 2017", "11 March 2017"),
        ("2017-03", "mars 2017", "March 2017"),
        ("2017", "2017", "2017"),
        ("2018-06-01T08:30:00+02:00", "1er juin 2018", "1 June 2018"),
        ("2017-13-01", "2017-13-01", "2017-13-01"),
        ("au printemps", "au printemps", "au printemps"),
        (None, "", ""),
    ],
)
def test_days_in_words(interface, iso, fr, en):
    assert (interface.day("fr", iso), interface.day("en", iso)) == (fr, en)


def test_moments_in_words(interface):
    assert interface.moment("fr", "2018-06-01T08:30") == "1er juin 2018 à 8\u00a0h\u00a030"
    assert interface.moment("en", "2018-06-01T08:30") == "1 June 2018, 8:30"
    assert interface.moment("fr", "2018-06") == "juin 2018"


def test_numbers(interface):
    assert interface.number("fr", 48317) == "48\u202f317"
    assert interface.number("en", 48317) == "48,317"


def test_one_and_several(interface):
    assert [interface.say("fr", "n_articles", n) for n in (0, 1, 2)] == [
        "0\u00a0article",
        "1\u00a0article",
        "2\u00a0articles",
    ]
    assert [interface.say("en", "n_articles", n) for n in (0, 1, 2)] == [
        "0\u00a0articles",
        "1\u00a0article",
        "2\u00a0articles",
    ]


def test_what_is_filled_in_is_escaped(interface):
    assert interface.say("en", "quoted", text='<b> "x"') == "“&lt;b&gt; &#34;x&#34;”"


def test_positions(interface):
    assert interface.degrees("fr", 48.512, -3.25) == "48,51°\u00a0N, 3,25°\u00a0O"
    assert interface.degrees("en", -0.5, 36.291) == "0.50°\u00a0S, 36.29°\u00a0E"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//example.org", "", None])
def test_addresses_that_are_no_links(interface, url):
    assert interface.web_address(url) is None


def test_addresses_that_are_links(interface):
    assert interface.web_address("HTTPS://example.org/a") == "HTTPS://example.org/a"


def test_every_text_is_in_both_languages_with_the_same_blanks():
    for key, texts in yaml.safe_load((PLUGINS / "interface.yml").read_text(encoding="utf-8")).items():
        assert set(texts) == {"fr", "en"}, key
        blanks = {lang: set(re.findall(r"{(\w+)}", str(text))) - {"n"} for lang, text in texts.items()}
        assert blanks["fr"] == blanks["en"], key


def test_templates_and_texts_know_each_other():
    known = set(yaml.safe_load((PLUGINS / "interface.yml").read_text(encoding="utf-8")))
    pages = "".join(path.read_text(encoding="utf-8") for path in (PLUGINS / "templates").glob("*.html"))
    said = set(re.findall(r"""say\(["'](\w+)["'][,)]""", pages))
    python = (PLUGINS / "interface.py").read_text(encoding="utf-8")
    by_name = {"articles", "people", "places", "quotes", "direct", "mixed", "indirect", "pullquote"}
    by_name |= {f"n_{table}" for table in ("articles", "people", "places", "quotes")}
    said |= by_name | {key for key in known if f'"{key}"' in python}
    assert said == known
