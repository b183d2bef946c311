"""A digest changes with all that would change the article, and with nothing else."""

from dataclasses import replace
from pathlib import Path

import pytest

from ingest import digests, sidecars
from ingest.formats.text import READER
from ingest.records import Article, Record, Related, Source

ARTICLE = Article("1", "Titre", (), title="Titre", authors=("A",), published="2024-01-01", related=(Related("x"),))


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Titre "},
        {"title": None},
        {"authors": ()},
        {"authors": ("A", "B")},
        {"published": "2024-01-02"},
        {"url": "https://example.org/"},
        {"related": (Related("x", "https://example.org/"),)},
        {"paywalled": False},
    ],
)
def test_an_article_that_says_something_else_is_another(change: dict[str, object]) -> None:
    assert digests.of_article(replace(ARTICLE, **change)) != digests.of_article(ARTICLE)  # type: ignore[arg-type]


def test_the_same_article_elsewhere_is_the_same() -> None:
    assert digests.of_article(replace(ARTICLE, id="2")) == digests.of_article(ARTICLE)


def test_a_record_is_known_by_its_content_and_what_stands_beside_it() -> None:
    record = Record(Source("/a/1.txt"), "text", b"Titre")
    assert digests.of_record(record) == digests.of_record(replace(record, source=Source("/b/1.txt")))
    assert digests.of_record(record) != digests.of_record(replace(record, content=b"Titre."))
    assert digests.of_record(record) != digests.of_record(replace(record, known=(({"outlet": "A"},),)))


def test_what_a_record_holds_is_known_apart_from_how_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    record = Record(Source("/a/1.txt"), "text", b"Titre")
    before = digests.of_raw(record), digests.of_record(record)
    assert before[0].hex() == "264c65e7f871066779cb91f2da881940"
    monkeypatch.setattr(digests, "reader_named", lambda name: replace(READER, version=2))
    assert digests.of_raw(record) == before[0]
    assert digests.of_record(record) != before[1]


def test_a_source_is_known_by_its_bytes_its_sidecars_and_how_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "1.txt"
    path.write_text("Titre", encoding="utf-8")
    source = Source(str(path), str(tmp_path))
    sidecars.forget()
    first = digests.of_source(source, READER, {})
    assert first == digests.of_source(source, READER, {})
    assert first != digests.of_source(source, READER, {"title": "t"})
    assert first != digests.of_source(source, replace(READER, version=2), {})
    (tmp_path / "metadata.csv").write_text("file,outlet\n1.txt,A\n", encoding="utf-8")
    sidecars.forget()
    assert first != digests.of_source(source, READER, {})


def test_what_cannot_be_read_twice_has_no_digest(tmp_path: Path) -> None:
    assert digests.of_source(Source("-"), READER, {}) is None
    assert digests.of_source(Source(str(tmp_path / "none.txt")), READER, {}) is None
