"""Datasette's own pages in the reader's language."""

import pytest
from page_text import words


@pytest.mark.parametrize(("language", "title", "filters"), [("fr", "Lieux", "Appliquer"), ("en", "Places", "Apply")])
async def test_a_table_page_speaks_one_language(look, language, title, filters):
    page = await look("/archive/places", language)
    assert words(page.h1) == title
    assert words(page.find("form", class_="filters").button) == filters
    assert [text for text in page.main.stripped_strings if " · " in text] == []


async def test_what_is_filtered_stands_above_the_rows_and_can_be_taken_away(look):
    query = "language=fr&section__contains=co&_search=port&_person=1&words__notnull=1"
    page = await look(f"/archive/articles?{query}", "en")
    assert {words(link): link["href"].partition("?")[2] for link in page.select(".chips a")} == {
        "“port”×, remove": "language=fr&section__contains=co&_person=1&words__notnull=1",
        "language = fr×, remove": "section__contains=co&_search=port&_person=1&words__notnull=1",
        "section contains co×, remove": "language=fr&_search=port&_person=1&words__notnull=1",
        "words is not null×, remove": "language=fr&section__contains=co&_search=port&_person=1",
        "Person: Inès Calvet×, remove": "language=fr&section__contains=co&_search=port&words__notnull=1",
    }


async def test_one_more_filter_keeps_the_others(look):
    form = (await look("/archive/articles?language=fr&_person=1&_facet_named=people")).find("form", class_="filters")
    hidden = {(field["name"], field["value"]) for field in form.select("input[type=hidden]")}
    assert hidden == {("language", "fr"), ("_person", "1"), ("_facet_named", "people")}


async def test_cells_say_their_column_where_there_are_no_heads(look):
    for path in ("/archive/outlets", "/archive?sql=select+name+from+outlets"):
        cell = (await look(path)).select_one("td.col-name")
        assert cell["data-label"] == "name"


async def test_what_a_row_is_referred_to_by(look):
    page = await look("/archive/runs/1", "en")
    assert "texts.run_id" in {words(told) for told in page.select(".bullets .meta")}


async def test_a_question_names_its_blanks_and_its_functions(look):
    page = await look("/archive/who_said_what", "en")
    assert [words(label) for label in page.select("form.sql label")] == ["words"]
    assert [words(call) for call in page.select(".functions code")] == [
        "stem(text, language)",
        "fold(text)",
        "snippet_of(text, query)",
        "escape_fts(query)",
    ]


async def test_examples_of_functions_answer(look, archive):
    page = await look("/archive?sql=select+1")
    for link in page.select(".functions a"):
        address = link["href"].replace("/archive?", "/archive.json?")
        assert (await archive.client.get(address)).json()["error"] is None


async def test_a_wrong_question_is_told_what_is_wrong(archive, parsed):
    answer = await archive.client.get("/archive?sql=select+absent", headers={"accept-language": "fr"})
    page = parsed(answer)
    assert (answer.status_code, words(page.find(class_="message-error"))) == (400, "no such column: absent")
    assert page.find("textarea").text.strip() == "select absent"
