"""Feeds followed from a site on the loopback address, round after round."""

import json
import sqlite3
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from click.testing import Result
from command_line import gazette
from loopback_site import Site

from ingest import withholding
from ingest.store import visits, withholdings
from ingest.store.archive import open_archive


def entry(title: str, url: str, modified: str | None = None) -> str:
    fields = {"title": title, "url": url, "modified": modified, "body": f"{title}, annonce la mairie ce matin."}
    return json.dumps({name: value for name, value in fields.items() if value}) + "\n"


def page(title: str) -> str:
    return entry(title, f"https://exemple.fr/{title}")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "archive.db"


def follow(archive: Path, *arguments: str) -> Result:
    return gazette("follow", archive, "--pause", "0.1", *arguments)


def titles(archive: Path) -> list[str]:
    with sqlite3.connect(archive) as connection:
        return [title for (title,) in connection.execute("select title from articles order by id")]


def test_the_entries_of_a_feed_are_articles_and_it_is_remembered(site: Site, archive: Path) -> None:
    feed = site.says("/fil.jsonl", entry("Le pont ferme", "https://exemple.fr/1"), ETag='"1"')
    done = follow(archive, feed)
    assert (done.exit_code, done.stderr) == (0, "1 added, 0 unchanged.\n")
    assert titles(archive) == ["Le pont ferme"]
    site.says("/fil.jsonl", entry("Le pont rouvre", "https://exemple.fr/2"), ETag='"2"')
    assert follow(archive).stderr == "1 added, 0 unchanged.\n"
    assert titles(archive) == ["Le pont ferme", "Le pont rouvre"]
    assert follow(archive).stderr == "Nothing new: 0 unchanged.\n"
    assert site.headers[-1]["if-none-match"] == '"2"'


def test_pages_are_read_in_the_place_of_summaries_and_asked_for_once(site: Site, archive: Path) -> None:
    one, two = site.says("/un.jsonl", page("Un")), site.says("/deux.jsonl", page("Deux"))
    feed = site.says("/fil.jsonl", entry("Résumé un", one) + entry("Résumé deux", two) + entry("Résumé un", one))
    assert follow(archive, feed, "--pages").stderr == "2 added, 0 unchanged.\n"
    assert titles(archive) == ["Un", "Deux"]
    assert follow(archive, feed, "--pages").stderr == "Nothing new: 0 unchanged.\n"
    asked = [path for path in site.asked if path != "/robots.txt"]
    assert asked == ["/fil.jsonl", "/un.jsonl", "/deux.jsonl", "/fil.jsonl"]


def test_a_page_that_the_feed_says_was_changed_is_asked_for_again(site: Site, archive: Path) -> None:
    one = site.says("/un.jsonl", page("Un"))
    feed = site.says("/fil.jsonl", entry("Résumé", one))
    follow(archive, feed, "--pages")
    site.says("/un.jsonl", entry("Un, corrigé", "https://exemple.fr/Un"))
    site.says("/fil.jsonl", entry("Résumé", one, modified="2020-01-01"))
    assert follow(archive, "--verbose").exit_code == 0
    assert titles(archive) == ["Un"]
    site.says("/fil.jsonl", entry("Résumé", one, modified="2199-01-01"))
    follow(archive)
    assert titles(archive) == ["Un, corrigé"]


@pytest.mark.parametrize(("zone", "asked"), [(14, 0), (-11, 1)])
def test_when_a_page_was_changed_is_told_in_the_zone_of_its_site(
    site: Site, archive: Path, zone: int, asked: int
) -> None:
    one = site.says("/un.jsonl", page("Un"))
    feed = site.says("/fil.jsonl", entry("Résumé", one))
    follow(archive, feed, "--pages")
    moment = datetime.now(UTC) + timedelta(hours=1 if asked else -1)
    modified = moment.astimezone(timezone(timedelta(hours=zone))).isoformat(timespec="seconds")
    site.says("/fil.jsonl", entry("Résumé", one, modified))
    follow(archive)
    assert site.asked.count("/un.jsonl") == 1 + asked


def test_what_cannot_be_had_is_told_left_alone_for_a_while_and_costs_only_itself(site: Site, archive: Path) -> None:
    lost, one = site.address + "/perdu.jsonl", site.says("/un.jsonl", page("Un"))
    feed = site.says("/fil.jsonl", entry("Perdu", lost) + entry("Un", one))
    done = follow(archive, feed, "--pages")
    assert (done.exit_code, done.stderr) == (1, f"{lost}: answers 404 Not Found\n1 added, 0 unchanged, 1 refused.\n")
    assert titles(archive) == ["Un"]
    asked = len(site.asked)
    assert follow(archive).exit_code == 0
    assert site.asked[asked:] == ["/robots.txt", "/fil.jsonl"]


def test_a_site_that_asks_for_rest_gets_it(site: Site, archive: Path) -> None:
    pages = [site.says(f"/{number}.jsonl", status=429, Retry_After="3600") for number in range(3)]
    feed = site.says("/fil.jsonl", "".join(entry("Page", address) for address in pages))
    assert follow(archive, feed, "--pages").exit_code == 1
    assert [path for path in site.asked if path != "/robots.txt"] == ["/fil.jsonl", "/0.jsonl"]


