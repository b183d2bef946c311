import xml.etree.ElementTree as ET

import pytest

TITLE = "{http://www.w3.org/2000/svg}title"


@pytest.mark.parametrize(
    ("number", "title"),
    [
        (1, "«\u202fNous avons tenu parole\u202f» Inès Calvet, Le Fanal, 13 mars 2017"),
        (4, "“We waited ten years,” Inès Calvet, The Harbour Post, 1 June 2018"),
        (5, "“lost in the margin” Speaker not resolved, The Harbour Post, 1 June 2018"),
        (
            6,
            '«\u202f<img src=x onerror=alert(2)>\u202f» <script>alert("x")</script>,'
            " Le Fanal, date absente de la source",
        ),
    ],
)
async def test_a_quote_as_a_drawing(archive, number, title):
    answer = await archive.client.get(f"/archive/quotes/{number}.svg", headers={"accept-language": "en"})
    assert answer.headers["content-type"] == "image/svg+xml; charset=utf-8"
    assert answer.headers["content-security-policy"] == "default-src 'none'"
    assert ET.fromstring(answer.text).find(TITLE).text == title  # noqa: S314 - our own drawing


async def test_what_is_reported_has_no_quotation_marks(changed):
    archive = changed("update quotes set type = 'indirect' where id = 1")
    answer = await archive.client.get("/archive/quotes/1.svg")
    assert ET.fromstring(answer.text).find(TITLE).text.startswith("Nous avons")  # noqa: S314


async def test_a_quote_as_a_picture(archive):
    answer = await archive.client.get("/archive/quotes/1.png")
    assert (answer.headers["content-type"], answer.content[:8]) == ("image/png", b"\x89PNG\r\n\x1a\n")
    assert (int.from_bytes(answer.content[16:20]), int.from_bytes(answer.content[20:24])) == (1200, 630)


@pytest.mark.parametrize("path", ["/archive/quotes.svg", "/archive/people/1.png", "/archive.svg?sql=select+1"])
async def test_nothing_else_has_a_picture(archive, path):
    assert (await archive.client.get(path)).status_code == 404


async def test_a_closed_archive_shows_no_quote(closed_archive):
    assert (await closed_archive.client.get("/archive/quotes/1.png")).status_code == 403


async def test_a_link_to_a_quote_is_shown_with_its_picture(look):
    page = await look("/archive/quotes/1")
    assert page.find("meta", property="og:image")["content"] == "http://localhost/archive/quotes/1.png"
    assert [a["href"] for a in page.find("dl").find_all("a") if a["href"].startswith("http")] == [
        "http://localhost/archive/quotes/1.png",
        "http://localhost/archive/quotes/1.svg",
    ]
