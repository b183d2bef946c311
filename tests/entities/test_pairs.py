from ingest.entities.pairs import Filing, decide, file_surname
from ingest.naming import Company, Name, Pair, Verdict

MAYOR = Company(names=frozenset({90, 91}), places=frozenset({1}), roles=frozenset({"le maire de Brest"}))
STRANGER = Company()


def names(*spellings):
    """Names numbered from 1, each in two articles."""
    return [Name(number, spelling.lower(), spelling, 2) for number, spelling in enumerate(spellings, start=1)]


def decided(spellings, **company):
    known = {name.id: company.get(f"of_{name.id}", STRANGER) for name in names(*spellings)}
    return [(p.name, p.other, p.verdict) for p in decide(names(*spellings), lambda name: known[name.id])]


def test_one_company_makes_two_spellings_one():
    spellings = ["Vladimir Poutine", "Vladimir Putin"]
    assert decided(spellings, of_1=MAYOR, of_2=MAYOR) == [(1, 2, Verdict.SAME)]
    assert decided(spellings) == [(1, 2, Verdict.UNDECIDED)]


def test_two_people_in_one_article_are_not_one():
    beside = Company(names=frozenset({2, 90, 91}), places=frozenset({1}))
    assert decided(["A. Bel", "Anna Bel"], of_1=beside, of_2=MAYOR) == [(1, 2, Verdict.DIFFERENT)]
    assert decided(["Sergei Bel", "Sergey Bel"], of_1=beside, of_2=MAYOR) == [(1, 2, Verdict.UNDECIDED)]


def test_another_calling_makes_them_two():
    sport, law = Company(fields=frozenset({"sport"})), Company(fields=frozenset({"justice"}))
    assert decided(["A. Bel", "Anna Bel"], of_1=sport, of_2=law) == [(1, 2, Verdict.DIFFERENT)]


def test_an_initial_that_two_may_have_is_undecided():
    assert decided(["A. Bel", "Anna Bel"], of_1=MAYOR, of_2=MAYOR) == [(1, 2, Verdict.SAME)]
    assert decided(["A. Bel", "Anna Bel", "Alix Bel"], of_1=MAYOR, of_2=MAYOR, of_3=MAYOR) == [
        (1, 3, Verdict.UNDECIDED),
        (1, 2, Verdict.UNDECIDED),
    ]


def test_last_words_are_never_the_same_by_themselves():
    assert decided(["Nawel Bel", "Kalila Nawel Bel"], of_1=MAYOR, of_2=MAYOR) == [(1, 2, Verdict.UNDECIDED)]


def test_facets_of_one_name_are_no_pair():
    facets = [Name(1, "ana bel", "Ana Bel", 2), Name(2, "ana bel # sport", "Ana Bel", 2, 1)]
    assert list(decide(facets, lambda name: MAYOR)) == []


def filed(articles, *spellings, **company):
    surname, *full = names("Bel", *spellings)
    known = {name.id: company.get(f"of_{name.id}", STRANGER) for name in full}
    return file_surname(surname, articles, full, lambda name: known[name.id])


def test_a_surname_is_filed_article_by_article():
    found = filed({10: MAYOR, 11: STRANGER}, "Anna Bel", of_2=MAYOR)
    left = Pair(1, 2, Verdict.UNDECIDED, 0.3, "the surname alone +0.30", 1)
    assert found == Filing({10: 2}, (left,))


def test_a_surname_beside_the_full_name_is_somebody_else():
    assert filed({10: Company(names=frozenset({2, 90, 91}))}, "Anna Bel", of_2=MAYOR) == Filing({}, ())


def test_a_surname_that_two_may_have_is_left():
    assert filed({10: MAYOR}, "Anna Bel", "Alix Bel", of_2=MAYOR, of_3=MAYOR).under == {}


def test_a_surname_that_nobody_has_in_full():
    assert filed({10: MAYOR}, "Anna Roy") == Filing({}, ())
