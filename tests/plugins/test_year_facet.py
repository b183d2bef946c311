async def facet(archive, query=""):
    answer = (await archive.client.get(f"/archive/articles.json?{query}")).json()
    return answer["facet_results"]["published"]


async def test_articles_by_year_newest_first(archive):
    counted = await facet(archive)
    assert (counted["type"], counted["truncated"]) == ("year", False)
    assert [(year["value"], year["count"], year["selected"]) for year in counted["results"]] == [
        ("2018", 1, False),
        ("2017", 1, False),
    ]


async def test_a_year_can_be_chosen_and_left(archive):
    chosen = (await facet(archive))["results"][1]["toggle_url"]
    assert chosen.partition("?")[2] == "published__startswith=2017"
    year = (await facet(archive, "published__startswith=2017"))["results"][0]
    assert (year["value"], year["selected"], "startswith" in year["toggle_url"]) == ("2017", True, False)
    answer = (await archive.client.get("/archive/articles.json?published__startswith=2017&_shape=array")).json()
    assert [row["id"] for row in answer] == [1]


async def test_no_more_years_than_asked_for(archive):
    counted = await facet(archive, "_facet_size=1")
    assert ([year["value"] for year in counted["results"]], counted["truncated"]) == (["2018"], True)
