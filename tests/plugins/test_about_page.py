import json
from pathlib import Path

from page_text import words

ACCURACY = json.loads((Path(__file__).parents[2] / "plugins" / "accuracy.json").read_text(encoding="utf-8"))


def tables(page, heading):
    """The rows of the tables between this heading and the next."""
    found = []
    for node in page.find(id=heading).find_next_siblings(["table", "h2"]):
        if node.name == "h2":
            break
        found.append([[words(cell) for cell in row.find_all(["th", "td"])] for row in node.select("tbody tr")])
    return found


async def test_what_the_archive_holds_is_counted(look):
    page = await look("/about", language="en")
    told = page.find(id="holdings").find_next("p")
    assert words(told) == (
        "4 articles from 2 outlets, from 13 March 2017 to 1 June 2018. 2 articles are undated. They name 3 people and"
        " 2 places, and hold 6 quotes. Languages: French (2), English (1), a language not recognised (1)."
    )
    assert tables(page, "holdings") == [[["Le Fanal", "2"], ["The Harbour Post", "1"], ["outlet not given", "1"]]]
    assert tables(page, "origin") == [[["plain text", "1"]], [["22 November 2026", "0", "0", "0", "0.1.0"]]]


async def test_how_well_it_was_read_is_what_was_measured(look):
    page = await look("/about", language="fr")
    first, second = page.find(id="method").find_all_next("table", limit=2)
    own, unseen = ACCURACY["own"], ACCURACY["unseen"]

    def written(percentage):
        return f"{percentage}".removesuffix(".0").replace(".", ",") + " %"

    assert [[words(cell) for cell in row.find_all("td")] for row in first.select("tbody tr")] == [
        [written(own[lang][measure]) for lang in ("fr", "en")]
        for measure in ("people", "places", "quotes", "attributed")
    ]
    assert [words(row.th) for row in second.select("tbody tr")] == [row["texts"] for row in unseen]
    assert words(second.select_one("tbody .num")) == written(unseen[0]["right"])


async def test_every_table_and_column_is_told_of(look, archive):
    page = await look("/about", language="fr")
    told = {
        section.h3["id"]: [words(row.th) for row in section.select("tbody tr")] for section in page.select(".table-doc")
    }
    tables = await archive.get_database("archive").execute(
        "select name from sqlite_master where type in ('table', 'view') and name not like 'sqlite%'"
    )
    names = [name for (name,) in tables if "_fts" not in name]
    assert set(told) == set(names)
    assert list(told)[:4] == ["articles", "people", "places", "quotes"]
    for name in names:
        columns = await archive.get_database("archive").table_columns(name)
        assert told[name] == columns
    author = page.find(id="article_authors").find_next("tbody").tr
    assert [words(cell) for cell in author.find_all(["th", "td"])] == ["author_id", "clé de authors", "Signature"]
    assert author.a["href"] == "#authors"


async def test_every_anchor_is_there(look):
    page = await look("/about")
    ids = [node["id"] for node in page.select("[id]")]
    assert len(ids) == len(set(ids))
    assert {a["href"][1:] for a in page.select('main a[href^="#"]')} <= set(ids)


async def test_how_to_cite_and_what_to_take_away(look, archive):
    page = await look("/about", language="en")
    assert words(page.select_one(".cite")).startswith(
        "Gazette, archive of 4 articles, as of 22 November 2026. http://localhost/, accessed "
    )
    assert [a["href"] for a in page.find(id="download").find_next("p").select("a")] == []
    assert page.find(id="articles").a["href"] == "/archive/articles.csv?_stream=on"


async def test_decisions_are_counted_and_what_is_withheld_is_not(changed, look):
    archive = changed(
        "insert into judgements (act, made, verdict, name, other) values (1, '2026', 'same', 'a', 'b')",
        "insert into withholdings (id, made, kind, reason) values (1, '2026-03-02', 'person', 'asked for')",
    )
    page = await look("/about", language="en", at=archive)
    assert "1 decision by a person is on record." in words(page.find(id="method").find_next("p"))
    assert words(page.find(id="privacy").find_next("p")).endswith("Write to whoever publishes the archive.")
    assert "asked for" not in words(page)


async def test_an_empty_archive_says_so(look, empty_archive):
    page = await look("/about", language="en", at=empty_archive)
    assert words(page.find(id="holdings").find_next("p")).startswith("The archive is empty.")


async def test_who_publishes_may_say_whom_to_ask(archive_file, metadata, look):
    from conftest import served

    told = {**metadata, "about": "la rédaction", "about_url": "https://fanal.example/contact"}
    page = await look("/about", at=served(archive_file, told))
    assert page.find(id="privacy").find_next("a")["href"] == "https://fanal.example/contact"
    told["about_url"] = "javascript:alert(1)"
    page = await look("/about", at=served(archive_file, told))
    assert words(page.find(id="privacy").find_next("p")).endswith("On s’adresse à la rédaction.")


async def test_an_archive_that_may_not_be_seen_is_not_told_of(closed_archive):
    assert (await closed_archive.client.get("/about")).status_code == 404
