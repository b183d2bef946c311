from page_text import words


async def test_a_person_named_and_quoted(look):
    page = await look("/archive/people/1")
    assert words(page.h1) == "Inès Calvet"
    assert words(page.find(class_="lede")) == (
        "Un nom lu dans 2 articles, avec 2 citations, du 13 mars 2017 au 1er juin 2018."
    )
    assert [words(quote) for quote in page.find_all("blockquote")] == [
        "« We waited ten years, »",
        "« Nous avons tenu parole »",
    ]
    assert [a["href"] for a in page.select(".results h3 a")] == ["/archive/articles/2", "/archive/articles/1"]
    assert [words(run) for run in page.find_all(class_="run")] == ["Brévan 1", "Inès Calvet 2"]


async def test_the_chart_counts_articles_by_month(look):
    chart = (await look("/archive/people/1", language="en")).find(class_="chart")
    assert [words(title) for title in chart.find_all("title")] == ["March 2017: 1 article", "June 2018: 1 article"]


async def test_the_counts_lead_to_what_was_counted(archive, look):
    articles, quotes = (await look("/archive/people/1")).find(class_="lede").find_all("a")
    assert (articles["href"], quotes["href"]) == ("/search?people=1", "/search?tab=quotes&speakers=1")
    assert (await archive.client.get("/search.json?people=1")).json()["count"] == 2


async def test_columns_lead_to_the_articles_of_their_month(look):
    chart = (await look("/archive/people/1")).find(class_="chart")
    assert [a["href"] for a in chart.find_all("a")] == [
        "/search?people=1&month=2017-03",
        "/search?people=1&month=2018-06",
        "/search?people=1&year=2017",
        "/search?people=1&year=2018",
    ]


async def test_the_numbers_behind_the_chart(look):
    table = (await look("/archive/people/1", language="en")).find("table", class_="months")
    assert [[words(cell) for cell in row.find_all(["th", "td"])] for row in table.tbody.find_all("tr")] == [
        ["2017", *"001000000000", "1"],
        ["2018", *"000001000000", "1"],
    ]


async def test_search_within_their_words(look):
    form = (await look("/archive/people/1")).find("form", class_="within")
    assert form["action"] == "/search"
    assert [(field["name"], field.get("value")) for field in form.find_all("input")] == [
        ("tab", "quotes"),
        ("speakers", "1"),
        ("q", None),
    ]


async def test_the_way_to_a_comparison(look):
    page = await look("/archive/people/1")
    assert page.find(class_="beneath").a["href"] == "/compare?with=people:1"


async def test_how_often_outlets_name_and_quote_them_beside_the_whole_archive(look):
    table = (await look("/archive/people/1", language="en")).find("table", class_="shares")
    assert [[words(cell) for cell in row.find_all(["th", "td"]) if words(cell)] for row in table.find_all("tr")] == [
        ["Outlet", "Drawn", "Named", "Quoted"],
        ["Le Fanal", "50%", "50%"],
        ["The Harbour Post", "100%", "100%"],
        ["The whole archive", "50%", "50%"],
    ]
    assert table.tbody.a["href"] == "/search?people=1&outlet=1"


async def test_places_named_beside(look):
    page = await look("/archive/people/1")
    assert words(page.find("h2", string="Lieux des mêmes articles").find_next("p")) == "Brévan 1"


async def test_the_articles_in_other_forms(look, archive):
    forms = (await look("/archive/people/1")).find("nav", class_="after")
    for link in forms.find_all("a"):
        assert (await archive.client.get(link["href"])).status_code == 200, link["href"]


async def test_a_name_written_in_two_thousand_ways(changed, look):
    numbers = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000)"
    forms = "insert into aliases (person_id, name, mentions, articles) select 1, 'Form ' || i, 1, 1 from n"
    at = changed(f"{numbers} {forms}")
    page = await look("/archive/people/1", language="en", at=at)
    heading = page.find("h2", string="As it is written")
    assert len(heading.find_next("p").find_all("bdi")) == 24
    more = heading.find_next("p", class_="hint").a
    assert (words(more), more["href"]) == (
        "1,977 more forms",
        "/archive/aliases?person_id=1&_sort_desc=mentions",
    )


async def test_roles_without_a_date(changed, look):
    page = await look("/archive/people/1", at=changed("update articles set published = null"))
    row = page.find("caption", string="Telles qu’imprimées").parent.tr
    assert [words(cell) for cell in row.find_all(["th", "td"])] == [
        "Présidente de séance",
        "date absente de la source",
        "2",
    ]
    assert words(page.find(class_="beneath").find(class_="hint")) == "2 articles sans date."


async def test_roles_as_printed_with_their_years(look):
    page = await look("/archive/people/1")
    assert [words(row) for row in page.find("caption", string="Telles qu’imprimées").parent.find_all("tr")] == [
        "Présidente de séance2017 à 20182"
    ]


async def test_why_names_are_one_and_who_may_be_the_same(look):
    page = await look("/archive/people/1")
    assert [words(line) for line in page.select("details .hint")] == [
        "Inès Calvet = Innes Calvet : autre graphie +0,60"
    ]
    perhaps = page.find("h2", string="Peut-être la même personne").find_next("ul")
    assert [(line.a["href"], words(line)) for line in perhaps.find_all("li")] == [
        ("/archive/people/3", "Personne Muette a surname +0,30")
    ]


async def test_a_number_that_was_a_person_s_leads_on(archive):
    for address, now in {
        "/archive/people/7": "/archive/people/1",
        "/archive/people/7.json?_shape=array": "/archive/people/1.json?_shape=array",
    }.items():
        answer = await archive.client.get(address)
        assert (answer.status_code, answer.headers["location"]) == (302, now)
    assert (await archive.client.get("/archive/people/99")).status_code == 404


async def test_a_hostile_name_is_text(look):
    page = await look("/archive/people/2")
    assert words(page.h1) == '<script>alert("x")</script>'
    assert page.find_all("script", string='alert("x")') == []


async def test_a_person_with_nothing(look):
    page = await look("/archive/people/3")
    assert words(page.find(class_="lede")) == "Un nom lu dans 0 article, sans date."
    assert [words(missing) for missing in page.find_all("i")] == ["Aucune citation dans l’archive.", "Aucun article."]
    assert page.find(class_="chart") is None
    assert page.find(class_="beneath") is None
