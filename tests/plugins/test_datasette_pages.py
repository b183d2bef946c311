from page_text import words


async def test_a_table_page_is_datasettes_in_gazettes_frame(look):
    page = await look("/archive/articles")
    assert words(page.h1) == "Articles"
    assert page.find(class_="masthead") and page.find("table", class_="rows-and-columns")
    assert [link["href"].rpartition("/")[2] for link in page.select("link[rel=stylesheet]")] == [
        "datasette.css",
        "gazette.css",
    ]
    facets = {facet["data-column"] for facet in page.find_all(class_="facet-info")}
    assert facets == {"published", "outlet_id", "section", "language"}


async def test_style_sheets_and_fonts_are_served(archive):
    for path in ("gazette.css", "datasette.css", "fonts/newsreader-400.woff2"):
        assert (await archive.client.get(f"/gazette/{path}")).status_code == 200


async def test_a_row_without_a_page_of_its_own_stays_datasettes(look):
    page = await look("/archive/runs/1")
    assert words(page.h1) == "runs : 1"


async def test_rows_stay_json(archive):
    answer = await archive.client.get("/archive/articles/1.json?_shape=array")
    assert answer.json()[0]["title"] == "Le port de Brévan reprend le travail"
