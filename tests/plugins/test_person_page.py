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
    assert [words(run) for run in page.find_all(class_="run")] == ["Inès Calvet 2"]


async def test_the_chart_counts_articles_by_month(look):
    chart = (await look("/archive/people/1", language="en")).find(class_="chart")
    assert [words(title) for title in chart.find_all("title")] == ["March 2017: 1 article", "June 2018: 1 article"]


async def test_the_counts_lead_to_the_rows(archive, look):
    for link in (await look("/archive/people/1")).find(class_="lede").find_all("a"):
        path, _, query = link["href"].partition("?")
        answer = await archive.client.get(f"{path}.json?{query}&_shape=array")
        assert len(answer.json()) in {2, 3}


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


async def test_a_person_with_nothing(look):
    page = await look("/archive/people/3")
    assert words(page.find(class_="lede")) == "Un nom lu dans 0 article, sans date."
    assert [words(missing) for missing in page.find_all("i")] == ["Aucune citation dans l’archive.", "Aucun article."]
    assert page.find(class_="chart") is None
