import json
from datetime import date
from urllib.parse import parse_qsl

import pytest
from page_text import words


@pytest.fixture
def fetch(archive):
    async def get(path, at=archive):
        return await at.client.get(path)

    return get


async def test_an_article_as_a_file(fetch):
    answer = await fetch("/archive/articles/1.bib")
    assert answer.headers["content-type"] == "application/x-bibtex; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="ferrand-2017-1.bib"'
    today = date.today().isoformat()
    assert answer.text == (
        "@article{ferrand-2017-1,\n"
        "  author = {Ferrand, Odile},\n"
        "  title = {{Le port de Brévan reprend le travail}},\n"
        "  journal = {Le Fanal},\n"
        "  entrysubtype = {newspaper},\n"
        "  date = {2017-03-13},\n"
        "  year = {2017},\n"
        "  month = mar,\n"
        "  langid = {french},\n"
        "  url = {https://fanal.example/port},\n"
        f"  urldate = {{{today}}},\n"
        "  note = {Gazette, http://localhost/archive/articles/1},\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("path", "titles"),
    [
        ("/archive/articles.csl?_sort=id", ["Le port de Brévan reprend le travail", "Library opens its doors"]),
        ("/archive/articles.csl?_sort=id&_labels=on&outlet_id=2", ["Library opens its doors"]),
        ("/archive/quotes/4.csl", ["Library opens its doors"]),
        ("/archive/quotes.csl?speaker_id=1&_sort=id&_labels=on", ["Le port de Brévan reprend le travail"]),
        ("/archive.csl?sql=select+2+as+article_id+union+all+select+'x'", ["Library opens its doors"]),
        ("/search.csl?q=Ostbury", ["Library opens its doors"]),
        ("/search.csl?q=unheard", []),
    ],
)
async def test_tables_queries_and_searches(fetch, path, titles):
    answer = await fetch(path)
    assert answer.status_code == 200
    assert [article.get("title") for article in answer.json()][: len(titles)] == titles


async def test_an_article_is_cited_once_however_many_rows_name_it(fetch):
    cited = (await fetch("/archive/quotes.csl?article_id=1")).json()
    assert [article["id"] for article in cited] == ["ferrand-2017-1"]


@pytest.mark.parametrize("path", ["/archive/people.bib", "/archive/people/1.ris", "/archive.csl?sql=select+1"])
async def test_what_is_no_article_has_no_reference(fetch, path):
    assert (await fetch(path)).status_code == 404


async def test_a_closed_archive_is_not_cited(fetch, closed_archive):
    assert (await fetch("/archive/articles/1.bib", closed_archive)).status_code == 403
    assert (await fetch("/search.bib?q=port", closed_archive)).status_code == 404


async def test_a_long_result_says_where_it_goes_on(fetch):
    answer = await fetch("/search.ris?size=1")
    assert answer.text.count("TY  - NEWS") == 1
    following = answer.headers["link"].partition(">")[0].removeprefix("<http://localhost")
    assert (await fetch(following)).text.count("TY  - NEWS") == 1


async def test_hostile_text_stays_text(fetch):
    (cited,) = (await fetch("/archive/articles/3.csl")).json()
    assert (cited["title"], cited["URL"]) == ("<script>alert(1)</script>", "http://localhost/archive/articles/3")
    assert "javascript" not in json.dumps(cited)


async def test_the_page_says_its_reference(look):
    page = await look("/archive/articles/1")
    assert words(page.find(id="cite").p).partition(" (consulté le ")[0] == (
        "Odile Ferrand, « Le port de Brévan reprend le travail », Le Fanal, 13 mars 2017. Archive Gazette,"
        " http://localhost/archive/articles/1"
    )
    assert [(a["href"], words(a)) for a in page.find(id="cite").ul.find_all("a")] == [
        ("/archive/articles/1.bib", "BibTeX"),
        ("/archive/articles/1.ris", "RIS"),
        ("/archive/articles/1.csl", "CSL-JSON"),
    ]
    assert dict(parse_qsl(page.find("span", class_="Z3988")["title"]))["rft.au"] == "Odile Ferrand"
    assert [tag["content"] for tag in page.find_all("meta", attrs={"name": "citation_author"})] == ["Ferrand, Odile"]


async def test_a_page_of_an_article_without_anything_says_so(look):
    page = await look("/archive/articles/4", "en")
    assert words(page.find(id="cite").p).startswith(
        "Untitled, outlet not given, n.d. Gazette archive, http://localhost/archive/articles/4 (accessed "
    )


def test_quotation_marks_within_quotation_marks(plugin):
    within = plugin("citations").within_quotes
    assert within("fr", 'Il dit « non » et "oui"') == 'Il dit “non” et "oui"'
    assert within("en", "He says “no”") == "He says ‘no’"
