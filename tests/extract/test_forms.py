import pytest

from ingest import languages
from ingest.extract.forms import form_of, shape_of


@pytest.mark.parametrize(
    ("text", "shape"), [("Jean-Paul", "Xxx-Xxx"), ("F16", "X99"), ("USA", "XX"), ("2017", "99"), ("McDonald", "XxXxx")]
)
def test_shapes(text, shape):
    assert shape_of(text) == shape


def test_a_form_tells_classes_to_itself_and_its_neighbours():
    form = form_of("Claire", languages.load("fr"))
    assert form.here == ["w=fr.claire", "s=Xxx", "c=first-name", "c:first-name", "e=ire", "l=6"]
    assert form.before == ["-1w=fr.claire", "-1s=Xx", "-1c=first-name", "-1c:first-name"]
    assert form.after_next == ["+2w=fr.claire", "+2s=Xx", "+2c:first-name"]


def test_small_words_tell_less_of_themselves():
    assert form_of("haruspice", languages.load("fr")).here == ["small", "w=fr.haruspice"]
    assert {"small", "small:role"} <= set(form_of("maire", languages.load("fr")).here)


def test_one_capital_is_an_initial():
    assert "c=initial" in form_of("A", languages.load("fr")).here
