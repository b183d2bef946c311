"""Who is who, decided on pages: by whom, and how it is taken back. What follows: see tests/test_resolving.py."""

import sqlite3
from contextlib import closing

import pytest
from bs4 import BeautifulSoup
from page_text import words

from ingest.pipeline import Options, ingest
from ingest.serving import datasette_for
from ingest.store.archive import open_archive

ARTICLES = {
    "port": "Le port rouvre\n\nLe port rouvre. « Tenons », a déclaré Inès Calvet. Inès Calvet préside le port.",
    "quai": "Le quai ferme\n\nLe quai ferme. « Perdons », a déclaré Odile Ferrand. Odile Ferrand préside le quai.",
    "phare": "Le phare luit\n\nLe phare luit. « Venez », a déclaré Inès Calvet. Inès Calvet préside le phare.",
}

ONCE = "once"


@pytest.fixture
def path(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with closing(open_archive(tmp_path / "archive.db", create=True)) as connection:
        ingest(connection, [str(folder)], Options())
    return tmp_path / "archive.db"


@pytest.fixture
def people(path):
    def named():
        with sqlite3.connect(path) as db:
            return dict(db.execute("select name, id from people where articles > 0"))

    return named


class Reader:
    """A browser: it keeps cookies, and sends forms as they stand on the page."""

    def __init__(self, datasette):
        self.client, self.cookies = datasette.client, {}

    async def get(self, address):
        answer = await self.client.get(address, cookies=self.cookies, headers={"accept-language": "en"})
        self.cookies |= dict(answer.cookies)
        return answer

    async def page(self, address):
        return BeautifulSoup((await self.get(address)).text, "html.parser")

    async def send(self, form, **filled):
        data = {field["name"]: field.get("value", "") for field in form.find_all("input") if field["type"] == "hidden"}
        answer = await self.client.post(form["action"], data=data | filled, cookies=self.cookies)
        self.cookies |= dict(answer.cookies)
        return answer


@pytest.fixture
async def keeper(path):
    reader = Reader(datasette_for(path, token=ONCE))
    assert (await reader.get("/-/auth-token?token=" + ONCE)).status_code == 302
    return reader


def form(page, act, number=0):
    return page.find_all("form", action=f"/-/judge/{act}")[number]


async def test_two_become_one_and_two_again(keeper, people):
    before = people()
    one, other = before["Inès Calvet"], before["Odile Ferrand"]
    page = await keeper.page(f"/archive/people/{one}")
    answer = await keeper.send(form(page, "merge"), other=f"http://localhost/archive/people/{other}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/archive/people/{one}")
    assert len(people()) == 1
    page = await keeper.page(f"/archive/people/{one}")
    decision = words(page.find(id="decisions").p)
    assert decision.endswith("“Inès Calvet” and “Odile Ferrand” are one person")
    await keeper.send(form(page, "undo"))
    assert people() == before


async def test_an_article_about_somebody_else(keeper, people):
    one = people()["Inès Calvet"]
    page = await keeper.page(f"/archive/people/{one}")
    split = form(page, "split")
    await keeper.send(split, article=split.find("input", {"name": "article"})["value"])
    page = await keeper.page(f"/archive/people/{one}")
    assert "one article is about somebody else (articles/" in words(page.find(id="decisions"))
    assert len(page.select(".results > li")) == 1
    await keeper.send(form(page, "undo"))
    page = await keeper.page(f"/archive/people/{one}")
    assert len(page.select(".results > li")) == 2


async def test_what_cannot_be_is_said_and_changes_nothing(keeper, people):
    before = people()
    one = before["Inès Calvet"]
    for act, filled, told in (
        ("merge", {"other": str(one)}, f"{one} and {one} are one person already"),
        ("merge", {"other": "nobody"}, "that is not the number of a person"),
        ("merge", {"other": "999"}, "there is no person 999"),
        ("split", {}, "no article was chosen"),
    ):
        page = await keeper.page(f"/archive/people/{one}")
        answer = await keeper.send(form(page, act), **filled)
        assert answer.headers["location"] == f"/archive/people/{one}"
        assert told in (await keeper.get(f"/archive/people/{one}")).text
    assert people() == before


async def test_who_is_not_signed_in_sees_no_form_and_may_send_none(path, people):
    reader = Reader(datasette_for(path, token=ONCE))
    one = people()["Inès Calvet"]
    page = await reader.page(f"/archive/people/{one}")
    assert page.find("form", method="post") is None
    answer = await reader.client.post("/-/judge/merge", data={"person": str(one), "other": "2"})
    assert answer.status_code == 403
    assert len(people()) == 2


async def test_another_site_s_form_is_refused(keeper, people):
    before = people()
    for token in ({}, {"csrftoken": "guessed"}):
        data = {"person": str(before["Inès Calvet"]), "other": str(before["Odile Ferrand"])} | token
        answer = await keeper.client.post("/-/judge/merge", data=data, cookies=keeper.cookies)
        assert answer.status_code == 403
    assert people() == before


async def test_following_a_link_decides_nothing(keeper):
    assert (await keeper.get("/-/judge/undo?act=1&person=1")).status_code == 405


async def test_an_archive_that_is_not_open_knows_no_such_address(path):
    reader = Reader(datasette_for(path))
    assert (await reader.get("/-/auth-token?token=" + ONCE)).status_code == 403
    assert (await reader.get("/-/judge/merge")).status_code == 404


async def test_a_link_signs_in_once(path):
    datasette = datasette_for(path, token=ONCE)
    assert (await Reader(datasette).get("/-/auth-token?token=" + ONCE)).status_code == 302
    assert (await Reader(datasette).get("/-/auth-token?token=" + ONCE)).status_code == 403


async def test_decisions_are_told_to_every_reader(changed, look):
    at = changed(
        "insert into judgements (act, made, verdict, name, other)"
        " values (1, '2026-03-03T10:00:00', 'same', 'calvet ines', 'calvet innes'),"
        " (2, '2026-03-04T10:00:00', 'different', 'calvet ines', 'muette personne')"
    )
    page = await look("/archive/people/1", language="en", at=at)
    assert [words(line) for line in page.find(id="decisions").find_all("p")] == [
        "4 March 2026: “Inès Calvet” and “Personne Muette” are two people",
        "3 March 2026: “Inès Calvet” and “Innes Calvet” are one person",
    ]


@pytest.mark.parametrize("number", ["²", "٣", "1" * 5_000, "1\r\nSet-Cookie: a=b"])
@pytest.mark.parametrize("act", ["merge", "split", "undo"])
async def test_what_is_no_number_changes_nothing(keeper, people, act, number):
    before, (first, *_) = people(), people().values()
    sent = form(await keeper.page(f"/archive/people/{first}"), "merge")
    sent["action"] = f"/-/judge/{act}"
    for field in sent.find_all("input", attrs={"name": "person"}):
        field["value"] = number if act == "undo" else str(first)
    answer = await keeper.send(sent, other=number, article=number, act=number)
    assert answer.status_code == 303
    assert answer.headers["location"] in {"/", "/archive/people/3", f"/archive/people/{first}"}
    assert people() == before
