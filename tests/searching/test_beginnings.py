"""Whose names begin as somebody types, beside a slow and obvious way to the same."""

from contextlib import closing

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_archive import ARTICLES, PEOPLE, PLACES, add, empty

from ingest.analysis import words
from ingest.searching.beginnings import beginnings_of, suggested
from ingest.searching.loading import load

TYPED = st.lists(st.sampled_from(["i", "ines", "INÈS", "Cal", "p", "ro", "b", "zz", "-", "'"]), max_size=3).map(
    " ".join
)


@given(typed=TYPED | st.text(max_size=5))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_word_begins_one_of_the_name(archive, typed):
    holdings = load(archive)
    for table, named in {"people": PEOPLE, "places": PLACES}.items():
        wanted = [
            number
            for number, name in named.items()
            if words(typed) and all(any(word.startswith(begun) for word in words(name)) for begun in words(typed))
        ]
        assert beginnings_of[table].of(archive, holdings).of(typed).tolist() == wanted


def test_who_has_gone_meanwhile_is_not_suggested():
    with closing(empty()) as db:
        add(db, ARTICLES[1])
        holdings = load(db)
        assert [found[:3] for found in suggested(db, holdings, "mar", 8)] == [("people", 2, "Paul Martin")]
        db.execute("delete from people where id = 2")
        assert suggested(db, holdings, "mar", 8) == []
