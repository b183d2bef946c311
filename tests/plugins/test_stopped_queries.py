import pytest
from conftest import served
from datasette.app import Datasette
from page_text import words

ROWS = "with recursive rows(n) as (select 1 union all select n + 1 from rows) select count(*) from rows where n <> :n"


@pytest.fixture
def hurried(archive):
    archive._settings["sql_time_limit_ms"] = 50
    archive.sql_time_limit_ms = 50
    return archive


async def test_a_stopped_query_stays_in_the_box(hurried: Datasette, parsed):
    answer = await hurried.client.get("/archive", params={"sql": ROWS, "n": "5"}, headers={"accept-language": "fr"})
    page = parsed(answer)
    assert (answer.status_code, words(page.h1)) == (400, "Cette requête a pris trop de temps")
    assert page.find("textarea", id="sql").text == ROWS
    assert [(field["name"], field["value"]) for field in page.select("form.notice input")] == [("n", "5")]
    assert page.find("form", class_="notice")["action"] == "/archive"
    assert page.find("script", src=False) is None


async def test_a_page_that_takes_too_long_shows_its_query(hurried: Datasette, parsed):
    answer = await hurried.client.get("/archive/articles", params={"_where": f"({ROWS.replace(':n', '0')}) > 0"})
    page = parsed(answer)
    assert (answer.status_code, words(page.h1)) == (400, "This page took too long")
    assert page.find("textarea", id="sql").text.startswith("select id, title")


async def test_programs_are_told_the_same(hurried: Datasette):
    answer = await hurried.client.get("/archive.json", params={"sql": ROWS, "n": "5"})
    assert (answer.status_code, answer.json()) == (
        400,
        {
            "ok": False,
            "error": "The query was stopped after 0.05 s: narrow it, or add a limit",
            "status": 400,
            "title": "Query stopped",
            "sql": ROWS,
        },
    )


async def test_who_may_not_ask_in_sql_is_offered_no_box(archive_file, parsed):
    slow = {"slow": {"sql": ROWS.replace(":n", "0")}}
    closed = served(archive_file, {"allow_sql": False, "databases": {"archive": {"queries": slow}}})
    closed.sql_time_limit_ms = 50
    answer = await closed.client.get("/archive/slow")
    assert (answer.status_code, parsed(answer).find("textarea")) == (400, None)
