"""Who is in the news lately, in an archive that is known."""

from small_archive import ARTICLES, add, empty

from ingest.searching.lately import Lately, Rising, lately
from ingest.searching.loading import load
from ingest.searching.overview import Named


def grown(articles):
    db = empty()
    for article in articles:
        add(db, article)
    return db


def article(number, published, people):
    return (number, f"Article {number}", "", published, 1, None, "fr", people, [], [(people[0], "Dit")], None)


def test_a_small_archive_is_all_of_it_late():
    db = grown(ARTICLES)
    assert lately(db, load(db)) == Lately(
        None,
        6,
        [Named(1, "Inès Calvet", 3), Named(2, "Paul Martin", 3), Named(3, "Ines Roca", 2)],
        [Named(1, "Inès Calvet", 2), Named(2, "Paul Martin", 1)],
        [Named(1, "Brévan", 4), Named(2, "Ostbury", 2)],
        [],
    )


def test_who_rises_is_named_more_than_in_the_period_before():
    before = [article(day, f"2018-05-{day:02}", [1]) for day in range(2, 32)]
    since = [article(40 + day, f"2018-06-{day:02}", [2] if day > 20 else [1]) for day in range(1, 31)]
    db = grown(before + since)
    found = lately(db, load(db))
    assert (found.days, found.articles, found.named) == (
        30,
        30,
        [Named(1, "Inès Calvet", 20), Named(2, "Paul Martin", 10)],
    )
    assert found.rising == [Rising(2, "Paul Martin", 10, 0, [0] * 23 + [10])]


def test_where_articles_are_few_the_period_is_longer():
    db = grown([article(day, f"2018-{1 + day % 3:02}-{day:02}", [1]) for day in range(1, 25)])
    assert lately(db, load(db)).days == 90


def test_nothing_is_late_in_an_empty_archive():
    db = empty()
    assert lately(db, load(db)) == Lately(None, 0, [], [], [], [])
