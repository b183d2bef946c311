"""An article whose text changes keeps its number and the texts it had; whose text it is owes nothing to chance."""

import sqlite3
from dataclasses import replace
from itertools import permutations

import pytest
from made import end, finish, prepared, removed, rows, run

from ingest.records import Block, BlockKind, Reading, Related, Source
from ingest.store import archive, search
from ingest.store.journal import Counts, Journal
from ingest.store.saving import Saver, Unchanged

URL = "https://fanal.example/crue"

TITLES = "select json_extract(fields, '$.title') from versions order by id"


def test_a_record_whose_text_changes_is_a_new_version(connection: sqlite3.Connection) -> None:
    before = prepared(
        "/news/1.txt",
        "Crue",
        authors=("Jo Bel",),
        outlet="Le Cadran",
        paywalled=False,
        related=(Related("Orage", "https://fanal.example/orage"),),
    )
    run(connection, [before, end("/news/1.txt")])
    assert run(connection, [prepared("/news/1.txt", "Décrue"), end("/news/1.txt", b"2")]) == Counts(updated=1)
    assert rows(connection, "select id, title from articles") == [(1, "Décrue")]
    assert rows(connection, "select article_id, run_id, text, layout, fields from versions") == [
        (
            1,
            1,
            "Crue\n\nAna Ruiz parle à Lyon : « Bonjour Crue. »",
            '[["title",0,4],["paragraph",6,47]]',
            '{"title": "Crue", "authors": ["Jo Bel"], "language": "fr", "outlet": "Le Cadran", "paywalled": false,'
            ' "related": [["Orage", "https://fanal.example/orage"]]}',
        )
    ]
    assert rows(connection, "select run_id from texts") == [(2,)]


def test_the_same_bytes_read_otherwise_are_no_version(connection: sqlite3.Connection) -> None:
    read = prepared("/news/1.txt", "Crue")
    run(connection, [replace(read, raw=b"raw"), end("/news/1.txt")])
    otherwise = replace(prepared("/news/1.txt", "Crue !"), raw=b"raw")
    assert run(connection, [otherwise, end("/news/1.txt", b"2")]) == Counts(updated=1)
    assert rows(connection, "select title, run_id from articles join texts on article_id = id") == [("Crue !", 1)]
    assert rows(connection, TITLES) == []


def test_fields_that_change_beside_the_same_text_are_no_version(connection: sqlite3.Connection) -> None:
    run(connection, [prepared("/news/1.txt", "Crue")])
    run(connection, [prepared("/news/1.txt", "Crue", section="Ville")])
    assert rows(connection, "select section from articles") == [("Ville",)]
    assert rows(connection, TITLES) == []


def test_a_text_that_comes_back_is_not_history_any_more(connection: sqlite3.Connection) -> None:
    for title in ("Crue", "Décrue", "Crue", "Décrue", "Orage"):
        run(connection, [prepared("/news/1.txt", title)])
    assert rows(connection, "select id, title from articles") == [(1, "Orage")]
    assert sorted(rows(connection, TITLES)) == [("Crue",), ("Décrue",)]
    run(connection, [prepared("/news/1.txt", "Crue")])
    assert rows(connection, "select run_id from texts") == [(1,)]


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_of_one_address_the_latest_text_is_the_articles(connection: sqlite3.Connection, order: tuple[int, ...]) -> None:
    given = [
        prepared("/news/a.txt", "Crue", url=URL, published="2024-03-02"),
        prepared("/news/b.txt", "Décrue", url=f"{URL}/?utm_source=x", published="2024-03-01", modified="2024-03-03"),
        prepared("/news/c.txt", "Orage", url=URL),
    ]
    for at in order:
        run(connection, [given[at], end(given[at].source.path)])
    assert rows(connection, "select id, title from articles") == [(1, "Décrue")]
    assert sorted(rows(connection, TITLES)) == [("Crue",), ("Orage",)]
    assert rows(
        connection,
        """
        select substr(path, -5), json_extract(fields, '$.title') from origins
        join sources on sources.id = source_id left join versions on versions.id = version_id order by path
        """,
    ) == [("a.txt", "Crue"), ("b.txt", None), ("c.txt", "Orage")]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_texts_as_late_as_each_other_the_later_path_wins(
    connection: sqlite3.Connection, order: tuple[int, ...]
) -> None:
    given = [prepared("/news/2019.txt", "Crue", url=URL), prepared("/news/2024.txt", "Décrue", url=URL)]
    for at in order:
        run(connection, [given[at], end(given[at].source.path)])
    assert rows(connection, "select title from articles") == [("Décrue",)]


def test_time_zones_are_compared_as_moments(connection: sqlite3.Connection) -> None:
    run(connection, [prepared("/news/a.txt", "Crue", url=URL, modified="2024-03-01T09:30+00:00")])
    run(connection, [prepared("/news/b.txt", "Décrue", url=URL, modified="2024-03-01T10:00+02:00")])
    assert rows(connection, "select title from articles") == [("Crue",)]


def test_where_the_latest_text_is_gone_the_one_before_is_understood_again(connection: sqlite3.Connection) -> None:
    early = prepared("/news/a.txt", "Crue", url=URL, published="2024-03-01", authors=("Jo Bel",))
    late = prepared("/news/b.txt", "Décrue", url=URL, published="2024-03-02", person="Léo Brun")
    run(connection, [early, end("/news/a.txt"), late, end("/news/b.txt")])
    assert rows(connection, "select speaker from quotes") == [("Léo Brun",)]
    assert removed(connection, "/news/b.txt") == 0
    assert rows(connection, "select id, title from articles") == [(1, "Crue")]
    assert rows(connection, "select speaker from quotes") == [("Ana Ruiz",)]
    assert rows(connection, "select name from authors") == [("Jo Bel",)]
    assert rows(connection, TITLES) == [("Décrue",)]
    assert rows(connection, "select version_id from origins") == [(None,)]


