"""RSS and Atom: entries as articles, in full or marked as a summary; broken and hostile feeds."""

import io
import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import formats
from ingest.formats import feed, json_feed
from ingest.pipeline import Options, read
from ingest.printing import article_json
from ingest.records import Article, Found, Record, Refusal, Source

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>Le Cadran</title><link>https://cadran.example/</link><language>fr-FR</language>
<lastBuildDate>{built}</lastBuildDate>
<image><title>Le logo</title><link>https://cadran.example/logo</link></image>
<item>
<title>Le bac &amp; le pont</title><link>/bac</link><guid isPermaLink="false">cadran-1</guid>
<pubDate>mar., 12 mars 2024 08:00:00 +0100</pubDate><dc:creator>Ana Luz et Bo Do</dc:creator>
<category>Région</category><category>Transports</category>
<description>Le bac passe de nouveau.</description>
<content:encoded><![CDATA[<p>Un&nbsp;an après, le bac passe.</p><script>x()</script>
<p>« Enfin », dit Ana Luz.</p>]]></content:encoded>
<media:content url="https://cadran.example/bac.jpg" medium="image"/>
</item>
<item><title>Le gué</title><link>https://cadran.example/gue</link>
<pubDate>Wed, 13 Mar 2024 09:30:00 GMT</pubDate><description>&lt;p&gt;Le gué est fermé.&lt;/p&gt;</description></item>
<item><guid>cadran-3</guid><description></description></item>
</channel></rss>
"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Quayside</title>
<updated>2024-03-14T00:00:00Z</updated><link href="https://quayside.example/"/>
<entry><id>tag:quayside.example,2024:1</id><title type="html">The &lt;b&gt;ferry&lt;/b&gt; runs</title>
<link href="https://quayside.example/ferry"/><published>2024-03-12T08:00:00+01:00</published>
<updated>2024-03-12T10:00:00+01:00</updated><author><name>Ruth Leary</name></author>
<content type="html">&lt;p&gt;The ferry runs again.&lt;/p&gt;</content></entry></feed>
"""


def of(tmp_path: Path, content: str | bytes, name: str = "a.xml") -> list[Article | Refusal]:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read([str(path)], Options()))


def records(content: str) -> list[Record | Refusal]:

    return list(feed.split(Source("/a.xml"), io.BytesIO(content.encode()), {}))


def test_an_entry_in_full(tmp_path):
    article = of(tmp_path, RSS)[0]
    assert article_json(article) == {
        "id": "cadran-1",
        "title": "Le bac & le pont",
        "standfirst": "Le bac passe de nouveau.",
        "section": "Région",
        "authors": ["Ana Luz", "Bo Do"],
        "published": "2024-03-12T08:00+01:00",
        "modified": None,
        "language": "fr",
        "outlet": "Le Cadran",
        "url": "https://cadran.example/bac",
        "image": "https://cadran.example/bac.jpg",
        "body": "Un\xa0an après, le bac passe.\n\n« Enfin », dit Ana Luz.",
        "related": [],
        "paywalled": None,
    }
    assert {found.where for found in article.found} == {"feed"}


def test_a_summary_is_marked_as_one(tmp_path):
    article = of(tmp_path, RSS)[1]
    assert (article.title, article.standfirst, article.body) == ("Le gué", "Le gué est fermé.", "")
    assert Found("standfirst", "feed summary", 0.6) in article.found
    assert Found("title", "feed", 0.95) in article.found


def test_an_entry_without_a_text_costs_only_itself(tmp_path):
    assert of(tmp_path, RSS)[2] == Refusal(f"{tmp_path}/a.xml", "entry 3", "no-text", "neither a title nor a text")


def test_atom(tmp_path):
    (article,) = of(tmp_path, ATOM, "a.txt")
    assert (article.title, article.body, article.authors) == (
        "The ferry runs",
        "The ferry runs again.",
        ("Ruth Leary",),
    )
    assert (article.published, article.modified, article.language, article.outlet) == (
        "2024-03-12T08:00+01:00",
        "2024-03-12T10:00+01:00",
        "en",
        "The Quayside",
    )
    assert article.standfirst is None


def test_an_outlet_that_is_known_by_its_address_goes_by_its_name(tmp_path):
    article = of(tmp_path, RSS.replace("cadran.example", "www.lemonde.fr"))[0]
    assert article.outlet == "Le Monde"


def test_entries_are_known_by_their_identifier_else_their_address():
    assert [record.key for record in records(RSS)] == ["cadran-1", "https://cadran.example/gue", "cadran-3"]


def test_a_feed_built_anew_holds_the_same_records():
    assert records(RSS.format(built="Tue, 12 Mar 2024 09:00:00 GMT")) == records(
        RSS.format(built="Wed, 13 Mar 2024 10:00:00 GMT")
    )


@pytest.mark.parametrize(
    ("content", "reason", "message"),
    [
        ("<rss><channel><title>x</title></channel></rss>", "empty", "a feed without an entry"),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": []}', "empty", "a feed without an item"),
        (
            '{"version": "https://jsonfeed.org/version/1.1", "items": 3}',
            "malformed",
            "no list of items in this JSON Feed",
        ),
    ],
)
def test_feeds_that_hold_nothing(tmp_path, content, reason, message):
    assert of(tmp_path, content) == [Refusal(f"{tmp_path}/a.xml", "", reason, message)]


@pytest.mark.parametrize(
    "date",
    ["Tue, 12 Mar 99999 08:00:00 GMT", "Tue, 12 Mar 0000 08:00:00 GMT", "0000-00-00T00:00:00Z", "2024-13-45", "x"],
)
def test_dates_that_are_none(tmp_path, date):
    content = RSS.replace("mar., 12 mars 2024 08:00:00 +0100", date)
    assert of(tmp_path, content)[0].published is None


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "http://[", "https://x\u202e.example/"])
def test_addresses_that_are_none(tmp_path, address):
    content = RSS.replace("<link>/bac</link>", f"<link>{address}</link>")
    assert of(tmp_path, content)[0].url is None


def test_entities_are_not_expanded_without_end(tmp_path):
    doctype = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9)
    )
    outside = '<!ENTITY z SYSTEM "file:///etc/passwd">]>'
    content = doctype + outside + RSS.partition("?>")[2].replace("Le gué", "&j;&z;Le gué")
    start = time.process_time()
    article = of(tmp_path, content)[1]
    assert time.process_time() - start < 5
    assert len(str(article)) < 2_000
    assert "root:" not in str(article)


@pytest.mark.parametrize(
    "entry",
    [
        "<item " + " ".join(f"a{i}='1'" for i in range(30_000)) + "><title>x</title></item>",
        "<item>" + "<category>x</category>" * 30_000 + "</item>",
        "<item><title>x</title>" + "<div>" * 30_000 + "</item>",
    ],
)
def test_an_entry_of_nothing_but_markup_is_refused_and_costs_only_itself(tmp_path, entry):
    start = time.process_time()
    found = of(tmp_path, RSS.replace("</channel>", entry + "<item><title>Le phare</title></item></channel>"))
    assert [item.reason for item in found if isinstance(item, Refusal)][1:] == ["too-large"]
    assert found[-1].title == "Le phare"
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    "head",
    ["<rss>" + "<date>" * 400_000, "<rss " + "a='1' " * 20_000 + ">", "<rss>" + "<date>" * 16_000, "<rss><!--" * 9],
)
def test_a_feed_without_end_before_its_first_entry(tmp_path, head):
    start = time.process_time()
    (refusal,) = of(tmp_path, head + "<item>" * (len(head) < 100_000))
    assert isinstance(refusal, Refusal)
    assert refusal.reason != "failed"
    assert time.process_time() - start < 5


def test_a_feed_longer_than_any_article_is_read_entry_by_entry(tmp_path, monkeypatch):
    monkeypatch.setattr(feed, "MAX_BYTES", 50_000)
    head, _, _ = RSS.partition("<item>")
    items = [
        f"<item><title>{i}</title><description>{'x' * 70_000 if i == 3 else i}</description></item>" for i in range(6)
    ]
    found = of(tmp_path, head + "\n".join(items) + "</channel></rss>")
    assert [item.record if isinstance(item, Refusal) else item.title for item in found] == [
        *("0", "1", "2", "entry 4", "4", "5"),
    ]


def test_json_feed(tmp_path):
    content = """{"version": "https:\\/\\/jsonfeed.org\\/version\\/1.1", "title": "Le Cadran", "language": "fr",
      "authors": [{"name": "Ana Luz"}], "items": [
        {"id": 7, "url": "https://cadran.example/bac", "title": "Le bac", "content_html": "<p>Le bac passe.</p>",
         "date_published": "2024-03-12T08:00:00+01:00", "tags": ["Région"], "image": "https://cadran.example/bac.jpg"},
        {"id": "8", "title": "Le gué", "summary": "Le gué est fermé."}, 9]}"""
    first, second, third = of(tmp_path, content, "a.json")
    assert (first.id, first.title, first.body, first.authors, first.section, first.outlet, first.published) == (
        *("7", "Le bac", "Le bac passe.", ("Ana Luz",), "Région", "Le Cadran", "2024-03-12T08:00+01:00"),
    )
    assert (second.standfirst, Found("standfirst", "feed summary", 0.6) in second.found) == ("Le gué est fermé.", True)
    assert third == Refusal(f"{tmp_path}/a.json", "item 3", "malformed", "not an object but int")


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from([RSS, ATOM]),
    st.lists(
        st.tuples(
            st.integers(0, 2_500),
            st.integers(0, 60),
            st.one_of(
                st.binary(max_size=20), st.sampled_from([b"<item>", b"]]>", b"<![CDATA[", b"&x;", b"</rss>", b"\0"])
            ),
        ),
        max_size=6,
    ),
)
def test_any_damage_is_articles_and_refusals(tmp_path_factory, content, changes):
    damaged = bytearray(content.encode())
    for at, length, junk in changes:
        damaged[at : at + length] = junk
    path = tmp_path_factory.mktemp("feed") / "a.rss"
    path.write_bytes(damaged)
    source = Source(str(path))
    for item in formats.split(source, feed.READER, {}):
        found = formats.parse(item) if isinstance(item, Record) else item
        assert isinstance(found, Article | Refusal)
        assert not isinstance(found, Refusal) or found.reason != "failed", found


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.one_of(st.none(), st.integers(), st.text(max_size=9), st.booleans()),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3),
            st.dictionaries(
                st.sampled_from(
                    [
                        "id",
                        "url",
                        "title",
                        "summary",
                        "content_html",
                        "authors",
                        "tags",
                        "name",
                        "date_published",
                        "image",
                    ]
                ),
                inner,
                max_size=6,
            ),
        ),
        max_leaves=15,
    )
)
def test_any_item_of_a_json_feed_is_an_article_or_refused(item):

    content = json.dumps({"version": "https://jsonfeed.org/version/1", "items": [item]}).encode()
    for record in json_feed.split(Source("/a.json"), io.BytesIO(content), {}):
        found = formats.parse(record) if isinstance(record, Record) else record
        assert not isinstance(found, Refusal) or found.reason != "failed", found


@pytest.mark.shared
def test_real_feeds(shared):
    for path in sorted((shared / "gold" / "pages" / "feeds").iterdir()):
        found = list(read([str(path)], Options()))
        assert len(found) >= 15
        for article in found:
            assert isinstance(article, Article), article
            assert article.title
            assert article.url
