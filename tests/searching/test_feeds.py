"""Results as feeds, read by a feed reader and held against what RFC 4287 and JSON Feed 1.1 demand."""

import feedparser
import pytest
from found import ROW
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from ingest.searching.feeds import Entry, Feed, as_atom, as_json_feed, moment

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"

FEED = Feed("grève · Gazette", "http://a/search", "http://a/2.atom", "http://a/1.atom", "http://a/3.atom")
FULL = {
    **ROW,
    "modified": "2017-03-14T09:00+01:00",
    "section": "Économie",
    "url": "https://fanal.example/port",
}
BARE = {**dict.fromkeys(ROW), "id": 4, "authors": [], "address": "http://a/4"}


def read(feed):
    return etree.fromstring(feed.encode())


def test_an_atom_feed_as_a_reader_takes_it():
    told = feedparser.parse(as_atom(FEED, [Entry(FULL), Entry(BARE, "2026-11-22T10:00:00")]).encode())
    assert (told.bozo, told.version, told.feed.title, told.feed.id) == (
        False,
        "atom10",
        "grève · Gazette",
        "http://a/1.atom",
    )
    assert {link.rel: link.href for link in told.feed.links} == {
        "alternate": "http://a/search",
        "self": "http://a/2.atom",
        "first": "http://a/1.atom",
        "next": "http://a/3.atom",
    }
    full, bare = told.entries
    assert (full.id, full.title, full.summary, full.published, full.updated) == (
        "http://a/3",
        "Grève, « au » port",
        "La grève",
        "2017-03-01T00:00:00Z",
        "2017-03-14T09:00:00+01:00",
    )
    assert [author.name for author in full.authors] == ["Odile Ferrand", "Jo"]
    assert [tag.term for tag in full.tags] == ["Économie"]
    assert {link.rel: link.href for link in full.links} == {
        "alternate": "http://a/3",
        "via": "https://fanal.example/port",
    }
    assert (bare.title, bare.summary, bare.updated) == ("Untitled", "", "2026-11-22T10:00:00Z")
    assert "published" not in bare


def test_the_feed_is_as_new_as_its_newest_entry():
    rows = [{**BARE, "published": date} for date in ("2017-03-13T23:00-05:00", "2017-03-14T01:00Z")]
    assert read(as_atom(FEED, [Entry(row) for row in rows])).findtext(f"{ATOM}updated") == "2017-03-13T23:00:00-05:00"
    assert read(as_atom(FEED, [])).findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"


ROWS = st.fixed_dictionaries(
    {name: st.none() | st.text(max_size=9) for name in ("title", "published", "modified", "outlet", "section", "url")}
    | {"language": st.none() | st.sampled_from(["fr", "en", "x-é", '"'])}
    | {"excerpt": st.none() | st.text(max_size=9), "authors": st.lists(st.text(max_size=5), max_size=2)}
    | {"id": st.just(1), "address": st.just("http://a/1")}
)


@given(row=ROWS, read_at=st.none() | st.text(max_size=9))
def test_whatever_an_article_holds_the_feed_has_what_the_standard_demands(row, read_at):
    feed = read(as_atom(FEED, [Entry(row, read_at)]))
    for element in (feed, feed.find(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1, name
        assert moment(element.findtext(f"{ATOM}updated")).tzinfo
    assert feed.find(f"{ATOM}author/{ATOM}name").text
    (entry,) = feed.findall(f"{ATOM}entry")
    assert len(entry.findall(f"{ATOM}summary")) == 1
    assert len([link for link in entry.findall(f"{ATOM}link") if link.get("rel") == "alternate"]) == 1
    assert {entry.find(f"{ATOM}{name}").get(f"{XML}lang") for name in ("title", "summary")} <= {None, "fr", "en"}


def test_a_json_feed():
    told = as_json_feed(FEED, [Entry(FULL), Entry(BARE, "2026-11-22T10:00:00")])
    assert told == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "grève · Gazette",
        "home_page_url": "http://a/search",
        "feed_url": "http://a/2.atom",
        "next_url": "http://a/3.atom",
        "items": [
            {
                "id": "http://a/3",
                "url": "http://a/3",
                "external_url": "https://fanal.example/port",
                "title": "Grève, « au » port\x0b",
                "date_published": "2017-03-01T00:00:00Z",
                "date_modified": "2017-03-14T09:00:00+01:00",
                "authors": [{"name": "Odile Ferrand"}, {"name": "Jo"}],
                "tags": ["Économie"],
                "language": "fr",
                "content_text": "La grève",
            },
            {
                "id": "http://a/4",
                "url": "http://a/4",
                "title": "Untitled",
                "date_modified": "2026-11-22T10:00:00Z",
                "content_text": "",
            },
        ],
    }


@pytest.mark.parametrize(
    ("iso", "begins"),
    [
        (None, None),
        ("hier", None),
        ("2017-02-30", None),
        ("2017", "2017-01-01T00:00:00+00:00"),
        ("2017-03", "2017-03-01T00:00:00+00:00"),
        ("2017-03-05T08:30", "2017-03-05T08:30:00+00:00"),
        ("2017-03-05T08:30+02:00", "2017-03-05T08:30:00+02:00"),
        ("2017-03-05T08:30:07Z", "2017-03-05T08:30:07+00:00"),
    ],
)
def test_the_moment_a_date_begins(iso, begins):
    found = moment(iso)
    assert (found and found.isoformat()) == begins
