import pytest

PAGES = [
    "/",
    "/archive",
    "/archive/articles",
    "/archive/articles/3",
    "/archive/people",
    "/archive/people/2",
    "/archive/places/2",
    "/archive/quotes",
    "/archive/quotes/6",
    "/archive/outlets/1",
    "/archive/articles/1/versions",
    "/-/search?q=script",
    "/search",
    "/search?q=script&section=%22%3E%3Cscript%3E&people=2",
    "/search?q=%3Cscript%3Ealert(9)%3C/script%3E",
    "/search?q=script&tab=quotes",
    "/-/search?q=%3Cscript%3Ealert(9)%3C/script%3E",
    "/archive/most_quoted",
]


@pytest.mark.parametrize("path", PAGES)
async def test_what_a_source_says_is_never_markup(look, path):
    page = await look(path)
    assert not [script for script in page.find_all("script") if "alert(" in script.text]
    assert not page.find_all("img")
    assert not [tag for tag in page.find_all(True) if any(name.startswith("on") for name in tag.attrs)]


@pytest.mark.parametrize("path", PAGES)
async def test_only_web_addresses_are_links(look, path):
    addresses = [a["href"] for a in (await look(path)).find_all("a", href=True)]
    assert [address for address in addresses if not address.startswith(("/", "#", "?", "https://", "http://"))] == []


@pytest.fixture
def odd(changed):
    """Text from right to left, a paragraph of five thousand words, a word without an end, and dates that are none."""
    arabic = "قال الوزير «لن ننسى ما فعله الجنود» في دمشق"
    long = "mot " * 5_000 + "W" * 400
    start, end = arabic.index("«") + 1, arabic.index("»")
    return changed(
        "insert into articles (id, title, published, language, words, people, places, quotes, standfirst)"
        f" values (20, '{arabic}', 'hier', 'ar', 9, 0, 0, 1, 'بيان'), (21, null, '', 'xx', 5001, 0, 0, 0, '')",
        "insert into texts (article_id, text, layout, run_id, digest, identity)"
        f" values (20, '{arabic}', '[[\"paragraph\", 0, {len(arabic)}]]', 1, x'00', x'20'),"
        f" (21, '{long}', '[[\"paragraph\", 0, {len(long)}]]', 1, x'00', x'21')",
        'insert into quotes (id, article_id, text, type, start, "end")'
        f" values (20, 20, '{arabic[start:end]}', 'direct', {start}, {end})",
    )


async def test_text_from_right_to_left_stands_apart(look, odd):
    page = await look("/archive/articles/20", at=odd)
    assert [tag.name for tag in page.article.find_all(dir="auto")] == ["h1", "p", "span"]
    assert page.find(class_="notes")["dir"] == "ltr"


@pytest.mark.parametrize(
    "path", ["/archive/articles/20", "/archive/articles/21", "/archive/quotes/20", "/archive/articles/21.bib"]
)
async def test_odd_texts_are_shown_within_bounds(odd, path):
    answer = await odd.client.get(path)
    assert answer.status_code == 200
    assert len(answer.content) < 60_000


async def test_a_picture_of_odd_text(odd):
    answer = await odd.client.get("/archive/quotes/20.svg")
    assert "لن ننسى ما فعله الجنود" in answer.text
