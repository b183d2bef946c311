"""Who signed, in the order of the byline."""

from small_archive import ARTICLES, add, empty

from ingest.searching.credits import Credits, credits_of


def test_credits():
    db = empty()
    db.execute("insert into runs (id, started, gazette, sources) values (1, '2026-11-22T10:00:00', '', '[]')")
    for article in ARTICLES[:2]:
        add(db, article)
    db.execute("insert into article_authors values (2, 1, 0)")
    db.execute("update articles set modified = '2017-03-14' where id = 1")
    assert credits_of(db, [2, 1, 99]) == {
        1: Credits(["Jo", "Odile Ferrand"], "2017-03-14", "2026-11-22T10:00:00"),
        2: Credits([], None, "2026-11-22T10:00:00"),
    }
