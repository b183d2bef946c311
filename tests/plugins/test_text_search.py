import pytest


async def ask(archive, sql, **params):
    return [tuple(row) for row in await archive.get_database("archive").execute(sql, params)]


async def test_words_are_folded_and_stemmed_in_sql(archive):
    assert await ask(archive, "select fold('L’ŒUVRE'), stem('les écoles', 'fr'), stem('libraries', 'en')") == [
        ("l'oeuvre", "le ecol", "librari")
    ]


async def test_null_stays_null(archive):
    assert await ask(archive, "select fold(null), stem(null, 'fr'), escape_fts(null)") == [(None, None, '""')]


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
