"""Every site that has rules of its own has a page that shows what they are for."""

from importlib.resources import files

import pytest
import yaml

from ingest.formats.page.reading import read_page
from ingest.formats.page.sites import Site, site_at

TABLE = yaml.safe_load((files("ingest.formats.page") / "sites.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("domain", "example"), [(domain, rules["example"]) for domain, rules in TABLE.items()])
def test_the_example_of_a_site(domain, example):
    article = read_page("a", f"<html><body>{example['page']}</body></html>".encode(), {}, f"https://www.{domain}/a/b")
    assert (article.standfirst, list(article.authors)) == (example["standfirst"], example["authors"])
    assert example["without"] in example["page"].replace("\n", " ")
    assert example["without"] not in article.text


def test_a_site_that_nothing_is_known_of():
    assert site_at("https://courant.example/a") == site_at(None) == Site()
