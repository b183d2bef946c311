"""Zip and tar, and what is packed in them, without unpacking to disk and without being filled by a bomb."""

import gzip
import io
import random
import tarfile
import zipfile
from pathlib import Path

import pytest
from harm import changes, damaged, memory_below, stands
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import formats
from ingest.formats import streams
from ingest.pipeline import Options, ingest, read
from ingest.records import Record, Refusal, Source
from ingest.store.archive import open_archive

TEXT = b"Le bac passe\n\nLe bac passe de nouveau depuis lundi.\n"
TABLE = b"id,title,body\n7,Le pont,Le pont rouvre.\n8,,\n"
LINES = b'{"id":"x","title":"Le gue"}\n{"id":"y"\n'


def zipped(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w") -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode=mode) as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return held.getvalue()


def told(path: Path, content: bytes) -> list[tuple[str, str, str]]:
    """Of articles the title; of refusals where, the reason, and what is said."""
    path.write_bytes(content)
    return [
        (item.record, item.reason, item.message) if isinstance(item, Refusal) else ("", item.id, item.title or "")
        for item in read([str(path)], Options())
    ]


MEMBERS = {"a/2024-03-12.txt": TEXT, "b.csv": TABLE, "c.jsonl.gz": gzip.compress(LINES), "d.png": b"\x89PNG"}
TOLD = [
    ("", "2024-03-12", "Le bac passe"),
    ("", "7", "Le pont"),
    ("b.csv, row 2", "no-text", "neither a title nor a body"),
    ("", "x", "Le gue"),
    ("c.jsonl.gz, line 2", "malformed", "not JSON: Expecting ',' delimiter: line 2 column 1 (char 10)"),
    ("d.png", "unknown-format", "no reader for .png"),
]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.zip", zipped(MEMBERS)),
        ("a.zip", zipped(MEMBERS, zipfile.ZIP_BZIP2)),
        ("a.tar", tarred(MEMBERS)),
        ("a.tar.gz", tarred(MEMBERS, "w:gz")),
        ("a.tgz", tarred(MEMBERS, "w:gz")),
        ("a.tar.xz", tarred(MEMBERS, "w:xz")),
        ("known by its content.txt", zipped(MEMBERS)),
    ],
)
def test_every_member_is_read_as_the_file_that_it_is(tmp_path, name, content):
    assert told(tmp_path / name, content) == TOLD


def test_a_record_knows_the_member_that_it_lies_in(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"b.tar": tarred({"c/d.csv": TABLE, "e.txt": TEXT})}))
    source = Source(str(path), str(path))
    records = [one for one in formats.split(source, formats.reader_for(source), {}) if isinstance(one, Record)]
    assert [(one.key, one.place, one.source.inside) for one in records] == [
        ("b.tar!c/d.csv!7", "b.tar, c/d.csv, row 1", "b.tar!c/d.csv"),
        ("b.tar!c/d.csv!8", "b.tar, c/d.csv, row 2", "b.tar!c/d.csv"),
        ("b.tar!e.txt", "b.tar, e.txt", "b.tar!e.txt"),
    ]


def test_what_lies_beside_articles_is_passed_over_in_a_zip_too(tmp_path):
    members = {"__MACOSX/._a.txt": b"x", "b/.git/c.txt": b"x", "README.md": b"x", "a.txt": TEXT}
    assert [where for where, *_ in told(tmp_path / "a.zip", zipped(members))] == [
        "__MACOSX/._a.txt",
        "b/.git/c.txt",
        "README.md",
        "",
    ]


def test_packed_in_what_is_packed_but_no_deeper(tmp_path):
    inner = zipped({"a.txt": TEXT})
    assert told(tmp_path / "a.zip", zipped({"b.tar.gz": tarred({"c.zip": inner}, "w:gz"), "d.txt": TEXT})) == [
        ("b.tar.gz, c.zip", "too-deep", "packed more than 2 times over: unpack it, and name what is in it"),
        ("", "d", "Le bac passe"),
    ]


def test_names_that_play_tricks_are_names_and_nothing_else(tmp_path):
    names = ["../../etc/a.txt", "/etc/b.txt", "c\x1b[31m\u202etxt.d.txt", "e\udcff.txt"]
    content = tarred({name: TEXT + str(i).encode() for i, name in enumerate(names)})
    (tmp_path / "a.tar").write_bytes(content)
    source = Source(f"{tmp_path}/a.tar")
    keys = [item.key for item in formats.split(source, formats.reader_for(source), {}) if isinstance(item, Record)]
    assert keys == ["../../etc/a.txt", "/etc/b.txt", "c\\x1b[31m\\u202etxt.d.txt", "e\\udcff.txt"]
    assert sorted(tmp_path.iterdir()) == [tmp_path / "a.tar"]


