"""Whether a finding agrees with what a reader marked."""

import pytest

from training.texts import agrees, marked_at

GOLD = {"people": [{"name": "Serge Brajon", "mentions": []}]}


@pytest.mark.parametrize(
    ("speaker", "name", "same"),
    [
        ("Serge Brajon", "Brajon", True),
        ("Serge Brajon", "Serge", False),
        ("Serge Brajon", "Claire Brajon", False),
        ("l'armée russe", "armée russe", True),
        ("armée russe", "armée", True),
        ("armée russe", "armée syrienne", False),
        ("armée russe", "la", False),
    ],
)
def test_speakers(speaker, name, same):
    assert agrees(GOLD, {"speaker": speaker}, name) is same


def test_an_alias_will_do():
    assert agrees(GOLD, {"speaker": "Quai d'Orsay", "speaker_aliases": ["ministère"]}, "le ministère")


def test_a_span_is_marked_where_it_shares_four_fifths():
    mark = {"start": 10, "end": 20}
    assert marked_at([mark], 11, 20) is mark
    assert marked_at([mark], 10, 30) is None
