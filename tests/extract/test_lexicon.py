import pytest

from ingest import languages
from ingest.extract.lexicon import key_of, lexicon


def test_keys_do_not_depend_on_printing():
    assert key_of("Côtes d’Armor") == key_of("COTES-D'ARMOR") == "cotes d armor"
    assert key_of("M.") == "m"


@pytest.mark.parametrize(
    ("key", "expected"),
    [("claire", True), ("jean eric", True), ("saint denis", False), ("mars", False), ("xyzzy", False)],
)
def test_first_names(key, expected):
    assert lexicon(languages.load("fr")).first_name(key) is expected


def test_names_that_begin_with_an_article_are_known_without_it():
    assert {"caire", "havre", "sables d olonne"} <= lexicon(languages.load("fr")).bare_places
