import json

from page_text import words


async def test_an_article_is_read_as_an_article(look):
    page = await look("/archive/articles/1")
    assert words(page.h1) == "Le port de Brévan reprend le travail"
    header = [words(line) for line in page.article.header.find_all("p")]
    assert header == [
        "Économie Le Fanal 13 mars 2017",
        "Après six jours de grève, un accord a été signé lundi.",
        "Par Odile Ferrand 40 mots Citer cet article",
    ]
    text = page.find("div", class_="text")
    for extra in text.find_all(class_=["notes", "pilcrow", "only-print"]):
        extra.decompose()
    assert [words(line) for line in text.find_all(["p", "h2", "aside"])] == [
        "Le port de Brévan rouvre. « Nous avons tenu parole »1, a déclaré Inès Calvet, qui présidait la séance à"
        " Brévan.",
        "La suite dépend de l'État",
        "Nous avons tenu paroleInès Calvet, dans le texte",
        "Selon la préfecture, les travaux dureront un an. « Un an, c'est long »2, soupire un docker.",
    ]


async def test_what_stands_above_an_article_leads_to_its_rooms(look):
    above = (await look("/archive/articles/1")).find("article").find("header").find(class_="meta")
    assert {words(a): a["href"] for a in above.find_all("a")} == {
        "Économie": "/sections/%C3%89conomie",
        "Le Fanal": "/archive/outlets/1",
        "13 mars 2017": "/calendar/2017-03-13",
    }


async def test_marks_lead_to_their_rows(look):
    text = (await look("/archive/articles/1")).find("div", class_="text")
    assert [(a["class"], a["href"], words(a)) for a in text.find_all("a", class_=["person", "place"])] == [
        (["place"], "/archive/places/1", "Brévan"),
        (["person"], "/archive/people/1", "Inès Calvet"),
        (["place"], "/archive/places/1", "Brévan"),
    ]
    assert [(span["id"], words(span)) for span in text.find_all("span", class_="quoted")] == [
        ("q1", "« Nous avons tenu parole »"),
        ("q2", "« Un an, c'est long »"),
    ]


async def test_notes_say_who_speaks_and_why(look):
    page = await look("/archive/articles/1", language="en")
    assert [(note["id"], words(note)) for note in page.find_all(class_="note")] == [
        ("n1", "1Inès CalvetDirect · inverted subject of “a déclaré”"),
        ("n2", "2un docker (not a known person)Direct · “soupire”"),
    ]


async def test_a_pull_quote_leads_to_the_words_it_repeats(look):
    pull = (await look("/archive/articles/1")).find(class_="pull")
    assert pull.footer.a["href"] == "#q1"


async def test_who_where_and_from_what_file(look):
    page = await look("/archive/articles/1", language="en")
    assert [words(item) for item in page.find(class_="cast").find_all("li")] == [
        "Inès Calvetprésidente de séance1 quote, 1 mention"
    ]
    assert [(a["href"], words(a)) for a in page.find("aside", class_="rail").find_all("a", class_="place")] == [
        ("/archive/places/1", "Brévan")
    ]
    assert [words(field) for field in page.find("dl", class_="fields").find_all("dd", recursive=False)] == [
        "https://fanal.example/port",
        "port.txt read 22 November 2026, format text, version 2 How each field was found"
        " headlinefirst line (100% sure) published<b>dateline</b> (80% sure)"
        " sectionline (90% sure) which says “Port” Digest (BLAKE2b)000102030405060708090a0b0c0d0e0f",
    ]


async def test_the_row_itself_is_one_click_away(look):
    stored = (await look("/archive/articles/1")).find("details", class_="stored")
    rows = {words(row.th): words(row.td) for row in stored.find_all("tr")}
    assert (rows["id"], rows["outlet_id"], rows["mentions.article_id"]) == ("1", "1", "4 lignes")
    assert stored.caption.a["href"] == "/archive/articles/1.json"


async def test_spans_outside_the_text_are_left_out(look):
    page = await look("/archive/articles/2", language="en")
    assert [words(span) for span in page.find_all("span", class_="quoted")][1:] == ["“We waited ten years,”"]


async def test_an_article_in_the_other_language_says_so(look):
    page = await look("/archive/articles/2")
    assert page.article["lang"] == "en"
    assert words(page.article.header.p) == "The Harbour Post 1er juin 2018 à 8 h 30 en anglais"


async def test_an_article_without_anything_says_what_is_missing(look):
    page = await look("/archive/articles/4")
    assert [words(missing) for missing in page.article.find_all("i")] == [
        "titre de presse non indiqué",
        "date absente de la source",
        "Sans titre",
        "Sans signature",
        "Aucun texte dans la source.",
    ]


async def test_a_standfirst_that_opens_the_story_is_shown_once(look, changed):
    title, text = "Library opens its doors", "The Marsh library in Ostbury opened."
    start = len(title) + 2
    ends = start + len(text)
    layout = json.dumps([["title", 0, len(title)], ["paragraph", start, ends], ["paragraph", ends + 1, ends + 43]])
    archive = changed(
        "update articles set standfirst = 'The Marsh library in Ostbury  opened.' where id = 2",
        f"update texts set layout = '{layout}' where article_id = 2",
    )
    page = await look("/archive/articles/2", "en", archive)
    assert words(page.find("p", class_="lede")) == "The Marsh library in Ostbury opened."
    assert page.get_text().count("library in Ostbury opened") == 1
    assert words(page.select_one("div.text p")).startswith("¶“We waited ten years,”")


async def test_an_article_of_which_only_a_summary_is_known_says_so(look, changed):
    archive = changed("update articles set standfirst = 'Le pont rouvre lundi.' where id = 4")
    page = await look("/archive/articles/4", at=archive)
    assert "L’archive n’a que ce résumé." in words(page.article)
