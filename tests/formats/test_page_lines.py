"""Every example of the packs' lines of web pages holds, and every counter-example is left to the story."""

import pytest

from ingest import languages
from ingest.formats.page.lines import SiteLine, announces_no_article, site_line

PACKS = [languages.load(code).settings("page.yml") for code in languages.codes()]
EXAMPLES = [(kind, line) for pack in PACKS for kind, lines in pack["examples"].items() for line in lines]


@pytest.mark.parametrize(("kind", "line"), [(kind, line) for kind, line in EXAMPLES if kind in set(SiteLine)])
def test_lines_of_the_site(kind, line):
    assert site_line(line) == kind


@pytest.mark.parametrize("line", [line for kind, line in EXAMPLES if kind == "no_article"])
def test_titles_of_pages_without_an_article(line):
    assert announces_no_article(line)


@pytest.mark.parametrize("line", [line for kind, line in EXAMPLES if kind == "none"])
def test_lines_of_the_story(line):
    assert site_line(line) is None
    assert not announces_no_article(line)


def test_packs_have_the_same_keys():
    assert [list(pack) for pack in PACKS] == [list(PACKS[0])] * len(PACKS)
    assert [list(pack["examples"]) for pack in PACKS] == [list(PACKS[0]["examples"])] * len(PACKS)


@pytest.mark.parametrize("line", ["", "a" * 100_000, "il vous reste " * 5_000, "# … $", "© " * 200])
def test_any_line(line):
    assert site_line(line) is None
