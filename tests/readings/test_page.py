import re
from dataclasses import replace

from bs4 import BeautifulSoup, Tag

from ingest.readings.page import page
from ingest.records import Article, Block, BlockKind, Mention, Person, Reading


def look(*readings: Reading) -> BeautifulSoup:
    return BeautifulSoup(page(readings), "lxml")


def words(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text().split())


def test_marks_nest_in_the_text(reading: Reading) -> None:
    shown = look(reading)
    assert words(shown.find("p", class_="noted").find("span")) == (  # type: ignore[union-attr]
        "« Merci à Léo Roy »1, a dit Ana Sol, la maire, à Lyon. On crie « enfin »2."
    )
    quote, other = shown.select("article .quoted")
    assert [(a["class"], words(a)) for a in quote.find_all("a")] == [(["person"], "Léo Roy")]
    assert (words(quote), words(other)) == ("« Merci à Léo Roy »", "« enfin »")
    assert [words(a) for a in shown.select("article a.person, article a.place")] == ["Léo Roy", "Ana Sol", "Lyon"]


def test_every_quote_says_who_and_why(reading: Reading) -> None:
    assert [words(note) for note in look(reading).select(".note")] == [
        "1Ana SolDirecte · sujet inversé de « a dit » · vraisemblable à 97 %",
        "2Locuteur non résoluMêlée au récit · « crie »",
    ]


def test_people_have_their_roles_and_places_their_kind(reading: Reading) -> None:
    assert [words(one) for one in look(reading).select(".cast li")] == [
        "Léo Roy1 mention",
        "Ana Solla maire1 citation, 1 mention",
        "Lyonville, FR45,75° N, 4,85° E1 mention",
    ]


def test_a_pull_quote_has_its_speaker(reading: Reading) -> None:
    assert words(look(reading).find("aside", class_="pull")) == "Merci à Léo RoyAna Sol"


def test_links_lead_to_places_on_the_page_and_names_are_given_once(reading: Reading) -> None:
    shown = look(reading, reading)
    names = [tag["id"] for tag in shown.find_all(id=True)]
    assert len(names) == len(set(names))
    assert {a["href"] for a in shown.find_all("a")} <= {f"#{name}" for name in names}
    assert [words(link) for link in shown.select(".toc a")] == ["Le pont rouvre", "Le pont rouvre"]


def test_it_needs_nothing_else(reading: Reading) -> None:
    html = page([reading])
    assert "<script" not in html
    assert set(re.findall(r"url\(([^;)]*)", html)) == {"data:font/woff2"}
    assert not re.search(r"""(?:src|href)=["'](?!#)|@import|https?://""", html)


def test_the_first_of_a_month_is_printed_as_french_prints_it(reading: Reading) -> None:
    shown = look(Reading(replace(reading.article, language="fr", published="2024-03-01")))
    assert [str(sup) for sup in shown.select("time sup")] == ["<sup>er</sup>"]


def test_languages_are_told(reading: Reading) -> None:
    shown = look(reading, reading, Reading(replace(reading.article, language="en", title="A bridge")))
    assert (shown.html["lang"], shown.title.text) == ("fr", "Lecture de 3\u00a0articles · Gazette")  # type: ignore[index,union-attr]
    assert [article.get("lang") for article in shown.find_all("article")] == [None, None, "en"]


def test_what_a_source_says_is_never_markup() -> None:
    text = '<script>alert(1)</script>"><img onerror=x>\x1b\u202e'
    name = Mention(0, len(text), text)
    blocks = (Block(BlockKind.TITLE, 0, 3), Block(BlockKind.PARAGRAPH, 0, len(text)))
    article = Article("<b>", text, blocks, text, f"<i>{text}", text, (text,), "<i>", language="fr", outlet=text)
    html = page([Reading(article, (Person(text, (name,), text),))])
    shown = BeautifulSoup(html, "lxml")
    assert shown.find_all(["script", "img"]) == []
    assert "\x1b" not in html
    assert "\u202e" not in html
    assert words(shown.find("p", class_="noted") or shown.select_one(".text p")) == text[:-2] + "␛\ufffd"


def test_a_page_of_nothing() -> None:
    assert words(look().main).endswith("No articles.")  # type: ignore[union-attr]


def test_an_article_with_nothing_found(reading: Reading) -> None:
    shown = look(Reading(replace(reading.article, blocks=(), title=None)))
    assert words(shown.h1) == "Sans titre"
    assert [words(one) for one in shown.select(".cast li")] == ["Rien n’est repéré."] * 2
