from ingest.entities.namesakes import tell_apart
from ingest.naming import Company


def company(field=None, people=(), places=(), day="2024-01-01"):
    fields = frozenset({field} if field else ())
    return Company(names=frozenset(people), places=frozenset(places), fields=fields, dates=frozenset({day}))


MAYOR, CYCLIST = company("politics", {1}, {10}), company("sport", {2}, {20})


def test_unlike_lives_are_told_apart_and_the_larger_stays():
    assert tell_apart({1: MAYOR, 2: CYCLIST, 3: MAYOR}) == {2: "sport"}


def test_an_article_without_a_calling_goes_where_its_people_are():
    assert tell_apart({1: MAYOR, 2: CYCLIST, 3: MAYOR, 4: company(people={2}), 5: company()}) == {
        2: "sport",
        4: "sport",
    }


def test_one_life_is_not_told_apart():
    assert tell_apart({1: MAYOR, 2: company("politics", {3}, {30})}) == {}
    assert tell_apart({1: MAYOR, 2: company("army", {2}, {20})}) == {}
    assert tell_apart({1: MAYOR, 2: company("sport", {1}, {20})}) == {}
    assert tell_apart({1: MAYOR, 2: company("sport", {2}, {10})}) == {}


def test_a_later_life_may_be_another_calling():
    assert tell_apart({1: MAYOR, 2: company("sport", {2}, {20}, "1999-01-01")}) == {}


def test_too_little_is_known():
    assert tell_apart({1: MAYOR, 2: company("sport")}) == {}
    assert tell_apart({}) == {}
