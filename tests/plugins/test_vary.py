async def test_caches_learn_that_pages_depend_on_the_language(archive):
    answer = await archive.client.get("/")
    assert "Accept-Language" in answer.headers["vary"]
