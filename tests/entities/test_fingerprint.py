import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.entities.fingerprint import name_words, person_fingerprint


@pytest.mark.parametrize(
    ("name", "fingerprint"),
    [
        ("Bachar el-Assad", "assad bachar"),
        ("Bachar al-Assad", "assad bachar"),
        ("ASSAD Bachar", "assad bachar"),
        ("Jean Martin", "jean martin"),
        ("Martine Jean", "jean martine"),
        ("Jean-Éric Ziołkowski", "eric jean ziolkowski"),
        ("Charles de Gaulle", "charles gaulle"),
        ("Gabriele D’Annunzio", "annunzio gabriele"),
        ("Marine Le Pen", "le marine pen"),
        ("De", "de"),
        ("", ""),
    ],
)
def test_fingerprints(name, fingerprint):
    assert person_fingerprint(name) == fingerprint


def test_words_stay_in_order():
    assert name_words("Ursula von der Leyen") == ("ursula", "leyen")


@given(
    st.lists(st.sampled_from(["Zoé", "el-Assad", "Martin", "de", "N’Diaye"]), min_size=1).flatmap(
        lambda words: st.tuples(st.just(words), st.permutations(words))
    )
)
def test_order_and_case_do_not_count(orders):
    one, other = orders
    assert person_fingerprint(" ".join(one)) == person_fingerprint(" ".join(other).upper())
