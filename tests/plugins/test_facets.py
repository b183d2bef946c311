import pytest


async def facets(archive, query):
    return (await archive.client.get(f"/archive/articles.json?{query}")).json()["facet_results"]


def counts(facet):
    return [(value["label"], value["count"]) for value in facet["results"]]


@pytest.mark.parametrize(
    ("table", "most", "filtered"),
    [
        ("people", ("Inès Calvet", 2), "_person=1"),
        ("places", ("Brévan", 1), "_place=1"),
        ("authors", ("Odile Ferrand", 1), "_author=1"),
    ],
)
async def test_articles_by_whom_they_name(archive, table, most, filtered):
    found = (await facets(archive, f"_facet_named={table}"))[table]
    assert (found["type"], counts(found)[0], found["results"][0]["selected"]) == ("named", most, False)
    assert found["results"][0]["toggle_url"].endswith(filtered)
    chosen = (await facets(archive, f"_facet_named={table}&{filtered}"))[table]
    assert (counts(chosen)[0], chosen["results"][0]["selected"]) == (most, True)
    assert filtered not in chosen["results"][0]["toggle_url"]


async def test_several_named_must_all_be_there(archive):
    for query, found in (("_person=1", [2, 1]), ("_person=1&_place=1", [1]), ("_person=1&_person=2", [])):
        answer = await archive.client.get(f"/archive/articles.json?{query}&_shape=array")
        assert [row["id"] for row in answer.json()] == found


async def test_a_name_that_is_none_finds_nothing(archive):
    answer = await archive.client.get("/archive/articles.json?_person=%27&_facet_named=people&_facet_named=x")
    assert (answer.status_code, answer.json()["rows"]) == (200, [])


async def test_names_are_counted_for_articles_alone(archive):
    answer = (await archive.client.get("/archive/people.json?_facet_named=people&_person=1")).json()
    assert (answer["facet_results"], answer["filtered_table_rows_count"]) == ({}, 3)


async def test_counts_are_the_same_on_every_page(archive):
    first = (await archive.client.get("/archive/articles.json?_size=1")).json()
    query = first["next_url"].partition("?")[2]
    second = await facets(archive, query)
    assert {name: counts(facet) for name, facet in second.items()} == {
        name: counts(facet) for name, facet in first["facet_results"].items()
    }
    assert "_next" not in second["outlet_id"]["results"][0]["toggle_url"]


async def test_no_facet_is_there_twice(archive):
    found = await facets(archive, "_facet=outlet_id&_facet=outlet_id&_facet_named=people&_facet_named=people")
    assert set(found) == {"published", "outlet_id", "section", "language", "people"}


@pytest.mark.parametrize("asked", ["_facet={a b}", "_facet={}", '_facet={"column": {}}', '_facet_named={"column": []}'])
async def test_what_is_no_column_cannot_be_counted(archive, asked):
    answer = await archive.client.get(f"/archive/articles.json?{asked}")
    assert (answer.status_code, answer.json()["ok"]) == (400, False)
