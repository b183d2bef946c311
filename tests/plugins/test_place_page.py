from page_text import words


async def test_a_place(look):
    page = await look("/archive/places/1")
    assert words(page.h1) == "Brévan"
    assert words(page.find(class_="kind")) == "Lieu ville FR"
    assert words(page.find(class_="lede")) == "Un nom lu dans 1 article, le 13 mars 2017."
    assert words(page.find(class_="aka")) == "48,51° N, 3,25° O"
    assert [a["href"] for a in page.select(".results h3 a")] == ["/archive/articles/1"]
    assert [words(item) for item in page.find(class_="counts").find_all("li")] == ["Inès Calvet1"]
    assert [words(missing) for missing in page.find_all("i")] == ["Aucune citation ne nomme ce lieu."]


async def test_quotes_that_name_the_place(look):
    page = await look("/archive/places/2", language="en")
    assert [words(quote) for quote in page.find_all("blockquote")] == ["“<img src=x onerror=alert(2)>”"]
    assert words(page.find(class_="aka")) == "Position unknown"
