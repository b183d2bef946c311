from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st


@pytest.fixture(scope="module")
def marked(plugin):
    return plugin("marked_text").marked


def quote(start, end, id="q1"):
    return {"start": start, "end": end, "tag": "span", "attributes": {"class": "quoted", "id": id}, "after": "¹"}


def person(start, end):
    return {"start": start, "end": end, "tag": "a", "attributes": {"class": "person", "href": "/p/1"}}


def test_a_name_inside_a_quote(marked):
    assert marked("Elle dit : Oui, Max. Bien.", 0, 26, [person(16, 19), quote(11, 20)]) == (
        'Elle dit : <span class="quoted" id="q1">Oui, <a class="person" href="/p/1">Max</a>.</span>¹ Bien.'
    )


def test_a_name_across_the_end_of_a_quote_is_opened_again(marked):
    assert marked("abcdef", 0, 6, [quote(0, 3), person(2, 5)]) == (
        '<span class="quoted" id="q1">ab<a class="person" href="/p/1">c</a></span>¹'
        '<a class="person" href="/p/1">de</a>f'
    )


def test_quotes_that_cross(marked):
    assert marked("abcdef", 0, 6, [quote(0, 4), quote(2, 6, id="q2")]) == (
        '<span class="quoted" id="q1">ab<span class="quoted" id="q2">cd</span></span>¹<span class="quoted">ef</span>¹'
    )


def test_a_link_in_a_link_is_left_out(marked):
    assert marked("abcdef", 0, 6, [person(0, 4), person(2, 6)]) == '<a class="person" href="/p/1">abcd</a>ef'


def test_marks_that_reach_out_of_the_stretch(marked):
    assert marked("abcdef", 2, 4, [quote(0, 6)]) == '<span class="quoted">cd</span>'


def test_marks_outside_the_text(marked):
    assert marked("abc", 0, 3, [quote(500, 600), person(-9, -2), person(2, 2), quote(3, 1)]) == "abc"


def test_text_and_attributes_are_escaped(marked):
    mark = {"start": 0, "end": 3, "tag": "a", "attributes": {"title": '"><script>'}}
    assert marked("<b>&", 0, 4, [mark]) == '<a title="&#34;&gt;&lt;script&gt;">&lt;b&gt;</a>&amp;'


class Balance(HTMLParser):
    """Follows tags: they must close in order, and no link may stand in a link."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.opened, self.text, self.sound = [], "", True

    def handle_starttag(self, tag, attrs):
        self.sound &= not (tag == "a" and "a" in self.opened)
        self.opened.append(tag)

    def handle_endtag(self, tag):
        self.sound &= bool(self.opened) and self.opened.pop() == tag

    def handle_data(self, data):
        self.text += data


places = st.integers(-5, 40)
any_marks = st.lists(st.builds(lambda s, e, link: person(s, e) if link else quote(s, e), places, places, st.booleans()))


@given(text=st.text(alphabet="ab é<>&\"'«»𝄞", max_size=30), marks=any_marks)
def test_any_marks_give_sound_markup_and_the_same_text(marked, text, marks):
    html = marked(text, 0, len(text), [{**mark, "after": ""} for mark in marks])
    balance = Balance()
    balance.feed(str(html))
    balance.close()
    assert (balance.text, balance.opened, balance.sound) == (unescape(text), [], True)
