async def test_numbers_in_answers_lead_to_rows(look):
    page = await look("/archive?sql=select+1+as+article_id,+2+as+person_id,+3+as+n,+null+as+quote_id,+'x'+as+place_id")
    assert [a["href"] for a in page.select("table.rows-and-columns td a")] == [
        "/archive/articles/1",
        "/archive/people/2",
    ]


async def test_tables_keep_their_own_links(look):
    page = await look("/archive/mentions?_size=1&_sort=id")
    assert [a["href"] for a in page.select("td.col-article_id a")] == ["/archive/articles/1"]
