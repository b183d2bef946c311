"""What there is to read: files, folders, patterns, and what lies among them that is no article."""

import os
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from ingest import sources
from ingest.errors import UsageError
from ingest.records import Refusal, Source
from ingest.sources import discover, name_of, passed_over, stem_of

TABLE = yaml.safe_load(files("ingest").joinpath("passed_over.yml").read_text(encoding="utf-8"))


def made(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


def told(*arguments: object) -> list[tuple[str, str]]:
    """Each thing discovered: its name, and why it is not read ("" where it is)."""
    found = discover(map(str, arguments))
    return [(Path(item.path).name, item.reason if isinstance(item, Refusal) else "") for item in found]


@pytest.mark.parametrize(("name", "reason"), [(name, row["reason"]) for row in TABLE for name in row["examples"]])
def test_examples_of_the_table(name, reason):
    assert passed_over(name).reason == reason


@pytest.mark.parametrize("name", ["article.txt", "readable.txt", "urls.csv", "noticed.txt"])
def test_articles_are_not_passed_over(name):
    assert passed_over(name) is None


def test_a_folder_is_walked_sorted(tmp_path):
    made(tmp_path, "b.txt", "a/z.txt", "a/.git/x.txt", "a/y.ann", "c.csv", "README.md")
    assert told(tmp_path) == [
        ("README.md", "about-the-collection"),
        (".git", "hidden"),
        ("y.ann", "annotation"),
        ("z.txt", ""),
        ("b.txt", ""),
        ("c.csv", ""),
    ]


def test_the_root_is_what_the_person_named(tmp_path):
    made(tmp_path, "a/b.txt")
    path = f"{tmp_path}/a/b.txt"
    assert list(discover([str(tmp_path)])) == [Source(path, str(tmp_path))]
    assert list(discover([path])) == [Source(path, path)]
    assert list(discover(["-"])) == [Source("-")]


def test_what_is_named_twice_is_read_once(tmp_path, monkeypatch):
    made(tmp_path, "a/b.txt", "c.txt")
    monkeypatch.chdir(tmp_path)
    assert told("a", "./a/b.txt", tmp_path, "*.txt", "c.txt") == [("b.txt", ""), ("c.txt", "")]


def test_a_file_named_alone_is_read_whatever_its_name(tmp_path):
    made(tmp_path, "README.md", "2024-urls.txt", "a.txt")
    assert told(tmp_path / "README.md") == [("README.md", "")]
    assert told(tmp_path / "2024-urls.txt", tmp_path / "a.txt") == [("2024-urls.txt", "sidecar"), ("a.txt", "")]


def test_patterns(tmp_path):
    made(tmp_path, "a/1.txt", "a/b/2.txt", "a/3.csv", "odd[1].txt")
    assert told(tmp_path / "**" / "*.txt") == [("1.txt", ""), ("2.txt", ""), ("odd[1].txt", "")]
    assert told(tmp_path / "odd[1].txt") == [("odd[1].txt", "")]


@pytest.mark.parametrize("name", ["nowhere.txt", "*.nothing", "", "a\0b"])
def test_an_argument_that_names_nothing(tmp_path, name):
    with pytest.raises(UsageError, match="no such file or folder"):
        list(discover([f"{tmp_path}/{name}" if name else name]))


def test_links_and_pipes_in_a_folder(tmp_path):
    made(tmp_path, "a.txt")
    (tmp_path / "dangling.txt").symlink_to("nowhere")
    (tmp_path / "link.txt").symlink_to("a.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "up").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    assert told(tmp_path) == [
        ("a.txt", ""),
        ("dangling.txt", "not-a-file"),
        ("link.txt", ""),
        ("loop.txt", "not-a-file"),
        ("pipe.txt", "not-a-file"),
        ("up", "not-a-file"),
    ]


def test_a_name_that_is_not_utf8(tmp_path):
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))).write_text("x", encoding="utf-8")
    assert list(discover([str(tmp_path)])) == [
        Refusal(f"{tmp_path}/caf\\xe9.txt", "", "unreadable", "the file's name is not in UTF-8: rename it")
    ]


def test_a_folder_that_cannot_be_opened(tmp_path, monkeypatch):
    made(tmp_path, "a/x.txt", "b.txt")

    def scandir(folder, real=os.scandir):
        if str(folder).endswith("/a"):
            raise PermissionError(13, "Permission denied")
        return real(folder)

    monkeypatch.setattr(sources.os, "scandir", scandir)
    assert list(discover([str(tmp_path)])) == [
        Refusal(f"{tmp_path}/a", "", "unreadable", "folder cannot be opened: Permission denied"),
        Source(f"{tmp_path}/b.txt", str(tmp_path)),
    ]


@pytest.mark.parametrize(
    ("source", "name", "stem"),
    [
        (Source("/x/a.txt"), "a.txt", "a"),
        (Source("/x/a.csv.gz"), "a.csv", "a"),
        (Source("/x/.gz"), ".gz", ".gz"),
        (Source("/x/a.zip", inside="b/c.html"), "c.html", "c"),
        (Source("/x/a.zip", inside="b.tar!c.jsonl.XZ"), "c.jsonl", "c"),
        (Source("-"), "-", "-"),
    ],
)
def test_what_a_source_is_called(source, name, stem):
    assert (name_of(source), stem_of(source)) == (name, stem)
