import pytest
from page_text import words


async def test_a_search_shows_its_results_and_facets(look):
    page = await look("/search?q=calvet", language="en")
    assert [words(tab) for tab in page.find(class_="tabs").find_all("li")] == [
        "Articles 2",
        "People 1",
        "Places 0",
        "Quotes 3",
    ]
    assert [a["href"] for a in page.select(".results h3 a")] == ["/archive/articles/2", "/archive/articles/1"]
    assert [words(mark) for mark in page.select(".results .snippet mark")] == ["Calvet", "Calvet"]
    assert [words(li) for li in page.select("#facet-outlet li")] == ["Le Fanalexcept1", "The Harbour Postexcept1"]
    assert page.select_one("#facet-outlet a")["href"] == "/search?q=calvet&outlet=1"
    assert page.select_one("#facet-outlet a.not")["href"] == "/search?q=calvet&-outlet=1"
    assert {a["href"] for a in page.select(".chart a")} == {
        "/search?q=calvet&month=2017-03",
        "/search?q=calvet&month=2018-06",
        "/search?q=calvet&year=2017",
        "/search?q=calvet&year=2018",
    }


async def test_what_was_chosen_can_be_taken_back(look):
    page = await look("/search?q=calvet&outlet=1&-section=&year=2017", language="en")
    assert [(words(a), a["href"]) for a in page.select(".chips a")] == [
        ("Le Fanal×, remove", "/search?q=calvet&-section=&year=2017"),
        ("except not given×, remove", "/search?q=calvet&outlet=1&year=2017"),
        ("2017×, remove", "/search?q=calvet&outlet=1&-section="),
    ]
    assert words(page.select_one(".bar-line p")) == "1 article of 2"
    assert len(page.select(".chart .col.on")) == 1


async def test_the_order_is_in_the_address(look):
    page = await look("/search?sort=oldest", language="en")
    assert words(page.select_one(".sort b")) == "oldest"
    assert [a["href"] for a in page.select(".results h3 a")] == [f"/archive/articles/{n}" for n in (3, 4, 1, 2)]


async def test_each_kind_of_result_has_a_page(look):
    page = await look("/search?q=calvet&tab=people", language="en")
    assert [[words(cell) for cell in row.find_all(["th", "td"])] for row in page.select("tbody tr")] == [
        ["Inès Calvet Présidente de séance", "2", "2", "2017–2018"]
    ]
    assert page.select_one("tbody a")["href"] == "/archive/people/1"
    page = await look("/search?q=brevan&tab=places", language="en")
    found = [words(cell) for cell in page.select("tbody tr:first-child > *")]
    assert found == ["Brévan city, France", "1", "0", "2017"]
    page = await look("/search?q=parole&tab=quotes", language="en")
    assert [words(quote) for quote in page.select(".quote-card blockquote")] == ["“Nous avons tenu parole”"] * 2
    assert [words(quote) for quote in page.select("blockquote mark")] == ["parole"] * 2


async def test_quotes_are_narrowed(look):
    page = await look("/search?tab=quotes&type=direct&-speakers=1", language="en")
    assert [words(quote) for quote in page.select("blockquote")] == ["“lost in the margin”", "“Un an, c'est long”"]
    assert [(words(a), a["href"]) for a in page.select(".chips a")] == [
        ("except Inès Calvet×, remove", "/search?tab=quotes&type=direct"),
        ("Direct×, remove", "/search?tab=quotes&-speakers=1"),
    ]
    assert words(page.select_one(".bar-line p")) == "2 quotes of 6"
    assert [words(li) for li in page.select("#facet-type li")] == ["Directexcept2", "Woven into the sentenceexcept1"]
    assert page.select_one("input#w").find_parent("form").select_one("input[name=type]")["value"] == "direct"


async def test_a_tab_keeps_the_choices_that_it_knows(look):
    page = await look("/search?q=parole&tab=quotes&type=direct&outlet=1", language="en")
    assert [(words(a), a["href"]) for a in page.select(".tabs a")] == [
        ("Articles 1", "/search?q=parole&outlet=1"),
        ("People 0", "/search?q=parole&tab=people"),
        ("Places 0", "/search?q=parole&tab=places"),
        ("Quotes 1", "/search?q=parole&tab=quotes&type=direct&outlet=1"),
    ]


async def test_without_words_a_tab_is_a_room(look):
    page = await look("/search?tab=quotes", language="en")
    assert words(page.h1) == "Quotes"
    assert words(page.select_one("p.lede")) == "6 quotes, each with its article."
    assert page.select(".tabs") == []
    assert [words(order) for order in page.select(".sort b, .sort a")] == ["newest", "oldest"]


