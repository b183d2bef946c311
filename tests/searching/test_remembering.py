from ingest.searching.remembering import Latest


def test_what_was_asked_last_is_kept():
    asked = []

    def find(key):
        asked.append(key)
        return key.upper()

    latest = Latest(2)
    assert [latest.get(key, lambda key=key: find(key)) for key in "abacab"] == list("ABACAB")
    assert asked == ["a", "b", "c", "b"]