def test_the_page_of_a_withheld_article_is_asked_for_once_at_most_and_its_address_kept_nowhere(
    site: Site, archive: Path
) -> None:
    one = site.says("/un.jsonl", entry("Un", "https://exemple.fr/secret"))
    two = site.says("/deux.jsonl", entry("Un", "https://exemple.fr/secret"))
    feed = site.says("/fil.jsonl", entry("Résumé", one))
    follow(archive, feed, "--pages")
    connection = open_archive(archive)
    withholding.withhold_article(connection, "1", "décision de justice")
    site.says("/fil.jsonl", entry("Résumé", one) + entry("Résumé", two) + entry("Un", "https://exemple.fr/secret"))
    assert follow(archive).stderr == "Nothing new: 0 unchanged, 2 withheld.\n"
    asked = len(site.asked)
    assert follow(archive).stderr == "Nothing new: 0 unchanged.\n"
    assert site.asked[asked:] == ["/robots.txt", "/fil.jsonl"]
    connection.close()
    assert [told for told in (b"/un.jsonl", b"/deux.jsonl", b"/secret") if told in archive.read_bytes()] == []


def test_a_page_comes_back_when_the_decision_on_it_is_lifted(site: Site, archive: Path) -> None:
    one, two = (site.says(f"/{name}.jsonl", entry(name, f"https://exemple.fr/{name}")) for name in ("un", "deux"))
    feed = site.says("/fil.jsonl", entry("Résumé", one) + entry("Résumé", two), ETag='"1"')
    follow(archive, feed, "--pages")
    connection = open_archive(archive)
    withholding.withhold_article(connection, "1", "décision de justice")
    withholding.withhold_passage(connection, "2", "deux, annonce la mairie ce matin", "vie privée")
    for decision in (1, 2):
        withholdings.lift(connection, decision)
    assert follow(archive).stderr == "1 added, 1 updated, 0 unchanged.\n"


def test_robots_txt_shuts_pages_out_and_that_is_no_failure(site: Site, archive: Path) -> None:
    site.says("/robots.txt", "User-agent: *\nDisallow: /un")
    feed = site.says("/fil.jsonl", entry("Un", site.says("/un.jsonl", page("Un"))))
    done = follow(archive, feed, "--pages")
    assert (done.exit_code, titles(archive)) == (0, [])
    assert "/un.jsonl" not in site.asked


def test_a_feed_leads_nobody_into_a_private_network(site: Site, new_site, archive: Path) -> None:
    other = new_site()
    feed = site.says("/fil.jsonl", entry("Piège", other.says("/admin", "secret")))
    done = follow(archive, feed, "--pages")
    assert done.exit_code == 1
    assert "leads to a private network" in done.stderr
    assert other.asked == []


def test_a_round_that_was_stopped_is_made_again(site: Site, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    feed = site.says("/fil.jsonl", entry("Un", site.says("/un.jsonl", page("Un"))), ETag='"1"')
    with monkeypatch.context() as stopped:
        stopped.setattr("ingest.store.saving.Saver.save", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        follow(archive, feed, "--pages")
    assert titles(archive) == []
    assert follow(archive).stderr == "1 added, 0 unchanged.\n"


def test_a_feed_is_followed_no_longer(site: Site, archive: Path) -> None:
    feed = site.says("/fil.jsonl", entry("Un", "https://exemple.fr/1"))
    follow(archive, feed)
    assert follow(archive, feed, "--stop").stderr == "1 of 1 feeds followed no longer.\n"
    assert follow(archive, feed, "--stop").exit_code == 1
    assert str(follow(archive).exception) == "no feed is followed yet: name one"
    assert titles(archive) == ["Un"]


def test_only_addresses_can_be_followed(archive: Path) -> None:
    assert str(follow(archive, "fil.xml").exception) == "not a web address: fil.xml"
    assert not archive.exists()
    assert str(follow(archive).exception) == f"no archive at {archive}"
    assert not archive.exists()


def test_an_address_is_a_source_of_its_own(site: Site, archive: Path) -> None:
    address = site.says("/un.jsonl", page("Un"))
    assert json.loads(gazette("read", address).stdout)["title"] == "Un"
    asked = len(site.asked)
    assert gazette("ingest", archive, address).stderr == "1 added, 0 unchanged.\n"
    assert len(site.asked) == asked + 1
    assert gazette("ingest", archive, address).stderr == "Nothing new: 1 unchanged.\n"
    missing = gazette("ingest", archive, site.address + "/rien")
    assert (missing.exit_code, missing.stderr.splitlines()[0]) == (1, f"{site.address}/rien: answers 404 Not Found")


def test_each_failure_doubles_the_time_that_an_address_is_left_alone(archive: Path) -> None:
    connection = open_archive(str(archive), create=True)
    waits = []
    for _ in range(12):
        visits.failed(connection, "https://exemple.fr/")
        known = visits.of(connection, "https://exemple.fr/")
        assert known
        assert known.not_before
        waits.append(round((known.not_before - datetime.now(UTC)) / timedelta(minutes=1)))
    assert waits == [5, 10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440, 1440]
    visits.answered(connection, "https://exemple.fr/", None, None)
    assert visits.of(connection, "https://exemple.fr/")[3:] == (0, None)
