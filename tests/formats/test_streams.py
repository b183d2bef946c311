"""Streams: what a file holds under its compression, and how much of it is let out."""

import bz2
import gzip
import io
import lzma
from pathlib import Path

import pytest

from ingest import formats
from ingest.errors import Bomb, TooLarge, Unreadable
from ingest.formats import json_lines, streams
from ingest.formats.streams import Budget, head, metered, opened, peeled, sought, weight
from ingest.pipeline import Options, read
from ingest.records import Article, Refusal, Source

LINES = b'{"title":"Le bac passe"}\n{"title":"Le pont rouvre"}\n'


def told(path: Path) -> list[str]:
    """Titles of articles; the reason and the message of refusals."""
    found = read([str(path)], Options())
    return [f"{item.reason}: {item.message}" if isinstance(item, Refusal) else item.title or "" for item in found]


@pytest.mark.parametrize(
    ("suffix", "compress"),
    [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress), ("", bytes)],
)
def test_a_compressed_file_is_read_as_what_it_holds(tmp_path, suffix, compress):
    path = tmp_path / f"a.jsonl{suffix}"
    path.write_bytes(compress(LINES))
    assert told(path) == ["Le bac passe", "Le pont rouvre"]


def test_the_name_of_a_compressed_text_is_that_of_the_text(tmp_path):
    path = tmp_path / "2024-03-12-bac.txt.gz"
    path.write_bytes(gzip.compress(b"Le bac passe"))
    (article,) = read([str(path)], Options())
    assert isinstance(article, Article)
    assert (article.id, article.published) == ("2024-03-12-bac", "2024-03-12")


def test_what_is_read_before_the_damage_is_kept(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(LINES)[:-4])
    assert told(path) == ["Le bac passe", "Le pont rouvre", "unreadable: the packed data is damaged or breaks off"]


def test_looking_into_a_stream_takes_nothing_from_it():
    for content in (LINES, gzip.compress(LINES)):
        file = metered(io.BytesIO(content), Budget(None))
        assert head(file) == LINES
        assert peeled(file, Budget(None)).read() == LINES


def test_nothing_is_seen_of_a_damaged_beginning():
    assert head(metered(io.BytesIO(b"\x1f\x8b\x08 and no more of gzip"), Budget(None))) == b""


def test_a_bomb_is_refused_while_it_swells(monkeypatch):
    monkeypatch.setattr(streams, "_FREE", 100_000)
    packed = gzip.compress(bytes(10_000_000))
    file = peeled(metered(io.BytesIO(packed), Budget(None)), Budget(len(packed) // 100))
    with pytest.raises(Bomb, match="swells to more than 200 times its size"):
        while file.read(10_000):
            pass


def test_standard_input_is_read_and_left_open(monkeypatch):
    typed = io.TextIOWrapper(io.BytesIO(gzip.compress(LINES)))
    monkeypatch.setattr("sys.stdin", typed)
    assert [record.place for record in formats.split(Source("-"), json_lines.READER, {})] == ["line 1", "line 2"]
    assert not typed.closed


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(Unreadable, match="cannot be read: No such file"), opened(Source(f"{tmp_path}/none")):
        pass


def test_going_back_needs_a_file_or_memory(tmp_path, monkeypatch):
    path = tmp_path / "a"
    path.write_bytes(LINES)
    with opened(Source(str(path))) as file:
        assert (sought(file), weight(file)) == (file, len(LINES))
    held = sought(metered(io.BytesIO(LINES), Budget(None)))
    assert (held.seek(0, 2), held.seek(0), held.read()) == (len(LINES), 0, LINES)
    monkeypatch.setattr(streams, "_MAX_HELD", 10)
    with pytest.raises(TooLarge, match="of more than 10 bytes: unpack it"):
        sought(metered(io.BytesIO(LINES), Budget(None)))
