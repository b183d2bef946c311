from page_text import words

from ingest import analysis


async def test_a_quote_in_context(look):
    page = await look("/archive/quotes/1")
    assert words(page.find("blockquote")) == "« Nous avons tenu parole »"
    assert words(page.find(class_="who")) == "Inès Calvet, présidente de séance"
    assert [words(line) for line in page.find(class_="in-context").find_all("p")] == [
        "Après six jours de grève, un accord a été signé lundi.",
        "Le port de Brévan rouvre. « Nous avons tenu parole », a déclaré Inès Calvet, qui présidait la séance à"
        " Brévan.",
        "La suite dépend de l'État",
    ]
    assert [span["id"] for span in page.find_all("span", class_="quoted")] == ["q1"]
    assert {words(name): words(name.find_next_sibling("dd")) for name in page.find("dl").find_all("dt")} == {
        "Qui parle": "Inès Calvet",
        "Désigné par": "« Inès Calvet »",
        "Mot introducteur": "« a déclaré »",
        "Indice": "sujet inversé de « a déclaré »",
        "Mise en exergue": "« Nous avons tenu parole »",
        "À partager": "La citation en image : PNG, SVG",
        "Lien permanent": "http://localhost/archive/quotes/1",
    }


async def test_a_quote_leads_to_its_article_its_outlet_and_its_day(look):
    told = (await look("/archive/quotes/1")).find(class_="quote-alone").find(class_="meta")
    assert {words(a): a["href"] for a in told.find_all("a")} == {
        "Le port de Brévan reprend le travail": "/archive/articles/1#q1",
        "Le Fanal": "/archive/outlets/1",
        "13 mars 2017": "/calendar/2017-03-13",
    }


async def test_a_quote_by_nobody_known(look):
    page = await look("/archive/quotes/2", language="en")
    assert words(page.find(class_="who")) == "un docker (not a known person)"


async def test_a_quote_that_the_text_does_not_hold(look):
    page = await look("/archive/quotes/5", language="en")
    assert [words(missing) for missing in page.find_all("i")] == [
        "The passage cannot be found in the text.",
        "Speaker not resolved",
        "no word",
        "none",
    ]


def test_the_blocks_around(plugin):
    spans = [(0, 5), (7, 12), (14, 20), (22, 30)]
    blocks = [{"start": start, "end": end, "marks": []} for start, end in spans]
    around = plugin("quote_page").around
    assert around({"start": 8, "end": 11}, blocks) == blocks[0:3]
    assert around({"start": 0, "end": 9}, blocks) == blocks[0:3]
    assert around({"start": 25, "end": 30}, blocks) == blocks[2:4]
    assert around({"start": 90, "end": 99}, blocks) == []


def test_of_quotes_only_this_one_is_marked_and_without_its_number(plugin):
    name = {"tag": "a", "attributes": {"href": "/archive/people/1"}}
    this, other = ({"tag": "span", "attributes": {"id": f"q{n}"}, "after": f"<a href='#n{n}'>"} for n in (1, 2))
    block = {"start": 0, "end": 9, "marks": [name, this, other]}
    (found,) = plugin("quote_page").around({"id": 1, "start": 2, "end": 5}, [block])
    assert found["marks"] == [name, {"tag": "span", "attributes": {"id": "q1"}}]


async def test_the_same_words_in_other_articles(look, changed):
    said = "Nous avons TENU parole, mes amis"
    archive = changed(
        f"update quotes set text = '{said}' where id = 4",
        f"insert into quotes_fts (rowid, text, speaker) values (4, '{analysis.stems(said, 'fr')}', '')",
    )
    page = await look("/archive/quotes/1", at=archive)
    assert [words(quote) for quote in page.select(".after blockquote")] == ["« Nous avons TENU parole, mes amis »"]
    assert (await look("/archive/quotes/6", at=archive)).select(".after") == []


def test_a_phrase_of_some_words(plugin):
    phrase_of = plugin("quote_page").phrase_of
    assert phrase_of('L\'eau "monte" encore ici') == '"eau monte encore ici"'
    assert phrase_of("Oui, bien sûr") == ""
    assert phrase_of("mot " * 30) == f'"{" ".join(["mot"] * 12)}"'


async def test_what_is_only_reported_has_no_quotation_marks(look, changed):
    archive = changed("update quotes set type = 'indirect' where id = 1")
    for path in ("/archive/quotes/1", "/archive/people/1"):
        (reported,) = (await look(path, at=archive)).select("blockquote.reported")
        assert words(reported) == "Nous avons tenu parole"
