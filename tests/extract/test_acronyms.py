"""Which words an acronym in brackets is short for."""

import pytest

from ingest import languages
from ingest.extract.acronyms import long_forms
from ingest.extract.sentences import stretch

languages.load("fr")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le Syndicat des Mareyeurs Bretons (SMB) proteste.", {"SMB": "Syndicat des Mareyeurs Bretons"}),
        ("The Royal Bank of Nowhere (RBN) said so.", {"RBN": "Royal Bank of Nowhere"}),
        ("La fédération nationale des luthiers (FNL) arrive.", {"FNL": "fédération nationale des luthiers"}),
        ("Luc Roy (PS) proteste.", {}),
        ("Le maire (élu) parle.", {}),
        ("(SMB)", {}),
    ],
)
def test_long_forms(text, found):
    assert long_forms(text, [stretch(text, (0, len(text)), {})]) == found