def test_links_and_devices_in_a_tar_are_no_articles(tmp_path):
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE):
            info = tarfile.TarInfo(f"{kind!r}.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    assert told(tmp_path / "a.tar", held.getvalue()) == []


def test_an_encrypted_member_is_refused(tmp_path):
    content = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT + b"b"}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + flags] |= 1
    assert told(tmp_path / "a.zip", bytes(content)) == [
        ("a.txt", "unreadable", "encrypted: unpack it with its password, and name what is in it"),
        ("", "b", "Le bac passe"),
    ]


def test_a_damaged_member_costs_only_itself(tmp_path):
    content = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT + b"b"}))
    content[content.index(b"a.txt") + 10] ^= 0xFF
    assert told(tmp_path / "a.zip", bytes(content)) == [
        ("a.txt", "unreadable", "the packed data is damaged or breaks off"),
        ("", "b", "Le bac passe"),
    ]


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz"])
def test_one_cut_off_is_refused_with_what_came_before_the_cut(tmp_path, name):
    members = {"a.txt": TEXT, "b.txt": random.Random(7).randbytes(50_000)}
    content = zipped(members) if name == "a.zip" else tarred(members, "w:gz" if name.endswith("gz") else "w")
    found = told(tmp_path / name, content[: len(content) * 2 // 3])
    assert found[-1][:2] == ("", "unreadable")
    assert [where or said for where, _, said in found[:-1]] == ([] if name == "a.zip" else ["Le bac passe", "b.txt"])


def test_a_bomb_stops_where_it_swells(tmp_path, monkeypatch):
    monkeypatch.setattr(streams, "_FREE", 1_000_000)
    line = b'{"title":"Le bac passe"}\n'
    content = zipped({"a.jsonl": line, "b.jsonl": bytes(300_000_000), "c.jsonl": line})
    with memory_below(60_000_000):
        found = told(tmp_path / "a.zip", content)
    assert [reason for _, reason, _ in found[1:]] == ["bomb"]


def test_a_zip_in_a_zip_shares_one_budget(tmp_path, monkeypatch):
    monkeypatch.setattr(streams, "_FREE", 1_000_000)
    inner = zipped({f"{i}.jsonl": bytes(9_000_000) for i in range(3)})
    found = told(tmp_path / "a.zip", zipped({f"{i}.zip": inner for i in range(50)}))
    assert [reason for _, reason, _ in found if reason != "too-large"] == ["bomb"]


def test_a_list_of_a_million_members_is_not_read(tmp_path):
    content = bytearray(zipped({"a.txt": TEXT}))
    end = content.rindex(b"PK\x05\x06")
    content[end + 12 : end + 16] = (1_000_000 * 60).to_bytes(4, "little")
    assert told(tmp_path / "a.zip", bytes(content)) == [
        ("", "too-large", "a zip of more than 200,000 members: unpack it, and name the folder")
    ]


def test_a_large_zip_tells_the_length_of_its_list_elsewhere(tmp_path):
    content = bytearray(zipped({"a.txt": TEXT}))
    end = content.rindex(b"PK\x05\x06")
    size = content[end + 12 : end + 16]
    (tmp_path / "b.zip").write_bytes(content)
    offset = int.from_bytes(content[end + 16 : end + 20], "little")
    content[end + 12 : end + 20] = b"\xff" * 8
    large = b"PK\x06\x06" + (44).to_bytes(8, "little") + bytes(12) + (1).to_bytes(8, "little") * 2
    large += int.from_bytes(size, "little").to_bytes(8, "little") + offset.to_bytes(8, "little")
    locator = b"PK\x06\x07" + bytes(4) + end.to_bytes(8, "little") + (1).to_bytes(4, "little")
    content[end:end] = large + locator
    assert told(tmp_path / "a.zip", bytes(content)) == [("", "a", "Le bac passe")]


def test_a_tar_of_many_members_is_read_in_little_memory(tmp_path):
    path = tmp_path / "a.tar"
    header = tarred({"a.png": b""})[:512]
    path.write_bytes(header * 20_000 + bytes(1024))
    source = Source(str(path))
    with memory_below(5_000_000):
        assert sum(1 for _ in formats.split(source, formats.reader_for(source), {})) == 20_000


def test_an_archive_that_is_read_twice_is_written_once(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"a.txt": TEXT, "b.csv": TABLE}))
    connection = open_archive(tmp_path / "a.db", create=True)
    assert ingest(connection, [str(path)], Options()).added == 2
    assert ingest(connection, [str(path)], Options()).unchanged == 2
    path.write_bytes(zipped({"a.txt": TEXT, "b.csv": TABLE.replace(b"rouvre", b"ferme")}))
    again = ingest(connection, [str(path)], Options())
    assert (again.unchanged, again.updated) == (1, 1)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([zipped(MEMBERS), tarred(MEMBERS), tarred(MEMBERS, "w:gz"), b"PK\x03\x04", b"BZh9", b"\xfd7zXZ\0"]),
    changes(0, 2_000),
    st.integers(0, 2_000),
)
def test_any_damage_is_records_and_refusals(tmp_path_factory, content, changes, cut):
    path = tmp_path_factory.mktemp("packed") / "a.zip"
    path.write_bytes(damaged(content, changes, cut % 400))
    stands(path)
