import pytest


async def ask(archive, sql, **params):
    return [tuple(row) for row in await archive.get_database("archive").execute(sql, params)]


async def test_words_are_folded_and_stemmed_in_sql(archive):
    assert await ask(archive, "select fold('L’ŒUVRE'), stem('les écoles', 'fr'), stem('libraries', 'en')") == [
        ("l'oeuvre", "le ecol", "librari")
    ]


async def test_a_text_is_french_where_no_language_is_given(archive):
    assert await ask(archive, "select stem('les écoles')") == [("le ecol",)]


async def test_null_stays_null(archive):
    sql = "select fold(null), stem(null, 'fr'), stem(null), snippet_of(null, 'x'), escape_fts(null)"
    assert await ask(archive, sql) == [(None, None, None, None, '""')]


@pytest.mark.parametrize(
    ("query", "passage"),
    [
        ("ports", "Le [port] de Brévan reprend le travail"),
        (
            '"un an" préfecture',
            "Selon la [préfecture], les travaux dureront [un] [an]. « [Un] [an], c'est long », soupire [un] docker.",
        ),
        ("rien d'ici", "Le port de Brévan reprend le travail"),
        ("", "Le port de Brévan reprend le travail"),
    ],
)
async def test_a_passage_around_what_is_found(archive, query, passage):
    sql = "select snippet_of(text, :query) from texts where article_id = 1"
    assert await ask(archive, sql, query=query) == [(passage,)]


async def test_a_passage_of_nothing_is_nothing(archive):
    assert await ask(archive, "select snippet_of('', 'x'), snippet_of(7, null)") == [("", "7")]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ports", [1]),
        ("BRÉVAN", [1]),
        ("brevan greve", [1]),
        ('"jours de grève"', [1]),
        ('"port de brevan"', [1]),
        ('"port brevan"', []),
        ("libraries", [2]),
        ('"', []),
        ("port OR (", [1]),
        ("port -grève", []),
    ],
)
async def test_datasette_search_sees_words_as_the_index_does(archive, typed, found):
    answer = await archive.client.get("/archive/articles.json", params={"_search": typed, "_shape": "array"})
    assert [row["id"] for row in answer.json()] == found


@pytest.mark.parametrize(
    ("table", "label", "found"),
    [("articles", "title", "Le port de Brévan reprend le travail"), ("places", "name", "Brévan")],
)
async def test_search_all_is_answered_for_every_table(archive, table, label, found):
    asked = "_shape=objects&_labels=on&_extra=count&_extra=database&_extra=table&_size=5&_search=Brevan"
    answer = (await archive.client.get(f"/archive/{table}.json?{asked}")).json()
    assert [row[label] for row in answer["rows"]] == [found]


async def test_search_all_is_answered_for_people_and_quotes(archive):
    asked = "_shape=objects&_labels=on&_extra=count&_extra=database&_extra=table&_size=5&_search=calvet"
    people = (await archive.client.get(f"/archive/people.json?{asked}")).json()
    quotes = (await archive.client.get(f"/archive/quotes.json?{asked}")).json()
    assert [row["name"] for row in people["rows"]] == ["Inès Calvet"]
    assert [row["text"] for row in quotes["rows"]] == [
        "We waited ten years,",
        "Nous avons tenu parole",
        "Nous avons tenu parole",
    ]
