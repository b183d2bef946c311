"""Whose names begin as somebody types, beside a slow and obvious way to the same."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_archive import PEOPLE, PLACES

from ingest.analysis import words
from ingest.searching.beginnings import beginnings_of
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
