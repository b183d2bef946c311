"""WARC: its pages, whole or cut, sound or damaged."""

import gzip
import io
import random
import zlib

import pytest
from harm import memory_below, stands
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.crawl import record, response
from ingest import formats
from ingest.errors import Bomb
from ingest.formats import warc, warc_frames
from ingest.formats.warc_frames import Damage, Frame, frames
from ingest.records import Record, Refusal, Source

PAGE = b"<!doctype html><title>Le bac</title><p>Le bac passe.</p>"
CHANCE = random.Random(7)
#: Records of many sizes, one of which does not compress and is longer than what is unpacked at a time.
RECORDS = [
    record("warcinfo", "application/warc-fields", b"software: test\r\n"),
    *(response(f"https://x.example/{i}", PAGE + b"%d" % i * (40 * i)) for i in range(4)),
    response("https://x.example/long", PAGE + CHANCE.randbytes(90_000)),
    response("https://x.example/last", PAGE),
]
PLAIN, PACKED = b"".join(RECORDS), b"".join(map(gzip.compress, RECORDS))
ONE_MEMBER = gzip.compress(PLAIN)


def found(content: bytes) -> list[Record | Refusal]:
    return list(warc.split(Source("/a.warc"), io.BytesIO(content), {}))


def told(content: bytes) -> list[tuple[str, object]]:
    """Of records the address and the page; of refusals the reason and what is said."""
    return [
        (item.reason, item.message) if isinstance(item, Refusal) else (item.key, item.content)
        for item in found(content)
    ]


def ends(parts: list[bytes]) -> list[int]:
    return [sum(map(len, parts[: i + 1])) for i in range(len(parts))]


@pytest.mark.parametrize("content", [PLAIN, PACKED, ONE_MEMBER], ids=["plain", "packed", "one member"])
def test_every_page_is_a_record(content):
    pages = [item for item in found(content) if isinstance(item, Record)]
    assert [page.key for page in pages] == [f"https://x.example/{name}" for name in (0, 1, 2, 3, "long", "last")]
    assert {page.content[: len(PAGE)] for page in pages} == {PAGE}
    assert {page.reader for page in pages} == {"html"}
    assert [page.address for page in pages] == [page.key for page in pages]
    assert found(content)[-1] == Refusal("/a.warc", "", "no-page", "record of type warcinfo: 1", passed_over=True)


def test_where_a_record_begins():
    assert [f"byte {end}" for end in ends(RECORDS)[:-1]] == [item.place for item in found(PLAIN)[:-1]]
    assert [f"byte {end}" for end in ends([*map(gzip.compress, RECORDS)])[:-1]] == [
        item.place for item in found(PACKED)[:-1]
    ]


def test_what_is_no_page_is_counted_by_kind():
    url = "https://x.example/"
    content = b"".join(
        [
            response(url, PAGE),
            response(url, PAGE),
            response(url + "a", b"", status="301 Moved Permanently", headers=f"Location: {url}\r\n"),
            response(url + "b", b"", status="404 Not Found"),
            response(url + "c.png", b"\x89PNG", media="image/png"),
            response(url + "d", b"\x00\x01", media="text/html\x1b[31m"),
            record("revisit", "application/http; msgtype=response", b"HTTP/1.1 200 OK\r\n\r\n", url),
            record("resource", "text/html", PAGE + b" ", url),
            record("response", "text/dns", b"x.example 192.0.2.1", "dns:x.example"),
            record("spell\x1b", "text/html", PAGE, url),
        ]
    )
    assert told(content) == [
        (url, PAGE),
        (url, PAGE + b" "),
        ("no-page", "page that stands here twice: 1"),
        ("no-page", "answer with status 301: 1"),
        ("no-page", "answer with status 404: 1"),
        ("no-page", "answer of type image/png: 1"),
        ("no-page", "answer of no known type: 1"),
        ("no-page", "record of type revisit: 1"),
        ("no-page", "record of type response: 1"),
        ("no-page", "record of no known type: 1"),
    ]


