from ingest.entities.clusters import clusters
from ingest.naming import Name, Pair, Verdict


def names(*fingerprints):
    return [Name(number, fingerprint, fingerprint, 1) for number, fingerprint in enumerate(fingerprints, start=1)]


def pair(name, other, verdict=Verdict.SAME, score=0.9):
    return Pair(name, other, verdict, score, "", 1)


FOUR = names("a", "b", "c", "d")


def test_what_is_the_same_comes_together():
    assert clusters(FOUR, [pair(1, 2), pair(2, 3)], [], []) == [[1, 2, 3]]


def test_the_surest_first_and_never_against_a_difference():
    pairs = [pair(1, 2, score=0.86), pair(2, 3, score=0.95), pair(1, 3, Verdict.DIFFERENT)]
    assert clusters(FOUR, pairs, [], []) == [[2, 3]]


def test_judgements_come_before_everything():
    pairs = [pair(1, 2), pair(3, 4, Verdict.DIFFERENT)]
    assert clusters(FOUR, pairs, same=[(3, 4)], different=[(2, 1)]) == [[3, 4]]


def test_judged_differences_hold_against_judged_sameness_of_others():
    assert clusters(FOUR, [], same=[(1, 2), (2, 3)], different=[(1, 3)]) == [[1, 2]]


def test_facets_of_one_name_meet_only_where_it_is_judged():
    facets = [*names("ana"), Name(2, "ana # sport", "ana", 1, 1), Name(3, "anna", "anna", 1)]
    assert clusters(facets, [pair(1, 3), pair(2, 3, score=0.86)], [], []) == [[1, 3]]
    assert clusters(facets, [], [(1, 2)], []) == [[1, 2]]


def test_the_order_of_names_changes_nothing():
    numbered = [Name(5, "b", "b", 1), Name(7, "a", "a", 1), Name(9, "c", "c", 1)]
    pairs = [pair(7, 9), pair(5, 9), pair(5, 7, Verdict.DIFFERENT)]
    assert clusters(numbered, pairs, [], []) == [[7, 9]]
