import csv
import io

import pytest
from page_text import words

CALVET = "/compare?with=people:1"


async def test_an_empty_form_gives_examples_of_the_archive(look):
    page = await look("/compare", language="en")
    assert words(page.h1) == "Compare"
    assert [(words(a), a["href"]) for a in page.select(".examples a")] == [
        ('Inès Calvet and <script>alert("x")</script>', "/compare?with=people:1&with=people:2"),
        ("<i>Partout</i> and Brévan", "/compare?with=places:2&with=places:1"),
    ]
    assert page.select(".chart, table") == []


async def test_an_archive_without_articles_has_no_examples(look, empty_archive):
    assert (await look("/compare", at=empty_archive)).select(".examples, .chart") == []


async def test_peaks_are_said_in_words(look):
    page = await look(f"{CALVET}&with=Rien&with=texte&with=zzz", language="fr")
    assert [words(p) for p in page.select(".findings p")] == [
        "Inès Calvet culmine en 2017 : 100 % des articles, 1 sur 1.",
        "« Rien » n’est dans aucun article.",
        "« texte » n’est dans aucun article.",
        "« zzz » n’est dans aucun article.",
    ]
    page = await look(f"{CALVET}&with=port&by=month", language="en")
    assert [words(p) for p in page.select(".findings p")] == [
        "Inès Calvet peaks in March 2017, at 100% of articles: 1 of 1.",
        "“port” peaks in March 2017, at 100% of articles: 1 of 1.",
    ]


async def test_the_form_holds_what_is_compared(look):
    page = await look(f"{CALVET}&with=port&measure=count&by=month")
    assert [field["value"] for field in page.select("input[name=named]")] == ["Inès Calvet", "port", "", ""]
    assert [field["value"] for field in page.select("input[name=held]")] == ["people:1", "port", "", ""]
    assert [option["value"] for option in page.select("option[selected]")] == ["count", "month"]
    assert len(page.select(".chart path")) == 2
    assert [words(text) for text in page.select(".chart .strong")] == ["Inès Calvet", "port"]


async def test_numbers_lead_to_the_articles(look):
    page = await look(f"{CALVET}&with=port", language="en")
    first, second = page.select("table")[0].select("tbody tr")
    assert [words(cell) for cell in first.find_all(["th", "td"])] == ["Inès Calvet", "2", "50%", "2017"]
    assert [a["href"] for a in first.select("a")] == [
        "/archive/people/1", "/search?people=1", "/search?people=1&year=2017"
    ]  # fmt: skip
    assert [a["href"] for a in second.select("a")] == [
        "/search?q=port", "/search?q=port", "/search?q=port&year=2017"
    ]  # fmt: skip


async def test_outlets_have_their_shares_and_periods_their_numbers(look):
    page = await look(f"{CALVET}&with=port", language="en")
    outlets, figures = page.select("table.multi tbody tr"), page.select("table.figures tbody tr")
    assert [[words(cell) for cell in row.find_all(["th", "td"])] for row in outlets] == [
        ["Le Fanal", "50%", "50%"],
        ["The Harbour Post", "100%", "0%"],
    ]
    assert [rect["width"] for rect in page.select("table.multi rect")] == ["50.0%", "50.0%", "100.0%", "0.0%"]
    assert [[words(cell) for cell in row.find_all(["th", "td"])] for row in figures] == [
        ["2017", "1", "1", "1"],
        ["2018", "1", "1", "0"],
    ]


@pytest.mark.parametrize(
    ("sent", "address"),
    [
        ("named=ines+calvet&named=+&named=port+-quai", "/compare?with=people:1&with=port+-quai"),
        ("named=Brévan&by=month&measure=count", "/compare?with=places:1&by=month&measure=count"),
        ('named="Brévan"', "/compare?with=%22Br%C3%A9van%22"),
        ("named=Inès+Calvet&held=people:1&named=Inès&held=people:2", "/compare?with=people:1&with=In%C3%A8s"),
        ("named=&named=", "/compare"),
    ],
)
async def test_what_is_typed_leads_to_the_address_that_says_what_it_is(archive, sent, address):
    answer = await archive.client.get(f"/compare?{sent}")
    assert (answer.status_code, answer.headers["location"]) == (302, address)


async def test_a_name_of_several_asks_which(changed, look):
    shared = changed(
        "update people set name = 'Brévan', articles = 9 where id = 3",
        "insert into people_fts (people_fts, rowid, name, aliases) values ('delete', 3, '=personne =muette', '')",
        "insert into people_fts (rowid, name, aliases) values (3, '=brevan', '')",
    )
    page = await look("/compare?named=Brévan&named=port", language="en", at=shared)
    assert words(page.select_one(".notice p")) == (
        "Brévan may be something else: Brévan 1 article “Brévan”, in the texts"
    )
    assert [a["href"] for a in page.select(".notice a")] == [
        "/compare?with=places:1&with=port",
        "/compare?with=Br%C3%A9van&with=port",
    ]


async def test_what_cannot_be_compared_is_said(look):
    page = await look("/compare?with=people:99&" + "&".join(f"with=mot{n}" for n in range(5)), language="en")
    assert [words(p) for p in page.select(".notice p")] == [
        "The archive has nobody and no place under people:99.",
        "Four lines can be told apart, more cannot. Left out: mot3, mot4.",
    ]


@pytest.mark.parametrize("name", ["with", "named"])
async def test_what_is_asked_without_end_is_cut(look, name):
    query = "&".join(f"{name}={word * 20}" for word in (f"mot{n}." for n in range(100)))
    page = await look(f"/compare?{query}&with={'x' * 30_000}", language="en")
    assert len(str(page)) < 100_000


async def test_numbers_go_out_as_csv_and_json(archive):
    answer = await archive.client.get(f"{CALVET.replace('?', '.csv?')}&with=port&by=month")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert len(rows) == 2 * 16
    assert rows[0] == {
        "with": "people:1",
        "name": "Inès Calvet",
        "period": "2017-03",
        "articles": "1",
        "published": "1",
        "share": "1.0",
    }
    assert (await archive.client.get(f"{CALVET.replace('?', '.json?')}&by=year")).json() == {
        "by": "year",
        "articles": 4,
        "periods": ["2017", "2018"],
        "published": [1, 1],
        "compared": [
            {
                "with": "people:1",
                "name": "Inès Calvet",
                "articles": 2,
                "share": 0.5,
                "counts": [1, 1],
                "shares": [1, 1],
                "outlets": [
                    {"outlet": "Le Fanal", "articles": 1, "published": 2},
                    {"outlet": "The Harbour Post", "articles": 1, "published": 1},
                    {"outlet": None, "articles": 0, "published": 1},
                ],
            }
        ],
    }


@pytest.mark.parametrize("path", ["/compare", "/compare.csv", "/compare.json?with=%00"])
async def test_any_archive_can_be_asked(empty_archive, closed_archive, path):
    assert (await empty_archive.client.get(path)).status_code == 200
    assert (await closed_archive.client.get(path)).status_code == 404