@pytest.mark.parametrize(
    ("page", "headers"),
    [
        (gzip.compress(PAGE), "Content-Encoding: gzip\r\n"),
        (zlib.compress(PAGE), "Content-Encoding: deflate\r\n"),
        (
            b"8\r\n" + PAGE[:8] + b"\r\n%x\r\n" % len(PAGE[8:]) + PAGE[8:] + b"\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n",
        ),
        (PAGE, "Content-Encoding: gzip\r\n"),
        (PAGE, "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
    ],
)
def test_the_encodings_of_http_are_undone_where_there_are_any(page, headers):
    assert told(response("https://x.example/", page, headers=headers)) == [("https://x.example/", PAGE)]


def test_a_page_without_a_type_is_known_by_its_looks():
    assert told(response("https://x.example/", PAGE, media="")) == [("https://x.example/", PAGE)]


@settings(max_examples=150, deadline=None)
@given(st.data(), st.sampled_from([False, True]))
def test_a_warc_cut_anywhere_gives_every_whole_record_and_says_that_it_is_cut(data, packed):
    parts = [gzip.compress(part) for part in RECORDS] if packed else RECORDS
    slack = 0 if packed else 4  # the empty lines that close a record
    cut = data.draw(st.integers(0, len(b"".join(parts))))
    got = list(frames(io.BytesIO(b"".join(parts)[:cut])))
    clean = cut == 0 or any(end - slack <= cut <= end for end in ends(parts))
    assert [item.content for item in got if isinstance(item, Frame)] == [
        part[:-4] for part, end in zip(RECORDS, ends(parts), strict=True) if end - slack <= cut
    ]
    assert [type(item) for item in got if isinstance(item, Damage)] == ([] if clean else [Damage])


@settings(max_examples=150, deadline=None)
@given(st.data(), st.sampled_from([False, True]), st.binary(max_size=12))
def test_damage_costs_only_the_records_that_it_touches(data, packed, junk):
    parts = [gzip.compress(part) for part in RECORDS] if packed else RECORDS
    content = b"".join(parts)
    start = data.draw(st.integers(0, len(content)))
    end = min(len(content), start + data.draw(st.integers(0, 40)))
    got = [
        item.content for item in frames(io.BytesIO(content[:start] + junk + content[end:])) if isinstance(item, Frame)
    ]
    for part, last, size in zip(RECORDS, ends(parts), map(len, parts), strict=True):
        assert (last - size < end and last >= start) or part[:-4] in got


def test_a_header_that_breaks_off_does_not_take_the_next_one_with_it():
    broken = RECORDS[0][: RECORDS[0].index(b"Content-Length")] + b"C\r\n"
    assert [item.content for item in frames(io.BytesIO(broken + RECORDS[1])) if isinstance(item, Frame)] == [
        RECORDS[1][:-4]
    ]


def test_many_records_in_one_member_are_read_up_to_the_damage():
    half = ONE_MEMBER[: len(ONE_MEMBER) // 2]
    assert [type(item) for item in frames(io.BytesIO(half))] == [Frame] * 5 + [Damage]


def test_padding_is_no_damage():
    assert len(found(PACKED + bytes(512))) == len(found(PACKED))


def test_members_that_hold_nothing_take_no_room():
    empty = gzip.compress(b"")
    with memory_below(3_000_000):
        got = list(frames(io.BytesIO(empty * 30_000 + PACKED)))
    assert [type(item) for item in got] == [Frame] * len(RECORDS)


def test_a_record_too_long_to_hold_is_refused_unless_it_is_no_page(monkeypatch):
    monkeypatch.setattr(warc_frames, "LONGEST", 50_000)
    film = response("https://x.example/film", bytes(3_000_000), media="video/mp4")
    page = response("https://x.example/page", PAGE + bytes(3_000_000))
    assert told(film + page + RECORDS[1]) == [
        ("too-large", "more than 10,000,000 bytes: no article is so long"),
        ("https://x.example/0", PAGE),
        ("no-page", "answer of type video/mp4: 1"),
    ]


def test_a_length_that_is_a_lie_costs_one_record():
    lie = RECORDS[1].replace(b"Content-Length: ", b"Content-Length: 99999999")
    assert told(lie + RECORDS[2])[1] == ("https://x.example/1", PAGE + b"1" * 40)


def test_bombs_are_refused_in_little_memory():
    page = gzip.compress(bytes(100_000_000))
    inside = gzip.compress(response("https://x.example/", page, headers="Content-Encoding: gzip\r\n"))
    packed = gzip.compress(bytes(400_000_000))
    with memory_below(80_000_000):
        assert [reason for reason, _ in told(inside)][:1] == ["too-large"]
        with pytest.raises(Bomb):
            list(frames(io.BytesIO(packed)))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.binary(max_size=30),
            st.sampled_from(
                [
                    b"WARC/1.0\r\n",
                    b"Content-Length: 7\r\n",
                    b"\r\n",
                    b"\x1f\x8b\x08\0",
                    RECORDS[1],
                    gzip.compress(RECORDS[1]),
                ]
            ),
        )
    )
)
def test_any_bytes_after_the_mark_are_records_and_refusals(tmp_path_factory, parts):
    path = tmp_path_factory.mktemp("warc") / "a.warc"
    path.write_bytes(b"WARC/1.0\r\n" + b"".join(parts))
    stands(path)


@pytest.mark.shared
def test_real_crawls_are_read_to_their_end(shared):
    for path in sorted((shared / "gold" / "pages" / "warc").iterdir()):
        source = Source(str(path))
        items = list(formats.split(source, formats.reader_for(source), {}))
        assert any(isinstance(item, Record) for item in items)
        assert [item for item in items if isinstance(item, Refusal) and not item.passed_over] == []
