"""What a reference or a name stands for."""

import pytest
from small_archive import full

from ingest.searching.loading import load
from ingest.searching.subjects import Subject, articles_of, named, subject


@pytest.fixture(scope="module")
def archive():
    """The small archive; Ines Roca is called Calvet too, and number 9 was Paul Martin's once."""
    db = full()
    db.execute("update people set articles = 5 where id = 3")
    db.execute("insert into places (id, name, slug, fingerprint, articles) values (3, 'Martin', 'm', 'm', 7)")
    db.execute("insert into places_fts (rowid, name, aliases) values (3, '=martin', '')")
    db.execute("insert into aliases (person_id, name, mentions, articles) values (3, 'Calvet', 1, 1)")
    db.execute("insert into aliases (person_id, name, mentions, articles) values (1, 'CALVET', 1, 1)")
    db.execute("insert into people_fts (people_fts, rowid, name, aliases) values ('delete', 3, '=ines =roca', '')")
    db.execute("insert into people_fts (rowid, name, aliases) values (3, '=ines =roca', '=calvet')")
    db.execute("insert into names (id, fingerprint, person_id, name) values (9, 'x', 2, 'P. Martin')")
    yield db
    db.close()


@pytest.mark.parametrize(
    ("reference", "meant"),
    [
        ("people:1", Subject("Inès Calvet", "people", 1, 3)),
        ("people:9", Subject("Paul Martin", "people", 2, 3)),
        ("places:2", Subject("Ostbury", "places", 2, 2)),
        ("places:99", None),
        ("people:" + "9" * 30, None),
        ("people:x", Subject("people:x")),
        ("titre:grève", Subject("titre:grève")),
    ],
)
def test_a_reference_stands_for_a_row_or_for_words(archive, reference, meant):
    assert subject(archive, reference) == meant


@pytest.mark.parametrize(
    ("typed", "references"),
    [
        ("ines calvet", ["people:1"]),
        ("calvet", ["people:3", "people:1"]),
        ("Martin", ["places:3"]),
        ("ines", []),
        ("« Martin »", []),
        ('"Martin"', []),
        ("…", []),
        ("titre:grève", []),
    ],
)
def test_a_name_is_that_of_who_bears_it_the_most_named_first(archive, typed, references):
    assert [one.reference for one in named(archive, typed)] == references


@pytest.mark.parametrize(
    ("one", "articles"),
    [
        (Subject("Inès Calvet", "people", 1), [1, 2, 5]),
        (Subject("Ostbury", "places", 2), [2, 5]),
        (Subject("port -grève"), [4, 6]),
        (Subject("???"), []),
    ],
)
def test_the_articles_of_each(archive, one, articles):
    holdings = load(archive)
    assert sorted(holdings.ids[articles_of(archive, holdings, one)].tolist()) == articles
