"""What an archive holds of an article is what was found in it."""

import sqlite3

from ingest import pipeline
from ingest.store import archive, readings, stored


def test_a_reading_is_what_it_was_when_it_was_saved(samples) -> None:  # type: ignore[no-untyped-def]
    connection: sqlite3.Connection = archive.open_archive(":memory:", create=True)
    pipeline.ingest(connection, [str(samples)], pipeline.Options())
    articles = list(stored.articles(connection))
    assert len(articles) > 20
    for article in articles:
        found, expected = readings.reading(connection, article), pipeline.annotate(article)
        assert found.people == expected.people
        assert sorted(found.places, key=lambda place: place.mentions[0].start) == list(found.places)
        assert set(found.places) == set(expected.places)
        assert set(found.quotes) == set(expected.quotes)
