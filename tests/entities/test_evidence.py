import pytest

from ingest.entities.evidence import EVIDENCE, Score, score, together
from ingest.entities.likeness import Likeness
from ingest.naming import Company

FUNCTIONS = {name: found for name, _, found in EVIDENCE}


def roles(*said):
    return Company(roles=frozenset(said))


def fields(*of):
    return Company(fields=frozenset(of))


def dates(*days):
    return Company(dates=frozenset(days))


@pytest.mark.parametrize(
    ("name", "one", "other", "value"),
    [
        ("same role", roles("le président russe"), roles("Le président russe"), 1.0),
        ("same role", roles("le président russe"), roles("l’ancien président russe"), 1.0),
        ("same role", roles("le président russe"), roles("Russian President"), 0.5),
        ("same role", roles("le maire"), roles("le maire de Brest"), 0.5),
        ("same role", roles("le maire"), roles("la cycliste"), 0.0),
        ("same role", roles("le maire"), Company(), 0.0),
        ("same people beside", Company(names=frozenset({1, 2})), Company(names=frozenset({2})), 0.5),
        ("same people beside", Company(names=frozenset({1, 2, 3})), Company(names=frozenset({1, 2, 3})), 1.0),
        ("same places", Company(places=frozenset({1})), Company(places=frozenset({1})), 1.0),
        ("same countries", Company(countries=frozenset({1})), Company(countries=frozenset({2})), 0.0),
        ("same outlet", Company(outlets=frozenset({1})), Company(outlets=frozenset({1, 2})), 1.0),
        ("same weeks", dates("2024-01-01"), dates("2020-01-01", "2024-02-20"), 1.0),
        ("same weeks", dates("2024-01-01"), dates("2024-06"), 0.0),
        ("far in time", dates("1950-01-01"), dates("2024-01-01"), 1.0),
        ("far in time", dates(), dates("2024-01-01"), 0.0),
        ("another calling", fields("sport"), fields("politics"), 1.0),
        ("another calling", fields("sport", "politics"), fields("politics"), 0.0),
        ("another calling", fields("army"), fields("politics"), 0.0),
        ("another calling", fields(), fields("politics"), 0.0),
    ],
)
def test_each_function(name, one, other, value):
    assert FUNCTIONS[name](one, other) == FUNCTIONS[name](other, one) == value


def test_a_score_is_the_sum_of_its_grounds():
    one = Company(names=frozenset({1}), outlets=frozenset({1}))
    assert score(Likeness.SOUND, one, one) == Score(
        0.8, "another spelling +0.60, same people beside +0.15, same outlet +0.05"
    )


def test_companies_together():
    one, other = Company(names=frozenset({1}), dates=frozenset({"2024"})), Company(names=frozenset({2}))
    assert together([one, other]) == Company(names=frozenset({1, 2}), dates=frozenset({"2024"}))
    assert together([]) == Company()
