async def test_pages_and_streams_are_compressed_for_who_can_take_it(archive):
    for path in ("/archive/articles/1", "/search.ndjson?_stream=on"):
        plain = await archive.client.get(path, headers={"accept-encoding": "identity"})
        packed = await archive.client.get(path, headers={"accept-encoding": "gzip"})
        assert "content-encoding" not in plain.headers
        assert packed.headers["content-encoding"] == "gzip"
        assert (len(packed.text) > 500) and (packed.headers["vary"].endswith("Accept-Encoding"))
