from page_text import words


async def test_an_outlet(look):
    page = await look("/archive/outlets/1", language="en")
    assert words(page.h1) == "Le Fanal"
    assert words(page.find(class_="lede")) == "2 articles in the archive."
    assert [a["href"] for a in page.select(".results h3 a")] == ["/archive/articles/1", "/archive/articles/3"]
    assert [[words(item) for item in shelf.find_all("li")] for shelf in page.find_all(class_="counts")] == [
        ["Inès Calvet1", '<script>alert("x")</script>1'],
        ['"><script>1', "Économie1"],
    ]


async def test_an_author(look):
    page = await look("/archive/authors/1")
    assert words(page.h1) == "Odile Ferrand"
    assert words(page.find(class_="lede")) == "1 article sous cette signature."
    assert [a["href"] for a in page.select(".results h3 a")] == ["/archive/articles/1"]
