from page_text import words


async def test_a_place(look):
    page = await look("/archive/places/1")
    assert words(page.h1) == "Brévan"
    assert words(page.find(class_="kind")) == "Lieu ville France"
    assert words(page.find(class_="lede")) == "Un nom lu dans 1 article, le 13 mars 2017."
    assert words(page.find(class_="aka")) == "48,51° N, 3,25° O"
    assert [a["href"] for a in page.select(".results h3 a")] == ["/archive/articles/1"]
    assert [words(item) for item in page.find(class_="counts").find_all("li")] == ["Inès Calvet1"]
    assert [words(missing) for missing in page.find_all("i")] == ["Aucune citation ne nomme ce lieu."]


async def test_quotes_that_name_the_place(look):
    page = await look("/archive/places/2", language="en")
    assert [words(quote) for quote in page.find_all("blockquote")] == ["“<img src=x onerror=alert(2)>”"]
    assert words(page.find(class_="aka")) == "Position unknown"
    assert words(page.find(class_="kind")) == "Place"
    assert words(page.h1) == "<i>Partout</i>"


FRANCE = """
insert into places (id, name, slug, kind, country, latitude, longitude, articles, fingerprint)
values (3, 'France', 'france', 'country', 'FR', 46.0, 2.0, 1, 'france')
"""


async def test_the_country_is_a_place_too_and_holds_the_others(changed, look):
    at = changed(FRANCE)
    page = await look("/archive/places/1", language="en", at=at)
    assert page.find(class_="kind").find_all("a")[1]["href"] == "/archive/places/3"
    page = await look("/archive/places/3", language="en", at=at)
    assert words(page.find("h2", class_="next")) == "Places inside"
    inside = page.find("h2", class_="next").find_next("ol")
    assert [(item.a["href"], words(item)) for item in inside.find_all("li")] == [("/archive/places/1", "Brévan1")]


async def test_elsewhere_in_the_country(changed, look):
    other = FRANCE.replace("country'", "city'").replace("France", "Ostreval")
    page = await look("/archive/places/1", at=changed(other))
    assert words(page.find("h2", class_="next")) == "Ailleurs dans le pays : France"
    assert page.find(class_="kind").find_all("a")[1]["href"] == "/archive/places?country=FR"


async def test_a_country_that_nobody_knows_is_shown_by_its_code(changed, look):
    page = await look("/archive/places/1", at=changed("update places set country = '<b>'"))
    assert words(page.find(class_="kind")) == "Lieu ville <b>"


async def test_a_place_without_articles(changed, look):
    at = changed(FRANCE.replace(", 1, 'france'", ", 0, 'france'"))
    page = await look("/archive/places/3", at=at)
    assert words(page.find(class_="lede")) == "Un nom lu dans 0 article, sans date."
    assert [words(missing) for missing in page.find_all("i")] == [
        "Aucune citation ne nomme ce lieu.",
        "Aucun article.",
    ]
