import re


async def test_files_have_addresses_that_change_with_them(look, archive):
    page = await look("/archive/articles")
    sheets = [link["href"] for link in page.select("link[rel=stylesheet]")]
    assert [re.sub(r"-[0-9a-f]{8}/", "/", sheet) for sheet in sheets] == [
        "/gazette/datasette.css",
        "/gazette/gazette.css",
    ]
    for path in [*sheets, page.select_one("link[rel=preload]")["href"]]:
        answer = await archive.client.get(path)
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


async def test_what_a_style_sheet_asks_for_is_found_beside_it(look, archive):
    sheet = (await look("/")).select("link[rel=stylesheet]")[-1]["href"]
    fonts = re.findall(r"url\(([^)]+woff2)\)", (await archive.client.get(sheet)).text)
    assert fonts
    for font in fonts:
        assert (await archive.client.get(sheet.rpartition("/")[0] + "/" + font)).status_code == 200


async def test_a_file_that_is_not_there_does_not_stay(archive):
    answer = await archive.client.get("/gazette-00000000/nothing.css")
    assert answer.status_code == 404
    assert "cache-control" not in answer.headers
