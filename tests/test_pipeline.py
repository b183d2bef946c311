"""The whole way: the same archive whatever the order, the processes, or the number of times it was stopped."""

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ingest import formats, pipeline
from ingest.errors import UsageError
from ingest.pipeline import Options
from ingest.records import Article, Record, Refusal, Source
from ingest.store.archive import open_archive
from ingest.store.journal import Counts

Natural = Callable[[sqlite3.Connection], dict[str, list[tuple[object, ...]]]]

PEOPLE = ["Jeanne Morvan", "Karim Belhadj", "Anne-Lise Ferré", "Paul Okafor", "Ruth Leary"]
TOWNS = ["Lyon", "Nantes", "Marseille", "Genève", "Bruxelles"]


def article(number: int, words: str = "Le pont rouvre demain") -> str:
    """A short article; the number makes it like no other."""
    person, town = PEOPLE[number % 5], TOWNS[number // 5 % 5]
    return (
        f"Pont numéro {number} : la mairie tranche\n\n{1 + number % 28} mars {2019 + number % 5} . – À {town}, "
        f"{person} a réuni les riverains dans la salle des fêtes du quartier.\n\n« {words} », a déclaré {person}.\n"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    for number in range(80):
        path = folder / f"{number % 4}" / f"{number:03}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(number), encoding="utf-8")
    (folder / "empty.txt").touch()
    return folder


def ingested(path: Path, *sources: Path, prune: bool = False, processes: int = 1) -> tuple[sqlite3.Connection, Counts]:
    connection = open_archive(path, create=True)
    arguments = [str(source) for source in sources]
    return connection, pipeline.ingest(connection, arguments, Options(processes=processes, prune=prune))


def everything(connection: sqlite3.Connection) -> list[str]:
    """All rows of all tables, but for what says when it was run and how SQLite lays out an index."""
    dated = {"runs", "sources", "refusals", "sqlite_stat1"}
    tables = [name for (name,) in connection.execute("select name from sqlite_master where type = 'table' order by 1")]
    rows = []
    for table in tables:
        if table not in dated and "_fts" not in table:
            columns = [row[1] for row in connection.execute(f"pragma table_info({table})") if row[1] != "run_id"]
            named = ", ".join(f'"{column}"' for column in columns)
            rows += [f"{table} {row}" for row in connection.execute(f"select {named} from {table}")]
    return rows


def test_what_is_in_the_folder_is_in_the_archive(tmp_path: Path, folder: Path) -> None:
    connection, counts = ingested(tmp_path / "a.db", folder)
    assert counts == Counts(added=80, refused=1)
    assert connection.execute("select count(*) from people").fetchone() == (5,)
    assert connection.execute("select name from places order by 1").fetchall() == [(town,) for town in sorted(TOWNS)]
    assert connection.execute("select speaker, count(*) from quotes group by 1 order by 1").fetchall() == [
        (person, 16) for person in sorted(PEOPLE)
    ]
    assert connection.execute("select path, reason from refusals").fetchall() == [("articles/empty.txt", "empty")]


def test_a_second_time_writes_no_byte(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "a.db"
    ingested(path, folder)[0].close()
    before = path.read_bytes()
    connection, counts = ingested(path, folder)
    connection.close()
    assert counts == Counts(unchanged=80, refused=1)
    assert path.read_bytes() == before


def test_a_second_time_tells_the_same_of_what_is_no_article(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "news.zip", "w") as packed:
        packed.writestr("1.txt", article(1))
        packed.writestr("empty.txt", "")
        packed.writestr("logo.png", b"\x89PNG\r\n\x1a\n\0")
    assert ingested(tmp_path / "a.db", tmp_path / "news.zip")[1] == Counts(added=1, refused=1, passed_over=1)
    assert ingested(tmp_path / "a.db", tmp_path / "news.zip")[1] == Counts(unchanged=1, refused=1, passed_over=1)


def test_the_order_of_arguments_and_the_number_of_processes_change_nothing(tmp_path: Path, folder: Path) -> None:
    parts = sorted(path for path in folder.iterdir())
    first, _ = ingested(tmp_path / "1.db", *parts)
    second, _ = ingested(tmp_path / "2.db", *reversed(parts), processes=2)
    whole, _ = ingested(tmp_path / "3.db", folder, processes=3)
    assert everything(first) == everything(second) == everything(whole)


def test_an_archive_that_grew_equals_one_made_at_once(tmp_path: Path, folder: Path, natural: Natural) -> None:
    for part in sorted(folder.iterdir()):
        grown, _ = ingested(tmp_path / "1.db", part)
    fresh, _ = ingested(tmp_path / "2.db", folder)
    assert natural(grown) == natural(fresh)


def test_a_changed_file_changes_its_article_and_all_that_came_of_it(
    tmp_path: Path, folder: Path, natural: Natural
) -> None:
    ingested(tmp_path / "a.db", folder)
    (folder / "0" / "000.txt").write_text(article(0).replace("Jeanne Morvan", "Inès Calvet"), encoding="utf-8")
    changed, counts = ingested(tmp_path / "a.db", folder)
    fresh, _ = ingested(tmp_path / "b.db", folder)
    assert counts == Counts(updated=1, unchanged=79, refused=1)
    assert natural(changed) == natural(fresh)


def test_a_file_gone_is_kept_unless_pruned(tmp_path: Path, folder: Path, natural: Natural) -> None:
    ingested(tmp_path / "a.db", folder)
    (folder / "0" / "000.txt").unlink()
    (folder / "empty.txt").unlink()
    kept, counts = ingested(tmp_path / "a.db", folder)
    assert counts == Counts(unchanged=79)
    assert kept.execute("select count(*) from articles").fetchone() == (80,)
    pruned, counts = ingested(tmp_path / "a.db", folder, prune=True)
    fresh, _ = ingested(tmp_path / "b.db", folder)
    assert counts == Counts(unchanged=79, removed=1)
    assert natural(pruned) == natural(fresh)


def test_pruning_one_folder_leaves_others_alone(tmp_path: Path, folder: Path) -> None:
    ingested(tmp_path / "a.db", folder)
    shutil.rmtree(folder / "1")
    connection, _ = ingested(tmp_path / "a.db", folder / "0", prune=True)
    assert connection.execute("select count(*) from articles").fetchone() == (80,)


def test_nothing_is_pruned_that_merely_cannot_be_seen(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection, _ = ingested(tmp_path / "a.db", folder)
    scandir, stat = os.scandir, Path.stat

    def closed(path, entering):  # type: ignore[no-untyped-def]
        if str(path).startswith(str(folder / "0")):
            raise PermissionError(13, "Permission denied")
        return entering(path)

    monkeypatch.setattr(os, "scandir", lambda path: closed(path, scandir))
    monkeypatch.setattr(Path, "stat", lambda path, **_: closed(path, stat))
    monkeypatch.setattr(os, "access", lambda path, _: not str(path).startswith(str(folder / "0")))
    connection, counts = ingested(tmp_path / "a.db", folder, prune=True)
    assert counts == Counts(unchanged=60, refused=2)
    monkeypatch.undo()
    connection, counts = ingested(tmp_path / "a.db", folder)
    assert counts == Counts(unchanged=80, refused=1)
    assert connection.execute("select path from refusals").fetchall() == [("articles/empty.txt",)]


def test_an_empty_folder_prunes_nothing_and_a_pattern_cannot(tmp_path: Path, folder: Path) -> None:
    ingested(tmp_path / "a.db", folder)
    shutil.rmtree(folder)
    folder.mkdir()
    connection, counts = ingested(tmp_path / "a.db", folder, prune=True)
    assert counts == Counts()
    assert connection.execute("select count(*) from articles").fetchone() == (80,)
    (folder / "1.txt").write_text(article(1), encoding="utf-8")
    with pytest.raises(UsageError, match="needs folders"):
        ingested(tmp_path / "a.db", folder / "*.txt", prune=True)


def test_a_later_revision_in_a_file_wins_however_often_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = ['{"id": 1, "title": "Vieux", "body": "Avant."}', '{"id": 1, "title": "Neuf", "body": "Après."}']
    for more in ("", '{"id": 2, "title": "Autre", "body": "Encore."}'):
        path.write_text("\n".join([*lines, more]), encoding="utf-8")
        connection, _ = ingested(tmp_path / "a.db", path)
        assert connection.execute("select title from articles where id = 1").fetchall() == [("Neuf",)]


def test_a_corrected_row_without_an_identifier_is_the_same_article(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for text in ("Le pont rouvre.", "Le pont rouvre demain."):
        path.write_text(f"titre,texte\nUn pont,{text}\n", encoding="utf-8")
        connection, counts = ingested(tmp_path / "a.db", path)
    assert counts == Counts(updated=1)
    assert connection.execute("select article_id, body from bodies").fetchall() == [(1, "Le pont rouvre demain.")]


def test_language_data_that_changes_is_read_with(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ingested(tmp_path / "a.db", folder)
    monkeypatch.setattr("ingest.digests.data", lambda: b"another")
    _, counts = ingested(tmp_path / "a.db", folder)
    assert counts == Counts(updated=80, refused=1)


def test_a_newer_reader_reads_every_record_again_and_makes_no_version(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingested(tmp_path / "a.db", folder)

    def parse(record: Record) -> Article:
        return formats.text.READER.parse(replace(record, content=record.content.replace(b"tranche", b"choisit")))

    newer = replace(formats.text.READER, parse=parse, version=99)
    monkeypatch.setattr(formats, "READERS", (newer, *formats.READERS[1:]))
    connection, counts = ingested(tmp_path / "a.db", folder)
    assert counts == Counts(updated=80, refused=1)
    assert connection.execute("select count(*) from articles where title like '%choisit'").fetchone() == (80,)
    assert connection.execute("select count(*) from versions").fetchone() == (0,)


def test_one_address_is_one_article_and_its_earlier_text_is_understood_again_when_the_later_goes(
    tmp_path: Path, natural: Natural
) -> None:
    folder = tmp_path / "crawls"
    folder.mkdir()
    for number in (1, 2):
        row = {"url": "https://fanal.example/pont", "title": f"Le pont, jour {number}", "date": f"2024-03-0{number}"}
        (folder / f"{number}.jsonl").write_text(json.dumps({**row, "body": article(number)}), encoding="utf-8")
    ingested(tmp_path / "a.db", folder)
    connection, counts = ingested(tmp_path / "a.db", folder)
    assert counts == Counts(unchanged=2)
    assert connection.execute("select title from articles").fetchall() == [("Le pont, jour 2",)]
    (folder / "2.jsonl").unlink()
    pruned, counts = ingested(tmp_path / "a.db", folder, prune=True)
    fresh, _ = ingested(tmp_path / "b.db", folder)
    assert counts == Counts(unchanged=1, updated=1)
    assert natural(pruned) == natural(fresh)
    assert pruned.execute("select json_extract(fields, '$.title') from versions").fetchall() == [("Le pont, jour 2",)]
    assert ingested(tmp_path / "a.db", folder)[1] == Counts(unchanged=1)


def test_an_earlier_text_that_cannot_be_understood_again_waits_for_a_run_that_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "crawls"
    folder.mkdir()
    for number in (1, 2):
        row = {"url": "https://fanal.example/pont", "title": f"Jour {number}", "body": article(number)}
        (folder / f"{number}.jsonl").write_text(json.dumps(row), encoding="utf-8")
    ingested(tmp_path / "a.db", folder)
    (folder / "2.jsonl").unlink()
    with monkeypatch.context() as fault:
        fault.setattr(pipeline, "annotate", lambda *_: 1 / 0)
        connection, counts = ingested(tmp_path / "a.db", folder, prune=True)
    assert counts == Counts(unchanged=1, refused=1)
    assert connection.execute("select title from articles").fetchall() == [("Jour 2",)]
    (folder / "3.txt").write_text(article(3), encoding="utf-8")
    connection, counts = ingested(tmp_path / "a.db", folder)
    assert counts == Counts(added=1, updated=1, unchanged=1)
    assert connection.execute("select title from articles where url not null").fetchall() == [("Jour 1",)]


def test_a_folder_that_moved_is_not_doubled(tmp_path: Path, folder: Path) -> None:
    ingested(tmp_path / "a.db", folder)
    folder.rename(tmp_path / "moved")
    connection, counts = ingested(tmp_path / "a.db", tmp_path / "moved")
    assert counts == Counts(unchanged=80, refused=1)
    assert connection.execute("select count(*) from articles").fetchone() == (80,)


def test_a_sidecar_that_changes_changes_its_articles(tmp_path: Path, folder: Path) -> None:
    ingested(tmp_path / "b.db", folder)
    (folder / "metadata.csv").write_text("file,outlet\n000.txt,Le Cadran\n", encoding="utf-8")
    connection, _ = ingested(tmp_path / "b.db", folder)
    outlets = "select outlets.name, count(*) from articles left join outlets on outlets.id = outlet_id group by 1"
    assert connection.execute(outlets).fetchall() == [(None, 79), ("Le Cadran", 1)]


def test_a_fault_in_one_article_costs_only_that_article(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    annotate = pipeline.annotate

    def faulty(found, taggers):  # type: ignore[no-untyped-def]
        if found.id == "007":
            raise ValueError("a fault of ours")
        return annotate(found, taggers)

    monkeypatch.setattr(pipeline, "annotate", faulty)
    connection, counts = ingested(tmp_path / "a.db", folder)
    assert counts == Counts(added=79, refused=2)
    assert connection.execute("select message from refusals where reason = 'failed'").fetchall() == [
        ("ValueError: a fault of ours",)
    ]


def test_preparing_gives_spans_that_slice(folder: Path) -> None:
    path = folder / "0" / "000.txt"
    prepared = pipeline.prepare(Record(Source(str(path), str(folder)), "text", path.read_bytes()))
    assert not isinstance(prepared, Refusal)
    reading = prepared.reading
    for entity in (*reading.people, *reading.places):
        for mention in entity.mentions:
            assert reading.article.text[mention.start : mention.end] == mention.surface
    for quote in reading.quotes:
        assert reading.article.text[quote.start : quote.end] == quote.text


def test_a_language_without_a_pack_is_kept_without_names() -> None:
    text = "Der Hafen öffnet wieder\n\n" + "Am Montag öffnet der Hafen von Hamburg wieder für alle Schiffe. " * 8
    found = formats.parse(Record(Source("/n/1.txt", "/n"), "text", text.encode()))
    assert not isinstance(found, Refusal)
    reading = pipeline.annotate(found)
    assert (found.language, reading.people, reading.places, reading.quotes) == ("de", (), (), ())


#: Runs the command with small batches, and kills itself before SQLite's nth statement: that is, anywhere.
KILLED = """
import os, signal, sqlite3, sys
from ingest import pipeline
from ingest.store import archive

left = int(sys.argv.pop(1))
pipeline._BATCH = 7

def counted(_):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

connect = sqlite3.connect
def watched(*args, **kwargs):
    connection = connect(*args, **kwargs)
    connection.set_trace_callback(counted)
    return connection

archive.sqlite3.connect = watched
from ingest.cli import main
main()
"""


def test_killed_anywhere_the_archive_is_whole_and_a_rerun_completes_it(
    tmp_path: Path, folder: Path, natural: Natural
) -> None:
    undisturbed, _ = ingested(tmp_path / "whole.db", folder)
    ran: list[str] = []
    traced = open_archive(tmp_path / "traced.db", create=True)
    traced.set_trace_callback(ran.append)
    pipeline.ingest(traced, [str(folder)], Options())
    chance = random.Random(20171211)
    for attempt in range(8):
        path = tmp_path / f"{attempt}.db"
        for most in (len(ran), len(ran) // 4):
            command = [sys.executable, "-c", KILLED, str(chance.randrange(1, most)), "ingest", str(path), str(folder)]
            killed = subprocess.run([*command, "--silent", "--processes", "1"], check=False)
            assert killed.returncode in (-signal.SIGKILL, 1)
            if path.exists():
                found = sqlite3.connect(path)
                assert found.execute("pragma integrity_check").fetchall() == [("ok",)]
                assert found.execute("pragma foreign_key_check").fetchall() == []
                found.close()
        completed, counts = ingested(path, folder)
        assert counts.added + counts.unchanged == 80
        assert everything(completed) == everything(undisturbed)
        assert natural(completed) == natural(undisturbed)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
def test_workers_end_when_their_parent_is_killed(tmp_path: Path, folder: Path) -> None:
    mark = f"GAZETTE_TEST_MARK={tmp_path}"
    environment = {**os.environ, "GAZETTE_TEST_MARK": str(tmp_path)}
    slow = "from ingest import pipeline; pipeline._BATCH = 1; from ingest.cli import main; main()"
    command = [sys.executable, "-c", slow, "ingest", str(tmp_path / "a.db"), str(folder), "--processes", "2"]
    running = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    while len(marked(mark)) < 3 and running.poll() is None:
        time.sleep(0.01)
    running.kill()
    running.wait()
    for _ in range(1_000):
        if not marked(mark):
            return
        time.sleep(0.01)
    assert marked(mark) == []


def marked(mark: str) -> list[str]:
    """The processes whose environment holds a mark."""
    found = []
    for process in Path("/proc").iterdir():
        try:
            if mark.encode() in (process / "environ").read_bytes():
                found.append(process.name)
        except OSError:
            continue
    return found


def test_what_takes_long_is_saved_as_far_as_it_is(
    folder: Path, tmp_path: Path, natural: Natural, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = open_archive(tmp_path / "at once.db", create=True)
    pipeline.ingest(at_once, [str(folder)], Options())
    monkeypatch.setattr(pipeline, "_BATCH_SECONDS", -1.0)
    items = [Refusal("a.txt", "", "empty", "nothing"), Refusal("b.txt", "", "empty", "nothing")]
    assert list(pipeline._batches(items)) == [items[:1], items[1:]]
    bit_by_bit = open_archive(tmp_path / "bit by bit.db", create=True)
    pipeline.ingest(bit_by_bit, [str(folder)], Options())
    assert natural(bit_by_bit) == natural(at_once)
