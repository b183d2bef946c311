"""A crawl on the whole way: stopped and gone on with, damaged, in little memory."""

import gzip
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from bench.crawl import crawled, write
from ingest import formats, pipeline
from ingest.pipeline import Options
from ingest.records import Article, Record, Refusal, Source
from ingest.store.archive import open_archive
from ingest.store.journal import Counts

STORY = (
    "<p>Le bac passe de nouveau entre les deux rives de l’estuaire, et les habitants du quai s’en réjouissent.</p>"
    "<p>« Nous l’attendions depuis un an », a déclaré Jeanne Morvan, qui tient le café du port de Nantes.</p>"
    "<p>Le conseil a voté les crédits lundi soir, et le service reprendra à la fin du mois de mars.</p>"
)
PAGE = (
    f"<!doctype html><html lang='fr'><title>Le bac</title><body><article><h1>Le bac</h1>{STORY}</article></body></html>"
)
PAGES = 160


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    path = tmp_path / "a.warc.gz"
    write(crawled([PAGE.encode()], PAGES), path)
    return path


def ingested(archive: Path, source: Path) -> Counts:
    connection = open_archive(archive, create=True)
    counts = pipeline.ingest(connection, [str(source)], Options())
    connection.close()
    return counts


def test_a_crawl_that_was_stopped_is_gone_on_with(tmp_path, crawl, monkeypatch):
    parsed: list[str] = []
    parse = formats.parse

    def counted(record: Record) -> Article | Refusal:
        parsed.append(record.key)
        if len(parsed) == 140:
            raise KeyboardInterrupt
        return parse(record)

    monkeypatch.setattr(pipeline, "_BATCH", 10)
    monkeypatch.setattr(formats, "parse", counted)
    with pytest.raises(KeyboardInterrupt):
        ingested(tmp_path / "a.db", crawl)
    before = set(parsed)
    parsed[:] = ["the second run"] * 140
    counts = ingested(tmp_path / "a.db", crawl)
    again = before & set(parsed)
    assert counts.added + counts.unchanged == PAGES
    assert counts.unchanged > 0
    assert len(again) == len(before) - counts.unchanged
    assert ingested(tmp_path / "a.db", crawl).unchanged == PAGES


def test_one_damaged_page_costs_only_itself(tmp_path, crawl):
    content = bytearray(crawl.read_bytes())
    middle = content.index(b"\x1f\x8b\x08", len(content) // 2)
    content[middle + 60] ^= 0xFF
    crawl.write_bytes(content)
    counts = ingested(tmp_path / "a.db", crawl)
    assert (counts.added, counts.refused) in {(PAGES - 1, 1), (PAGES, 1)}  # or a request or a picture was hit


def test_a_crawl_takes_no_more_memory_the_longer_it_is(tmp_path):
    most = []
    for number in (50, 2_000):
        path = tmp_path / f"{number}.warc.gz"
        write(crawled([PAGE.encode() + bytes(20_000)], number), path)
        tracemalloc.start()
        found = sum(
            isinstance(item, Record)
            for item in formats.split(Source(str(path)), formats.reader_for(Source(str(path))), {})
        )
        most.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert found == number
    assert most[1] < 1.5 * most[0] + 500_000


def test_a_crawl_in_a_wacz_is_read_and_its_lists_are_not(tmp_path, crawl):
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as archive:
        archive.writestr("datapackage.json", '{"profile": "data-package"}')
        archive.writestr("pages/pages.jsonl", '{"id": "1", "url": "https://x.example/", "title": "Le bac"}\n')
        archive.writestr("indexes/index.cdx.gz", gzip.compress(b"x"))
        archive.write(crawl, "archive/data.warc.gz")
    source = Source(f"{tmp_path}/a.wacz")
    found = list(formats.split(source, formats.reader_for(source), {}))
    pages = [item for item in found if isinstance(item, Record)]
    assert len(pages) == PAGES
    assert pages[0].key == "archive/data.warc.gz!https://news0.example/article/0"
    assert [item.record for item in found if isinstance(item, Refusal)] == ["archive/data.warc.gz"] * 3
