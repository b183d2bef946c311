"""The commands as a person types them: what goes where, and how they end."""

import io
import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import gazette

from ingest import cli
from ingest.commands import OK, REFUSED, USAGE
from ingest.errors import UsageError

ARTICLE = """Économie

Le port rouvre lundi

Par Jeanne Morvan

12 mars 2024 . – Le port de Nantes rouvre lundi.

« Tout est prêt », a déclaré Karim Belhadj, le directeur du port.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "port.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "README.md").write_text("About these articles.", encoding="utf-8")
    return folder


def test_read_prints_the_fields_of_the_contract(folder: Path) -> None:
    done = gazette("read", folder)
    assert (done.exit_code, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {
        "id": "port",
        "title": "Le port rouvre lundi",
        "standfirst": None,
        "section": "Économie",
        "authors": ["Jeanne Morvan"],
        "published": "2024-03-12",
        "modified": None,
        "language": "fr",
        "outlet": None,
        "url": None,
        "image": None,
        "body": "Le port de Nantes rouvre lundi.\n\n« Tout est prêt », a déclaré Karim Belhadj, le directeur du port.",
        "related": [],
        "paywalled": None,
    }


def test_annotate_prints_what_it_found(folder: Path) -> None:
    found = json.loads(gazette("annotate", folder / "port.txt").stdout)
    assert found["id"], found["text"] == ("port", ARTICLE)
    name, role = ARTICLE.index("Karim"), ARTICLE.index("le directeur")
    assert found["people"] == [
        {
            "name": "Karim Belhadj",
            "mentions": [[name, name + 13]],
            "roles": [{"start": role, "end": role + 20, "text": "le directeur du port"}],
        }
    ]
    assert [(place["name"], place["kind"], place["country"]) for place in found["places"]] == [("Nantes", "city", "FR")]
    (quote,) = found["quotes"]
    assert quote["text"] == ARTICLE[quote["start"] : quote["end"]] == "Tout est prêt"
    assert (quote["type"], quote["speaker"], quote["cue"]) == ("direct", "Karim Belhadj", "a déclaré")
    assert quote["evidence"]


def test_ingest_says_what_it_did_on_standard_error(folder: Path, tmp_path: Path) -> None:
    done = gazette("ingest", tmp_path / "a.db", folder)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "1 added, 0 unchanged, 1 file passed over.\n")
    again = gazette("ingest", tmp_path / "a.db", folder)
    assert (again.exit_code, again.stderr) == (0, "Nothing new: 1 unchanged, 1 file passed over.\n")
    assert gazette("ingest", tmp_path / "a.db", folder, "--silent").stderr == ""


def test_what_is_refused_is_named_and_changes_the_exit_code(folder: Path, tmp_path: Path) -> None:
    (folder / "vide.txt").touch()
    for _ in range(2):
        done = gazette("ingest", tmp_path / "a.db", folder)
        assert done.exit_code == REFUSED
        assert f"{folder}/vide.txt: the file is empty\n" in done.stderr
        assert done.stderr.endswith("1 refused, 1 file passed over.\n")
    (refused,) = gazette("status", tmp_path / "a.db", "--refused").stdout.splitlines()
    assert json.loads(refused) == {
        "path": "articles/vide.txt",
        "record": "",
        "reason": "empty",
        "message": "the file is empty",
    }


def test_verbose_names_every_file(folder: Path, tmp_path: Path) -> None:
    told = gazette("ingest", tmp_path / "a.db", folder, "-v").stderr
    assert f"{folder}/README.md: passed over: about the collection, not an article of it\n" in told
    assert f"{folder}/port.txt: read\n" in told


def test_many_refusals_are_counted_after_the_first_twenty(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("broken\n" * 30, encoding="utf-8")
    told = gazette("ingest", tmp_path / "a.db", tmp_path / "a.jsonl").stderr.splitlines()
    assert len(told) == 22
    assert told[20:] == [
        "… and 10 more refused: `gazette status ARCHIVE --refused` lists them",
        "0 unchanged, 30 refused.",
    ]


def test_standard_input_and_mapped_columns(tmp_path: Path) -> None:
    lines = [{"Kop": "Un pont", "Lijf": "Le pont de Lyon rouvre. Les riverains attendaient cela depuis un an."}]
    typed = "\n".join(json.dumps(line) for line in lines).encode()
    done = gazette("ingest", tmp_path / "a.db", "-", "--map", "title=Kop", "--map", "body=Lijf", typed=typed)
    assert (done.exit_code, done.stderr) == (0, "1 added, 0 unchanged.\n")
    done = gazette("ingest", tmp_path / "a.db", "-", "--map", "title=Kop", "--map", "body=Lijf", typed=typed)
    assert done.stderr == "Nothing new: 1 unchanged.\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["read", "nowhere.txt"], "no such file or folder: nowhere.txt"),
        (["ingest", "a.db", "nowhere/*.txt"], "no such file or folder: nowhere/*.txt"),
        (["read", "-", "--map", "headline=x"], "--map headline=x: expected FIELD=COLUMN"),
        (["status", "nowhere.db"], "no archive at nowhere.db"),
        (["serve", "nowhere.db"], "no archive at nowhere.db"),
    ],
)
def test_errors_are_one_line(arguments: list[str], message: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ingest", *arguments], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == (2 if arguments[0] in ("read", "ingest") else 1)
    assert done.stdout == ""
    assert done.stderr.startswith(f"Error: {message}")
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_mapped_column_that_a_table_lacks_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Titre,Texte\nUn pont,Il rouvre.\n", encoding="utf-8")
    done = gazette("read", tmp_path / "a.csv", "--map", "section=Rubriek")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == f"{tmp_path}/a.csv: no column Rubriek among Titre, Texte, as --map asks\n"
    assert json.loads(gazette("read", tmp_path / "a.csv", "--map", "section=texte").stdout)["section"] == "Il rouvre."


def test_a_port_in_use_is_told_before_an_address(tmp_path: Path) -> None:
    gazette("ingest", tmp_path / "a.db", "-", typed=b"")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = gazette("serve", tmp_path / "a.db", "--port", port)
    assert isinstance(done.exception, UsageError)
    assert str(done.exception).startswith(f"cannot listen on port {port} of 127.0.0.1: ")
    assert done.stdout == ""


def test_usage_is_exit_code_two() -> None:
    assert gazette("ingest", "a.db").exit_code == USAGE
    assert gazette("nonsense").exit_code == USAGE


def test_status_tells_what_is_there_and_what_was_passed_over(folder: Path, tmp_path: Path) -> None:
    archive = tmp_path / "a.db"
    gazette("ingest", archive, folder)
    said = gazette("status", archive).stdout
    assert said.startswith(
        f"{archive}: 1 articles, 1 people, 1 places, 1 quotes\n  published 2024-03-12 to 2024-03-12\n"
    )
    assert "1 added, 0 updated, 0 removed, 0 unchanged, 0 refused, 1 passed over\n" in said
    assert "1  about-the-collection: about the collection, not an article of it\n" in said
    report = json.loads(gazette("status", archive, "--json").stdout)
    assert report["counts"]["articles"] == 1
    assert report["refused"] == []


def test_status_of_an_empty_archive(tmp_path: Path) -> None:
    done = gazette("ingest", tmp_path / "a.db", "-", typed=b"")
    assert (done.exit_code, done.stderr) == (0, "Nothing new: 0 unchanged.\n")
    said = gazette("status", tmp_path / "a.db")
    assert said.stdout == f"{tmp_path}/a.db: 0 articles, 0 people, 0 places, 0 quotes\n\nNo run yet.\n"


def test_a_command_loads_no_other() -> None:
    asked = "import sys; from ingest.cli import gazette; gazette.get_command(None, 'serve'); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout.split()
    assert "ingest.commands.serve" in loaded
    assert "ingest.pipeline" not in loaded


@pytest.mark.parametrize("command", [[], *([name] for name in cli.COMMANDS)])
def test_help_has_examples_to_paste(command: list[str]) -> None:
    done = gazette(*command, "--help")
    assert done.exit_code == 0
    assert "\n      gazette " in done.stdout


def test_a_reader_that_leaves_early_is_no_error(folder: Path) -> None:
    for number in range(200):
        (folder / f"{number}.txt").write_text(ARTICLE, encoding="utf-8")
    command = f'"{sys.executable}" -m ingest read "{folder}" | head -n 1'
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert (done.stdout.count("\n"), done.stderr) == (1, "")


def test_a_bar_on_a_terminal_and_none_elsewhere(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ingest.prepared import SourceEnd
    from ingest.progress import Progress
    from ingest.records import Source

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with Progress([str(folder)], silent=False, verbose=False) as progress:
        progress.told(SourceEnd(Source("x"), "text", None))
        progress.told(SourceEnd(Source("y"), "text", None))
    assert "Reading" in terminal.getvalue()
    assert "100%" in terminal.getvalue()
    monkeypatch.setattr(sys, "stderr", plain := io.StringIO())
    with Progress([str(folder)], silent=False, verbose=False) as progress:
        progress.told(SourceEnd(Source("x"), "text", None))
    assert plain.getvalue() == ""


def test_people_are_reviewed_merged_and_split(tmp_path: Path) -> None:
    archive = tmp_path / "a.db"
    for number, name in enumerate(("Sergueï Karvandov", "Sergei Karvandov")):
        (tmp_path / f"{number}.txt").write_text(f"Un pont\n\nLe pont rouvre, dit {name}, le maire.\n", encoding="utf-8")
        gazette("ingest", archive, tmp_path / f"{number}.txt", "--silent")
    waiting = {
        "articles": 1,
        "score": 0.8,
        "evidence": "another spelling +0.60, same role +0.20",
        "person": 2,
        "name": "Sergei Karvandov",
        "other_person": 1,
        "other_name": "Sergueï Karvandov",
    }
    assert [json.loads(line) for line in gazette("review", archive, "--json").stdout.splitlines()] == [waiting]
    assert gazette("review", archive).stdout == (
        "     1  0.80  2 Sergei Karvandov  =?  1 Sergueï Karvandov  (another spelling +0.60, same role +0.20)\n"
    )
    assert gazette("merge", archive, 1, 2).exit_code == OK
    assert gazette("review", archive).stdout == ""
    assert gazette("merge", archive, 1, 2, "--undo").exit_code == OK
    assert isinstance(gazette("split", archive, 1).exception, UsageError)
    assert json.loads(gazette("review", archive, "--json").stdout) == waiting
