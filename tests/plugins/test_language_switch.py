import pytest
from page_text import words


async def chosen(archive, lang, **given):
    return await archive.client.get(f"/-/language/{lang}", params=given, follow_redirects=False)


async def test_a_chosen_language_goes_before_the_browsers(archive):
    answer = await chosen(archive, "fr", to="/search?q=port&sort=oldest")
    assert (answer.status_code, answer.headers["location"]) == (302, "/search?q=port&sort=oldest")
    assert answer.headers["set-cookie"] == "gazette_language=fr; HttpOnly; Max-Age=31536000; Path=/; SameSite=lax"
    assert answer.headers["cache-control"] == "private, no-store"
    page = await archive.client.get("/", headers={"accept-language": "en", "cookie": "gazette_language=fr"})
    assert '<html lang="fr">' in page.text


async def test_a_cookie_of_no_language_of_ours_is_passed_over(archive):
    page = await archive.client.get("/", headers={"accept-language": "fr", "cookie": "gazette_language=<b>"})
    assert '<html lang="fr">' in page.text


@pytest.mark.parametrize(
    "elsewhere",
    ["", "//evil.example", "/\\evil.example", "https://evil.example/", "/\t/evil.example", "javascript:alert(1)", "x",
     "/\n/evil.example", "/é", "\\\\evil.example"],
)  # fmt: skip
async def test_nobody_is_sent_to_another_site(archive, elsewhere):
    assert (await chosen(archive, "en", to=elsewhere)).headers["location"] == "/"


async def test_a_language_that_pages_do_not_speak(archive):
    assert (await chosen(archive, "de")).status_code == 404


async def test_each_language_names_itself_and_leads_back(look):
    page = await look("/search?q=port&outlet=1")
    assert [
        (words(a), a["lang"], a["hreflang"], a["href"], a.get("aria-current"))
        for a in page.find(class_="langs").find_all("a")
    ] == [
        ("Français", "fr", "fr", "/-/language/fr?to=%2Fsearch%3Fq%3Dport%26outlet%3D1", "true"),
        ("English", "en", "en", "/-/language/en?to=%2Fsearch%3Fq%3Dport%26outlet%3D1", None),
    ]
