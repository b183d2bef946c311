from hypothesis import given
from hypothesis import strategies as st

from ingest import languages
from ingest.entities.people import group_people
from ingest.records import Mention, Person

FR = languages.load("fr")


def mentions(*surfaces):
    """Mentions in order, each at ten times its position."""
    return tuple(Mention(10 * i, 10 * i + len(surface), surface) for i, surface in enumerate(surfaces))


def grouped(*surfaces):
    people = group_people(mentions(*surfaces), FR)
    return [(person.name, [mention.surface for mention in person.mentions]) for person in people]


def test_a_surname_is_the_person_named_in_full():
    short, full = mentions("Poutine", "Vladimir Poutine")
    assert group_people((short, full), FR) == (Person("Vladimir Poutine", (short, full), "poutine vladimir"),)


def test_spellings_come_together_under_the_most_frequent():
    assert grouped("Bachar al-Assad", "Bachar el-Assad", "Assad", "Bachar el-Assad") == [
        ("Bachar el-Assad", ["Bachar al-Assad", "Bachar el-Assad", "Assad", "Bachar el-Assad"])
    ]


def test_the_first_spelling_wins_a_tie():
    assert grouped("Bachar al-Assad", "Bachar el-Assad")[0][0] == "Bachar al-Assad"


def test_initials_and_initialisms():
    assert grouped("GND", "A. Montebourg", "Gabriel Nadeau-Dubois", "Arnaud Montebourg") == [
        ("Gabriel Nadeau-Dubois", ["GND", "Gabriel Nadeau-Dubois"]),
        ("Arnaud Montebourg", ["A. Montebourg", "Arnaud Montebourg"]),
    ]


def test_a_surname_of_two_people_stays_its_own():
    assert grouped("Robert Karvandi", "Grace Karvandi", "Karvandi", "Grace") == [
        ("Robert Karvandi", ["Robert Karvandi"]),
        ("Grace Karvandi", ["Grace Karvandi", "Grace"]),
        ("Karvandi", ["Karvandi"]),
    ]


def test_first_names_do_not_unite_strangers():
    assert grouped("Jean Martin", "Martine Jean") == [
        ("Jean Martin", ["Jean Martin"]),
        ("Martine Jean", ["Martine Jean"]),
    ]


def test_white_space_in_a_name_is_one_space():
    assert grouped("Recep\xa0Tayyip\nErdogan")[0][0] == "Recep Tayyip Erdogan"


@given(st.lists(st.sampled_from(["Zoé Martin", "Martin", "—", "Zoé", "Paul Martin", "P. Martin", "el-Assad", "ZM"])))
def test_every_mention_belongs_to_one_person(surfaces):
    people = group_people(mentions(*surfaces), FR)
    kept = sorted((mention for person in people for mention in person.mentions), key=lambda mention: mention.start)
    assert tuple(kept) == mentions(*surfaces)
