"""Feed readers with bytes that nobody would write: `make fuzz SECONDS=3600`. What it finds goes to tests/data/fuzzed.

The first byte of an input chooses the format, the rest is the file. Samples and earlier findings are where it begins.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["ingest.formats", "ingest.dates", "ingest.columns", "ingest.decoding"]):
    from ingest import formats

sys.path.insert(0, str(Path(__file__).parent))
import hostile

PROJECT = Path(__file__).parents[2]
NAMES = [one.name for one in (*formats.READERS, *formats.CONTAINERS)]


def seeds(folder: Path) -> None:
    """The samples and earlier findings, each before the byte of its format."""
    found = [path for path in (PROJECT / "samples").rglob("*") if path.is_file() and path.stat().st_size < 100_000]
    found += sorted((PROJECT / "tests/data/fuzzed").glob("*"))
    for number, path in enumerate(found):
        for index, one in enumerate((*formats.READERS, *formats.CONTAINERS)):
            if path.suffix.lower() in one.suffixes or path.name.startswith(f"{one.name}-"):
                (folder / f"{number}-{one.name}").write_bytes(bytes([index]) + path.read_bytes())


def main(seconds: int) -> None:
    """Run for so many seconds, or until something is found: then the input lies in the present folder."""
    with tempfile.TemporaryDirectory() as folder:
        corpus, file = Path(folder, "corpus"), Path(folder, "input")
        corpus.mkdir()
        seeds(corpus)

        def test(content: bytes) -> None:
            if content:
                file.write_bytes(content[1:])
                hostile.read(file, NAMES[content[0] % len(NAMES)])

        limits = [
            f"-max_total_time={seconds}",
            "-timeout=30",
            "-rss_limit_mb=3000",
            "-max_len=20000",
            "-len_control=10",
        ]
        atheris.Setup([sys.argv[0], str(corpus), *limits], test)
        atheris.Fuzz()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
