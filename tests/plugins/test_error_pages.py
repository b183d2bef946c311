import pytest
from bs4 import BeautifulSoup
from datasette.database import QueryInterrupted
from page_text import words


async def page_of(archive, path, status, language="fr"):
    answer = await archive.client.get(path, headers={"accept-language": language})
    assert (answer.status_code, answer.headers["cache-control"]) == (status, "no-cache")
    return BeautifulSoup(answer.text, "html.parser")


async def test_a_page_that_is_not_there_leads_on(archive):
    page = await page_of(archive, "/archive/people/990412", 404)
    assert page.html["lang"] == "fr"
    assert words(page.h1) == "Cette page n’est pas dans l’archive"
    assert words(page.find(class_="kind")) == "Erreur 404"
    assert words(page.select_one(".lede code")) == "/archive/people/990412"
    assert [a["href"] for a in page.select(".prose p a")] == ["/", "/archive/people", "/about"]
    assert page.find(class_="wordmark")["href"] == "/"
    english = await page_of(archive, "/archive/people/990412", 404, "en")
    assert words(english.h1) == "This page is not in the archive"


async def test_a_name_in_place_of_a_number_leads_to_its_row(archive):
    page = await page_of(archive, "/archive/people/Ines-Calvet", 404)
    assert page.select_one(".prose p a")["href"] == "/archive/people/1"
    assert page.find(id="q2")["value"] == "Ines Calvet"


async def test_an_address_is_never_markup(archive):
    page = await page_of(archive, "/archive/people/~3Cscript~3Ealert(1)", 404)
    assert not page.find("script", string="alert(1)")
    assert words(page.select_one(".lede code")) == "/archive/people/~3Cscript~3Ealert(1)"
    assert page.find(id="q2")["value"] == "script alert"


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/archive/articles/999.json", {}),
        ("/nowhere.json", {}),
        ("/archive/articles/999", {"accept": "application/json"}),
    ],
)
async def test_programs_are_told_in_json(archive, path, headers):
    answer = await archive.client.get(path, headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/json; charset=utf-8")
    told = answer.json()
    assert told.pop("error")
    assert told == {"ok": False, "status": 404, "title": None}


async def test_a_question_that_cannot_be_asked(archive):
    page = await page_of(archive, "/archive/articles?_sort=colour", 400, "en")
    assert words(page.h1) == "This request has no answer"
    assert words(page.select_one(".lede")) == "Cannot sort table by colour"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/archive/articles.json?a%00=1", 400),
        ("/archive/people/99999999999999999999.json", 404),
        ("/archive/people/%C3%A9.json", 404),
    ],
)
async def test_whatever_is_asked_is_no_fault_of_the_server(archive, path, status):
    answer = await archive.client.get(path, follow_redirects=True)
    assert (answer.status_code, answer.json()["status"]) == (status, status)


async def test_a_closed_archive_shows_nothing(closed_archive):
    page = await page_of(closed_archive, "/archive/people/ines-calvet", 403, "en")
    assert words(page.h1) == "This page is not open to everybody"
    assert "Calvet" not in page.text
    assert (await closed_archive.client.get("/archive.json")).json()["status"] == 403


@pytest.mark.parametrize("error", [RuntimeError("/home/secret"), QueryInterrupted(Exception("secret"), "secret", [])])
async def test_what_broke_inside_stays_inside(archive, monkeypatch, caplog, error):
    await archive.client.get("/search.json")

    async def fail(*arguments):
        raise error

    monkeypatch.setattr(archive.get_database("archive"), "execute_fn", fail)
    for path in ("/search.json", "/search.csv"):
        answer = await archive.client.get(path)
        assert (answer.status_code, answer.json()["error"]) == (500, "The server could not answer")
    assert "secret" in caplog.text


@pytest.mark.parametrize("folder", ["gazette", "-/static"])
async def test_no_file_has_a_name_without_end(archive, folder):
    assert (await archive.client.get(f"/{folder}/{'x' * 3_000}")).status_code == 404


@pytest.mark.parametrize("path", ["/archive", "/archive.json"])
async def test_no_query_takes_the_memory_of_all(archive, path):
    answer = await archive.client.get(f"{path}?sql=select+zeroblob(900000000)")
    assert answer.status_code == 400
    assert "too big" in answer.text
