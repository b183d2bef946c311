"""What fuzzing once found, read again by the format that it broke: files in tests/data/fuzzed, FORMAT-what.bin."""

from pathlib import Path

import hostile
import pytest

from ingest import formats

FOUND = sorted((Path(__file__).parents[1] / "data/fuzzed").glob("*-*"))
NAMES = [one.name for one in (*formats.READERS, *formats.CONTAINERS)]


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_was_found_is_mended(path: Path) -> None:
    hostile.read(path, path.name.partition("-")[0])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "content", [b"", b"\0", b"\xff\xfe", b"{}", b"[]", b"<" * 5_000, b"\n" * 5_000, bytes(range(256))]
)
def test_every_format_reads_what_it_cannot_read(name: str, content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)
    hostile.read(file, name)