@pytest.mark.parametrize("is_first", [True, False], ids=["held before", "comes back"])
def test_an_article_is_not_left_with_a_text_that_only_an_earlier_record_holds(
    connection: sqlite3.Connection, is_first: bool
) -> None:
    saver = Saver(Journal(connection))
    early, middle, late = (
        prepared(f"/news/{name}.txt", title, url=URL)
        for name, title in (("1", "Décrue"), ("2", "Crue"), ("3", "Décrue"))
    )
    saver.save([middle, late, *[early] * is_first])
    saver.remove_sources(["/news/3.txt"])
    saver.save([] if is_first else [early])
    finish(saver)
    assert rows(connection, "select title from articles") == [("Crue",)]
    assert rows(connection, TITLES) == [("Décrue",)]


def test_a_text_that_only_a_pruned_record_gave_beside_goes_with_it(connection: sqlite3.Connection) -> None:
    early = prepared("/news/a.txt", "Crue", url=URL, published="2024-03-01")
    late = prepared("/news/b.txt", "Décrue", url=URL, published="2024-03-02")
    run(connection, [late, end("/news/b.txt"), early, end("/news/a.txt")])
    assert removed(connection, "/news/a.txt") == 0
    assert rows(connection, "select title from articles") == [("Décrue",)]
    assert rows(connection, TITLES) == []


def test_an_article_that_goes_takes_its_versions_along(connection: sqlite3.Connection) -> None:
    run(connection, [prepared("/news/1.txt", "Crue"), end("/news/1.txt")])
    run(connection, [prepared("/news/1.txt", "Décrue"), end("/news/1.txt", b"2")])
    assert removed(connection, "/news/1.txt") == 1
    assert rows(connection, "select * from versions") == []


def test_reading_two_records_of_one_address_again_changes_nothing(connection: sqlite3.Connection) -> None:
    both = [prepared("/news/a.txt", "Crue", url=URL), prepared("/news/b.txt", "Décrue", url=URL)]
    assert run(connection, [both[0], end("/news/a.txt"), both[1], end("/news/b.txt")]) == Counts(added=1, updated=1)
    again = [Unchanged(Source("/news/a.txt"), ""), end("/news/a.txt")]
    assert run(connection, again) == Counts(unchanged=1)
    assert run(connection, [both[0], both[1]]) == Counts(unchanged=2)
    assert rows(connection, TITLES) == [("Crue",)]


def test_code_that_reads_anew_leaves_two_texts_of_one_address_two(connection: sqlite3.Connection) -> None:
    both = [prepared("/news/a.txt", "Crue", url=URL), prepared("/news/b.txt", "Décrue", url=URL)]
    run(connection, [replace(item, raw=item.key.encode() + b"raw") for item in both])
    anew = [prepared("/news/a.txt", "Crue !", url=URL), prepared("/news/b.txt", "Décrue !", url=URL)]
    run(connection, [replace(item, raw=item.key.encode() + b"raw") for item in anew])
    assert rows(connection, "select title from articles") == [("Décrue !",)]
    assert rows(connection, TITLES) == [("Crue !",)]


def test_a_record_that_comes_to_say_what_another_says_holds_the_same_text(connection: sqlite3.Connection) -> None:
    run(connection, [prepared("/news/a.txt", "Crue", url=URL), prepared("/news/b.txt", "Décrue", url=URL)])
    run(connection, [prepared("/news/b.txt", "Crue", url=URL)])
    assert rows(connection, "select title from articles") == [("Crue",)]
    assert rows(connection, "select version_id from origins") == [(None,), (None,)]
    assert rows(connection, TITLES) == [("Décrue",)]


def test_a_summary_yields_to_a_text_with_a_body() -> None:
    whole = prepared("/news/a.txt", "Crue", url=URL, published="2024-03-01")
    later = prepared("/news/feed.xml", "Crue en ville", url=URL, published="2024-03-02")
    title = replace(later.reading.article, text="Crue en ville", blocks=(Block(BlockKind.TITLE, 0, 13),))
    summary = replace(later, content=b"summary", reading=Reading(title), index=search.index_text(title, ()))
    for order in ((whole, summary), (summary, whole)):
        fresh = archive.open_archive(":memory:", create=True)
        run(fresh, [*order])
        assert rows(fresh, "select title from articles") == [("Crue",)]
        assert rows(fresh, "select words, text from versions") == [(0, "Crue en ville")]


def test_a_thousand_records_of_one_address_take_no_longer_than_a_thousand_articles(
    connection: sqlite3.Connection,
) -> None:
    run(connection, [prepared("/news/a.jsonl", f"Jour {n}", key=f"{9_999 - n}", url=URL) for n in range(2)])
    steps = []
    for size in (200, 400):
        batch = [prepared("/news/b.jsonl", f"Soir {size} {n}", key=f"{size}{9_999 - n}", url=URL) for n in range(size)]
        counted = [0]

        def count(counted: list[int] = counted) -> int:
            counted[0] += 1
            return 0

        connection.set_progress_handler(count, 1_000)
        run(connection, batch)
        connection.set_progress_handler(None, 0)
        steps.append(counted[0])
    assert steps[1] < 3 * steps[0]
