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
