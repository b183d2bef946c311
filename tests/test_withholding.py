"""What is withheld is gone from the archive to the last byte, and stays out."""

import json
import re
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest import pipeline, resolving, withholding
from ingest.errors import UsageError
from ingest.pipeline import Options
from ingest.status import lines
from ingest.store import archive, judgements, report, withholdings
from ingest.store.journal import Counts

Natural = Callable[[sqlite3.Connection], dict[str, list[tuple[object, ...]]]]

PORT = """Le port rouvre lundi

12 mars 2024 . – Le port de Nantes rouvre lundi, a annoncé Karim Belhadj, le directeur du port.

« Tout est prêt », a déclaré Karim Belhadj. Selon M. Belhadj, les grutiers reprendront le travail à midi. BELHADJ attend
beaucoup de cette journée.

La maire, Odile Kervran, salue « un immense soulagement ». Elle a remercié Karim Belhadj et les dockers pour leur
patience, et annoncé une fête sur les quais.
"""
RAIN = """La pluie revient

14 mars 2024 . – La pluie revient sur la ville de Brest. Odile Kervran était absente.
"""
QUAY = """Un homme de quais

13 mars 2024 . – Karim Belhadj a pris la parole hier à Saint-Nazaire. « Je reste », a-t-il dit aux dockers.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in (("port", PORT), ("rain", RAIN), ("quay", QUAY)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def ingested(folder: Path, name: str = "archive.db") -> tuple[sqlite3.Connection, Counts]:
    connection = archive.open_archive(folder.parent / name, create=True)
    return connection, pipeline.ingest(connection, [str(folder)], Options())


def number(connection: sqlite3.Connection, table: str, column: str, value: str) -> int:
    return int(connection.execute(f"select id from {table} where {column} = ?", (value,)).fetchone()[0])


def bytes_of(connection: sqlite3.Connection, folder: Path) -> bytes:
    connection.close()
    return b"".join(path.read_bytes() for path in sorted(folder.parent.glob("archive.db*"))).lower()


def texts(connection: sqlite3.Connection) -> list[str]:
    return [row[0] for row in connection.execute("select text from texts order by article_id")]


def test_a_person_is_named_nowhere_any_more(folder: Path) -> None:
    connection, _ = ingested(folder)
    person = number(connection, "people", "name", "Karim Belhadj")
    assert withholding.withhold_person(connection, person, "demande de l'intéressé") == withholding.Decision(1, 0, 2)
    named = re.compile("Karim Belhadj|Belhadj", re.IGNORECASE)
    assert texts(connection)[0] == named.sub("[nom retiré]", PORT)
    said = connection.execute("select speaker, speaker_id from quotes where text = 'Tout est prêt'")
    assert said.fetchall() == [("[nom retiré]", None)]
    assert [row[0] for row in connection.execute("select name from people")] == ["Odile Kervran"]
    assert connection.execute("pragma foreign_key_check").fetchall() == []
    written = bytes_of(connection, folder)
    assert [word for word in (b"karim", b"belhadj", b"belhaj") if word in written] == []


def test_a_person_stays_out_of_whatever_comes_in(folder: Path, natural: Natural) -> None:
    connection, _ = ingested(folder)
    withholding.withhold_person(connection, number(connection, "people", "name", "Karim Belhadj"), "demande")
    before = natural(connection)
    assert ingested(folder)[1] == Counts(unchanged=3)
    assert natural(connection) == before
    more = "Karim Belhadj à Brest\n\nBELHADJ Karim, dit-on, est à Brest.\n"
    (folder / "more.txt").write_text(more, encoding="utf-8")
    assert ingested(folder)[1] == Counts(added=1, unchanged=3, withheld=1)
    assert texts(connection)[-1] == "[nom retiré] à Brest\n\n[nom retiré], dit-on, est à Brest.\n"


@pytest.fixture
def naming(folder: Path) -> Path:
    """A folder whose paths, keys and refusals name somebody too, as addresses do."""
    (folder / "karim-belhadj.txt").write_text(RAIN.replace("14 mars", "15 mars"), encoding="utf-8")
    (folder / "quay.txt").rename(folder / "Belhadj, Karim.txt")
    rows = [{"id": "karim-belhadj", "title": "Le quai", "body": "Karim Belhadj reste sur le quai, dit-on ce matin."}]
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    with zipfile.ZipFile(folder / "packed.zip", "w") as packed:
        packed.writestr("karim-belhadj/crane.txt", PORT.replace("port", "pont"))
        packed.writestr("karim-belhadj/empty.txt", "")
    return folder


def test_no_path_key_or_refusal_names_who_is_withheld(naming: Path, natural: Natural) -> None:
    connection, _ = ingested(naming)
    withholding.withhold_person(connection, number(connection, "people", "name", "Karim Belhadj"), "demande")
    before = natural(connection)
    assert ingested(naming)[1] == Counts(unchanged=6, refused=1)
    assert natural(connection) == before
    (naming / "port.txt").write_text(PORT.replace("lundi", "mardi"), encoding="utf-8")
    assert ingested(naming)[1] == Counts(updated=1, unchanged=5, refused=1, withheld=1)
    assert b"belhadj" not in bytes_of(connection, naming)


def test_paths_and_keys_are_told_again_when_a_decision_is_lifted(naming: Path, natural: Natural) -> None:
    connection, _ = ingested(naming)
    before = natural(connection)
    withholding.withhold_person(connection, number(connection, "people", "name", "Karim Belhadj"), "demande")
    withholdings.lift(connection, 1)
    assert ingested(naming)[1] == Counts(updated=4, unchanged=2, refused=1)
    assert natural(connection) == before


def test_a_judgement_on_an_article_stays_with_it_when_its_path_is_hidden(naming: Path) -> None:
    (naming / "karim-belhadj.txt").write_text(PORT.replace("lundi", "jeudi"), encoding="utf-8")
    connection, _ = ingested(naming)
    article = number(connection, "articles", "title", "Le port rouvre jeudi")
    odile = number(connection, "people", "name", "Odile Kervran")
    resolving.judge(connection, lambda judged: judgements.split(judged, odile, [article]))
    withholding.withhold_person(connection, number(connection, "people", "name", "Karim Belhadj"), "demande")
    (named,) = connection.execute("select name from judgements").fetchone()
    assert judgements.apart(connection, number(connection, "names", "fingerprint", named)) == {article: "2"}
    assert b"belhadj" not in bytes_of(connection, naming)


def test_an_archive_made_anew_with_the_decision_is_the_same(folder: Path, natural: Natural) -> None:
    grown, _ = ingested(folder)
    withholding.withhold_person(grown, number(grown, "people", "name", "Karim Belhadj"), "demande")
    fresh = archive.open_archive(folder.parent / "fresh.db", create=True)
    for table in ("withholdings", "traces", "state"):
        rows = grown.execute(f"select * from {table}").fetchall()
        marks = ", ".join("?" * len(rows[0]))
        fresh.executemany(f"insert or replace into {table} values ({marks})", rows)
    pipeline.ingest(fresh, [str(folder)], Options())
    assert natural(grown) == natural(fresh)


def test_an_article_goes_with_its_copies_and_stays_out(folder: Path) -> None:
    copy = PORT.replace("Le port rouvre lundi", "Nantes : le port rouvre").replace("un immense", "un très grand")
    (folder / "copy.txt").write_text(copy, encoding="utf-8")
    connection, _ = ingested(folder)
    port = number(connection, "articles", "title", "Le port rouvre lundi")
    assert withholding.withhold_article(connection, str(port), "décision de justice") == withholding.Decision(1, 2, 0)
    assert [row[0] for row in connection.execute("select path from sources order by 1")] == [
        "news/quay.txt",
        "news/rain.txt",
    ]
    shutil.copy(folder / "port.txt", folder / "again.txt")
    assert ingested(folder)[1] == Counts(unchanged=2, withheld=3)
    assert connection.execute("select count(*) from articles").fetchone() == (2,)
    written = bytes_of(connection, folder)
    assert [word for word in (b"grutier", b"soulagement", b"port.txt", b"again.txt") if word in written] == []


def test_a_passage_makes_room_for_a_mark_wherever_it_stands(folder: Path) -> None:
    (folder / "other.txt").write_text(
        "Midi\n\nOn dit que les grutiers\nreprendront le travail, à midi.\n", encoding="utf-8"
    )
    connection, _ = ingested(folder)
    port = number(connection, "articles", "title", "Le port rouvre lundi")
    passage = "Les grutiers reprendront le travail à midi"
    assert withholding.withhold_passage(connection, str(port), passage, "vie privée") == withholding.Decision(1, 0, 2)
    assert texts(connection)[0] == "Midi\n\nOn dit que [passage retiré].\n"
    assert "Selon M. Belhadj, [passage retiré]. BELHADJ attend" in texts(connection)[1]
    assert b"grutier" not in bytes_of(connection, folder)


def test_a_decision_that_is_lifted_lets_the_next_ingest_bring_all_back(folder: Path, natural: Natural) -> None:
    connection, _ = ingested(folder)
    before = natural(connection)
    withholding.withhold_person(connection, number(connection, "people", "name", "Karim Belhadj"), "demande")
    withholding.withhold_article(connection, "3", "justice")
    for decision in (1, 2):
        withholdings.lift(connection, decision)
    assert ingested(folder)[1] == Counts(added=1, updated=2)
    assert natural(connection) == before
    assert connection.execute("select count(*) from traces").fetchone() == (0,)
    with pytest.raises(UsageError, match="no decision 1 in force"):
        withholdings.lift(connection, 1)


def test_of_two_decisions_on_an_article_either_can_be_lifted(folder: Path) -> None:
    connection, _ = ingested(folder)
    for name in ("Karim Belhadj", "Odile Kervran"):
        withholding.withhold_person(connection, number(connection, "people", "name", name), "demande")
    assert [decision["redacted"] for decision in withholdings.decisions(connection)] == [2, 2]
    withholdings.lift(connection, 1)
    ingested(folder)
    assert texts(connection)[0] == PORT.replace("Odile Kervran", "[nom retiré]")


def test_other_versions_are_whole_again_too_when_a_decision_is_lifted(tmp_path: Path, natural: Natural) -> None:
    (folder := tmp_path / "news").mkdir()
    for day, name in enumerate("abc"):
        body = f"Karim Belhadj promet que le port rouvrira, dit-on le {day + 1} mars."
        row = {"url": "https://example.org/1", "title": name, "published": f"2024-03-0{day + 1}", "body": body}
        (folder / f"{name}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    connection, _ = ingested(folder)
    withholding.withhold_person(connection, number(connection, "people", "name", "Karim Belhadj"), "demande")
    assert ingested(folder)[1] == Counts(updated=2, unchanged=1, withheld=2)
    (folder / "c.jsonl").unlink()
    pipeline.ingest(connection, [str(folder)], Options(prune=True))
    withholdings.lift(connection, 1)
    pipeline.ingest(connection, [str(folder)], Options(prune=True))
    fresh, _ = ingested(folder, "fresh.db")
    assert natural(connection) == natural(fresh)


def test_decisions_are_told_and_never_what_they_are_about(folder: Path) -> None:
    connection, _ = ingested(folder)
    withholding.withhold_person(connection, number(connection, "people", "name", "Karim Belhadj"), "demande")
    (decision,) = withholdings.decisions(connection)
    assert decision | {"made": ""} == {
        "number": 1, "made": "", "kind": "person", "reason": "demande", "lifted": None, "redacted": 2
    }  # fmt: skip
    found = report.report(connection)
    assert found["withheld"] == [{"kind": "person", "decisions": 1, "redacted": 2}]
    assert list(lines("archive.db", found))[-2:] == ["Withheld:", "        1  person, 2 articles without it"]


@pytest.mark.parametrize(
    ("withhold", "message"),
    [
        (lambda c: withholding.withhold_article(c, "99", "x"), "no article 99"),
        (lambda c: withholding.withhold_person(c, 99, "x"), "no person 99"),
        (lambda c: withholding.withhold_person(c, 1, "Belhadj, Karim le demande"), "must not repeat"),
        (lambda c: withholding.withhold_passage(c, "1", "trop court pour", "x"), "fewer than 5 words"),
        (lambda c: withholding.withhold_passage(c, "1", "des mots qui ne sont pas là", "x"), "does not hold"),
    ],
)
def test_what_makes_no_sense_changes_nothing(
    folder: Path, natural: Natural, withhold: Callable[[sqlite3.Connection], object], message: str
) -> None:
    connection, _ = ingested(folder)
    before = natural(connection)
    with pytest.raises(UsageError, match=message):
        withhold(connection)
    assert natural(connection) == before
    assert withholdings.decisions(connection) == []


def test_earlier_versions_go_too(tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl"
    first = {"url": "https://example.org/1", "title": "Le port", "body": "Karim Belhadj promet que le port rouvrira."}
    for body in (first["body"], "Le directeur promet que le port rouvrira bientôt."):
        news.write_text(json.dumps(first | {"body": body}) + "\n", encoding="utf-8")
        connection, _ = ingested(news)
    assert connection.execute("select count(*) from versions").fetchone() == (1,)
    (tmp_path / "more.txt").write_text(QUAY, encoding="utf-8")
    connection, _ = ingested(tmp_path / "more.txt")
    withholding.withhold_person(connection, number(connection, "people", "name", "Karim Belhadj"), "demande")
    assert connection.execute("select count(*) from versions").fetchone() == (0,)
    assert b"belhadj" not in bytes_of(connection, tmp_path / "news")


@pytest.mark.parametrize("mode", ["wal", "truncate"])
def test_nothing_is_left_in_the_journal(folder: Path, mode: str) -> None:
    connection, _ = ingested(folder)
    connection.execute(f"pragma journal_mode = {mode}")
    withholding.withhold_person(connection, number(connection, "people", "name", "Karim Belhadj"), "demande")
    written = b"".join(path.read_bytes() for path in folder.parent.glob("archive.db*")).lower()
    assert b"belhadj" not in written
    connection.close()


def test_arrays_beside_the_archive_go_too(folder: Path) -> None:
    connection, _ = ingested(folder)
    for ending in ("-arrays", "-arrays-of-quotes", "-arrays-of-words", "-arrays.part-x", "-arrays-of-quotes.part-y"):
        folder.parent.joinpath(f"archive.db{ending}").touch()
    withholding.withhold_person(connection, number(connection, "people", "name", "Karim Belhadj"), "demande")
    connection.close()
    assert [path.name for path in folder.parent.glob("archive.db*")] == ["archive.db"]


def test_what_could_not_be_erased_is_by_the_next_ingest(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connection, _ = ingested(folder)
    with monkeypatch.context() as patch:
        patch.setattr(withholding.erasing, "erase", lambda _: None)
        withholding.withhold_person(connection, number(connection, "people", "name", "Karim Belhadj"), "demande")
    assert b"belhadj" in bytes_of(connection, folder)
    connection, _ = ingested(folder)
    assert b"belhadj" not in bytes_of(connection, folder)