async def test_nothing_here_leads_to_where_there_is_something(look):
    page = await look("/search?q=margin&tab=people", language="en")
    assert words(page.h1) == "Nothing for “margin”"
    assert [(words(a), a["href"]) for a in page.select(".notice a")] == [("1 quote", "/search?q=margin&tab=quotes")]


async def test_nothing_found_says_what_was_looked_for(look):
    page = await look("/search?q=titre: zzz", language="en")
    assert page.find("input", id="q")["value"] == "titre: zzz"
    assert words(page.find(class_="notice")) == "What the archive looked for: title:zzz"


async def test_another_spelling_is_suggested(look):
    page = await look("/search?q=librarry&outlet=2", language="en")
    assert words(page.find("h1")) == "Nothing for “librarry”"
    assert page.select_one("p.lede a")["href"] == "/search?q=library"
    assert words(page.select_one("p.lede")) == "Try library: 1 article"


async def test_nothing_left_leads_back(look):
    page = await look("/search?q=calvet&language=xx", language="en")
    assert page.select_one("p.lede a")["href"] == "/search?q=calvet"


async def test_nothing_together_says_what_there_is_alone(look):
    page = await look("/search?q=titre:library calvet zzz", language="en")
    assert [words(p) for p in page.select(".notice p")][1:] == [
        "title:library alone: 1 article",
        "calvet alone: 2 articles",
        "zzz alone: 0 articles",
    ]
    assert [a["href"] for a in page.select(".notice a")] == ["/search?q=title%3Alibrary", "/search?q=calvet"]


async def test_all_values_of_a_facet(look):
    page = await look("/search?q=calvet&more=outlet&-outlet=2", language="en")
    assert words(page.h1) == "Outlet"
    assert [(words(li), li.a["href"]) for li in page.select(".all-values li")] == [
        ("Le Fanalexcept1", "/search?q=calvet&outlet=1&-outlet=2")
    ]
    assert page.select_one(".kind a")["href"] == "/search?q=calvet&-outlet=2"


async def test_values_are_found_by_how_they_begin(look):
    page = await look("/search?tab=quotes&more=speakers&within=calv", language="en")
    assert [words(li.a) for li in page.select(".all-values li")] == ["Inès Calvet"]
    form = page.find("input", id="w").find_parent("form")
    assert {(kept["name"], kept.get("value")) for kept in form.find_all("input")} == {
        ("tab", "quotes"),
        ("more", "speakers"),
        ("within", "calv"),
    }
    assert words(page.select_one(".bar-line p")) == "1 value of 3"


async def test_the_next_page_is_at_the_foot(look):
    page = await look("/search?size=1", language="en")
    assert [a["href"] for a in page.select(".pager a")] == ["/search?size=1&next=2018-06-01T08%3A30~2"]
    page = await look("/search?size=1&next=2018-06-01T08%3A30~2", language="en")
    assert page.select(".pager a")[0]["href"] == "/search?size=1"


@pytest.mark.parametrize(
    "asked",
    [
        "q=%22",
        "q=*",
        "q=%00",
        "next=x",
        "sort=relevant&q=a&next=~",
        "people=x",
        "tab=x",
        "size=-1",
        "tab=quotes&next=~x~&sort=oldest",
        "tab=people&sort=name&next=~",
        "more=people&page=9",
    ],
)
async def test_anything_may_be_asked(look, asked):
    assert (await look(f"/search?{asked}")).find("form", role="search")


async def test_a_search_that_takes_too_long_is_stopped(archive):
    assert (await archive.client.get("/search?q=port")).status_code == 200
    archive._settings["sql_time_limit_ms"] = 0
    answer = await archive.client.get("/search?q=calvet")
    assert answer.status_code == 400
    assert "The archive took too long to answer" in answer.text


async def test_a_closed_archive_is_not_searched(closed_archive):
    for path in ("/search?q=calvet", "/search.json?q=calvet"):
        answer = await closed_archive.client.get(path)
        assert answer.status_code == 404
        assert "Calvet" not in answer.text


async def test_an_empty_archive_is_searched(look, empty_archive):
    assert (await look("/search?q=port", at=empty_archive)).find(class_="lede")


async def test_what_is_not_quite_as_asked_is_said(look, monkeypatch):
    monkeypatch.setattr("ingest.searching.hints.READ", 0)
    page = await look('/search?q="le port" OR é*')
    assert [hint.text for hint in page.select(".hint")] == [
        "«\u202fle port\u202f»\u00a0: trop de textes pour les relire tous, d’autres formes des mots comptent aussi. "
        "Ajoutez un mot pour chercher l’expression exacte.",
        "é*\u00a0: un début de mot compte au moins trois lettres\u202f; il a été cherché comme un mot.",
    ]
    page = await look("/search?q=zz*")
    assert page.select_one(".notice p").text.startswith("zz*\u00a0: un début de mot")
