"""Plain texts, each beside what `gazette read` prints of it."""

import json
from pathlib import Path

import pytest

from ingest import formats
from ingest.formats import text
from ingest.pipeline import Options, read
from ingest.printing import article_json
from ingest.records import Article, Record, Refusal, Source

TEXTS = Path(__file__).parents[1] / "data" / "texts"


def read_one(path: Path) -> Article | Refusal:
    (found,) = read([str(path)], Options())
    return found


@pytest.mark.parametrize("path", sorted(TEXTS.glob("*.txt")), ids=lambda path: path.stem)
def test_texts_and_their_expected_articles(path):
    assert article_json(read_one(path)) == json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", sorted(TEXTS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_text_is_the_decoded_file_untouched(path):
    assert read_one(path).text == path.read_bytes().decode("utf-8-sig")


def test_what_stands_beside_a_text_goes_before_what_it_says(tmp_path):
    (tmp_path / "a.txt").write_text("Culture\n\nUn titre\n\n12 mars 2024\n\nUn paragraphe.\n", encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("file,date,outlet\na.txt,2024-03-13,Le Courant\n", encoding="utf-8")
    article, *_ = read([str(tmp_path)], Options())
    assert (article.title, article.section, article.published, article.outlet) == (
        "Un titre",
        "Culture",
        "2024-03-13",
        "Le Courant",
    )


def test_an_empty_file(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    assert read_one(tmp_path / "a.txt") == Refusal(f"{tmp_path}/a.txt", "", "empty", "the file is empty")


def test_lines_that_are_no_story(tmp_path):
    (tmp_path / "a.txt").write_text("Photo : AFP\n", encoding="utf-8")
    assert read_one(tmp_path / "a.txt") == Refusal(f"{tmp_path}/a.txt", "", "no-text", "neither a title nor a body")


def test_a_file_larger_than_any_article_is_not_read(tmp_path):
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(200_000_000)
    assert read_one(tmp_path / "a.txt") == Refusal(
        f"{tmp_path}/a.txt", "", "too-large", "more than 10,000,000 bytes: no article is so long"
    )


def test_a_file_that_cannot_be_opened(tmp_path, monkeypatch):
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    source = Source(f"{tmp_path}/a.txt", f"{tmp_path}/a.txt")
    monkeypatch.setattr(Path, "open", refuse)
    assert list(formats.split(source, text.READER, {})) == [
        Refusal(source.path, "", "unreadable", "cannot be read: Permission denied")
    ]


def test_parse_takes_a_record_from_anywhere():
    article = formats.parse(Record(Source("/x/2024-03-12-a.txt"), "text", b"Un titre"))
    assert (article.id, article.title, article.published) == ("2024-03-12-a", "Un titre", "2024-03-12")


@pytest.mark.shared
def test_the_seed_article(shared):
    gold = json.loads((shared / "gold" / "articles" / "seed.json").read_text(encoding="utf-8"))
    article = formats.parse(Record(Source("/x/seed.txt"), "text", gold["text"].encode()))
    kinds = [str(block.kind) for block in article.blocks]
    assert (article.section, article.title, article.language) == (gold["section"], gold["title"], "fr")
    assert article.standfirst.startswith("Alors qu'il doit se rendre à Ankara et au Caire")
    assert [kind for kind in kinds if kind != "paragraph"] == [
        *("section", "title", "standfirst", "pullquote", "subhead", "related"),
    ]
    assert kinds.count("paragraph") == 9


@pytest.mark.shared
def test_every_article_of_a_real_collection(shared):
    found = [item for item in read([str(shared / "corpus" / "winer-fr")], Options()) if isinstance(item, Article)]
    addresses = {line.split("\t")[1] for line in _listed(shared / "corpus" / "winer-fr")}
    assert len(found) == 1191
    assert len({article.url for article in found} & addresses) == 1191
    assert {article.outlet for article in found} == {"Wikinews"}
    assert all(article.published and article.title and article.body for article in found)
    assert all(any(block.kind == "date" for block in article.blocks) for article in found)
    off = [article.id for article in found if article.published[:10] != article.id[:10].replace("_", "-")]
    assert off == [
        *("2016_03_23-001", "2016_10_13-001", "2016_11_30-001", "2017_02_08-001", "2017_05_07-001", "2018_03_04-001"),
    ]


def _listed(folder: Path) -> list[str]:
    paths = folder.glob("*/*-urls.txt")
    return [line for path in paths for line in path.read_text(encoding="utf-8").splitlines() if "\t" in line]
