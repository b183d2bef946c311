"""What `gazette status` is made of."""

from ingest import status
from ingest.store import archive, report


def test_a_report_counts_and_gives_reasons() -> None:
    connection = archive.open_archive(":memory:", create=True)
    connection.executescript(
        """
        insert into outlets (id, name, slug, articles) values (1, 'Le Cadran', 'le-cadran', 2), (2, 'A', 'a', 0);
        insert into articles (id, published, outlet_id, language, words, people, places, quotes)
        values (1, '2024-03-01', 1, 'fr', 9, 0, 0, 0), (2, null, 1, 'fr', 9, 0, 0, 0),
               (3, '2019', null, 'en', 9, 0, 0, 0);
        insert into runs (id, started, gazette, sources, added) values (1, '2024-03-02', '1', '["news"]', 3);
        insert into refusals (run_id, path, record, reason, message, passed_over) values
            (1, '/n/a.txt', '', 'empty', 'the file is empty', 0),
            (1, '/n/b.txt', '', 'empty', 'the file is empty', 0),
            (1, '/n/c.jsonl', 'line 2', 'malformed', 'not JSON', 0),
            (1, '/n/d.ann', '', 'annotation', 'annotations of a text, not a text', 1),
            (1, '/n/e.warc', '', 'no-page', 'answer with status 302: 1', 1),
            (1, '/n/f.warc', '', 'no-page', 'record of type warcinfo: 1', 1);
        """
    )
    found = report.report(connection)
    assert found["counts"] == {
        "articles": 3, "people": 0, "places": 0, "quotes": 0, "outlets": 2, "authors": 0, "mentions": 0, "versions": 0
    }  # fmt: skip
    assert found["copies"] == 0
    assert found["published"] == {"first": "2019", "last": "2024-03-01", "undated": 1}
    assert found["languages"] == [{"name": "fr", "articles": 2}, {"name": "en", "articles": 1}]
    assert found["outlets"] == [{"name": "Le Cadran", "articles": 2}, {"name": "A", "articles": 0}]
    assert [(run["added"], run["finished"], run["sources"]) for run in found["runs"]] == [(3, None, ["news"])]
    assert found["refused"] == [
        {"reason": "empty", "message": "the file is empty", "count": 2, "examples": ["/n/a.txt", "/n/b.txt"]},
        {"reason": "malformed", "message": "not JSON", "count": 1, "examples": ["/n/c.jsonl, line 2"]},
    ]
    assert [(row["message"], row["examples"]) for row in found["passed_over"]] == [
        ("annotations of a text, not a text", ["/n/d.ann"]),
        ("answer with status 302: 1", ["/n/e.warc"]),
        ("record of type warcinfo: 1", ["/n/f.warc"]),
    ]
    assert [row["path"] for row in report.refusals(connection)] == ["/n/a.txt", "/n/b.txt", "/n/c.jsonl"]


def test_copies_versions_and_feeds_are_told() -> None:
    connection = archive.open_archive(":memory:", create=True)
    connection.executescript(
        """
        insert into runs (id, started, gazette, sources) values (1, '2024-03-02', '1', '[]');
        insert into articles (id, words, people, places, quotes, copy_of_id) values (1, 9, 0, 0, 0, null),
               (2, 9, 0, 0, 0, 1);
        insert into versions (article_id, run_id, words, digest, text, layout, fields) values (1, 1, 9, '', '', '', '');
        insert into feeds values ('https://fanal.example/rss', 1, '2024-03-01'), ('https://vigie.example/', 0, '2024');
        insert into visits (address, fetched, failures) values ('https://fanal.example/rss', '2024-03-02T06:00:00', 2);
        """
    )
    told = list(status.lines("a.db", report.report(connection)))
    assert told[1:7] == [
        "  copies of others among the articles: 1",
        "  other versions of articles: 1",
        "  languages: unknown 2",
        "",
        "Feeds followed:",
        "  https://fanal.example/rss with its pages: last answered 2024-03-02T06:00:00, 2 failures since",
    ]
    assert told[7] == "  https://vigie.example/: never answered yet"
