import csv
import re
from importlib.resources import files

import pytest

from ingest import languages
from ingest.extract.lexicon import key_of, lexicon

KINDS = {"country", "region", "city", "water", "mountain", "site", "continent", "district"}


@pytest.fixture(scope="module")
def gazetteer():
    lines = (files(languages) / "gazetteer.csv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines))


def test_every_row_is_one_place(gazetteer):
    keys = [row["key"] for row in gazetteer]
    assert [key for key in keys if not re.fullmatch(r"geonames:\d+|gazette:[\w-]+", key)] == []
    assert len(set(keys)) == len(keys)
    assert {row["kind"] for row in gazetteer} == KINDS
    assert [row for row in gazetteer if row["country"] and not re.fullmatch("[A-Z]{2}", row["country"])] == []


def test_every_row_is_on_the_globe(gazetteer):
    away = [row for row in gazetteer if abs(float(row["latitude"])) > 90 or abs(float(row["longitude"])) > 180]
    assert away == []


@pytest.mark.parametrize("code", languages.codes())
def test_names_lead_to_places(code, gazetteer):
    rows = list(languages.load(code).rows("places.csv"))
    keys = {row["key"] for row in gazetteer}
    assert [row for row in rows if row["key"] not in keys or not row["name"].strip()] == []
    assert len({(row["name"], row["key"]) for row in rows}) == len(rows)


@pytest.mark.parametrize("code", languages.codes())
def test_ambiguous_places_are_places(code):
    language = languages.load(code)
    known = lexicon(language)
    names = language.words("ambiguous_places.txt")
    assert sorted(name for name in names if key_of(name) not in known.places) == []


def test_both_packs_know_every_country(gazetteer):
    countries = {row["key"] for row in gazetteer if row["kind"] == "country"}
    for code in languages.codes():
        assert countries - {row["key"] for row in languages.load(code).rows("places.csv")} == set()
