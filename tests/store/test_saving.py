"""The store keeps what it is given, once, and forgets all of what goes."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import end, finish, prepared, removed, rows, run

from ingest.prepared import Prepared
from ingest.records import Person, Quote, QuoteKind, Reading, Refusal, Related, Source
from ingest.store import archive, search
from ingest.store.journal import Counts, Journal
from ingest.store.saving import Item, Saver, Unchanged

Natural = Callable[[sqlite3.Connection], dict[str, list[tuple[object, ...]]]]


def test_an_article_and_all_that_is_its_own(connection: sqlite3.Connection) -> None:
    item = prepared(
        "/news/1.txt",
        "Crue",
        published="2024-03-01",
        outlet="Le Cadran",
        authors=("Jo Bel", "Al Roux"),
        section="Ville",
    )
    assert run(connection, [item, end("/news/1.txt")]) == Counts(added=1)
    assert rows(connection, "select * from articles") == [
        (1, "Crue", "2024-03-01", 1, "Ville", "fr", 7, 1, 1, 1, None, None, None, None, None, None, 0)
    ]
    assert rows(connection, "select * from outlets") == [(1, "Le Cadran", "le-cadran", 1)]
    assert rows(connection, "select * from authors") == [(1, "Jo Bel", "jo-bel", 1), (2, "Al Roux", "al-roux", 1)]
    assert rows(connection, "select * from article_authors") == [(1, 1, 1), (2, 1, 2)]
    assert rows(connection, "select * from people") == [
        (1, "Ana Ruiz", "ana-ruiz", 1, 1, 1, "2024-03-01", "2024-03-01")
    ]
    assert rows(connection, "select * from places") == [
        *[(1, "Lyon", "lyon", "city", "FR", 45.75, 4.85, 1, 1, 0, "2024-03-01", "2024-03-01", "geonames:2996944")]
    ]
    assert rows(connection, "select * from quotes") == [
        (1, 1, 1, "Ana Ruiz", "Bonjour Crue.", "direct", "parle", None, 0.9, 32, 45, None, None, None)
    ]
    assert rows(connection, 'select person_id, place_id, surface, start, "end" from mentions') == [
        (1, None, "Ana Ruiz", 6, 14),
        (None, 1, "Lyon", 23, 27),
    ]
    assert rows(connection, "select person_id, place_id, name, mentions, articles from aliases") == [
        (1, None, "Ana Ruiz", 1, 1),
        (None, 1, "Lyon", 1, 1),
    ]
    assert rows(connection, "select body from bodies") == [("Ana Ruiz parle à Lyon : « Bonjour Crue. »",)]


def test_spans_slice_the_stored_text(connection: sqlite3.Connection) -> None:
    run(connection, [prepared("/news/1.txt", "Été 🌊 à Œuilly")])
    for table, column in (("mentions", "surface"), ("quotes", "text")):
        spans = f'select {table}.{column}, substr(texts.text, start + 1, "end" - start) from {table}'
        for surface, sliced in rows(connection, f"{spans} join texts using (article_id)"):
            assert surface == sliced


def test_the_same_again_writes_nothing(connection: sqlite3.Connection) -> None:
    items = [prepared("/news/1.txt", "Crue"), end("/news/1.txt")]
    run(connection, items)
    before = connection.total_changes, rows(connection, "select * from runs")
    again = [Unchanged(Source("/news/1.txt"), ""), end("/news/1.txt")]
    assert run(connection, again) == Counts(unchanged=1)
    assert rows(connection, "select * from runs") == before[1]


def test_a_changed_article_keeps_its_number_and_leaves_no_orphan(
    connection: sqlite3.Connection, natural: Natural
) -> None:
    run(connection, [prepared("/news/1.txt", "Crue", person="Ana Ruiz", outlet="A"), end("/news/1.txt")])
    changed = prepared("/news/1.txt", "Décrue", person="Léo Brun", outlet="B")
    assert run(connection, [changed, end("/news/1.txt", b"2")]) == Counts(updated=1)
    assert rows(connection, "select id, title from articles") == [(1, "Décrue")]
    fresh = archive.open_archive(":memory:", create=True)
    run(fresh, [changed, end("/news/1.txt", b"2")])
    assert natural(connection) == natural(fresh)


def test_a_quote_that_stays_keeps_its_number(connection: sqlite3.Connection) -> None:
    run(connection, [prepared("/news/0.txt", "Avant"), prepared("/news/1.txt", "Crue")])
    run(connection, [prepared("/news/1.txt", "Crue", person="Léo Brun")])
    assert rows(connection, "select id, speaker from quotes where article_id = 2") == [(2, "Léo Brun")]


def test_the_same_article_in_two_places_is_one(connection: sqlite3.Connection) -> None:
    twice = [prepared("/news/1.txt", "Crue"), prepared("/news/copie.txt", "Crue")]
    first = twice[0]
    twice[1] = replace(
        twice[1], content=first.content, identity=first.identity, reading=first.reading, index=first.index
    )
    assert run(connection, twice) == Counts(added=1, unchanged=1)
    assert rows(connection, "select count(*) from origins") == [(2,)]
    assert (removed(connection, "/news/1.txt"), rows(connection, "select title from articles")) == (0, [("Crue",)])
    assert (removed(connection, "/news/copie.txt"), rows(connection, "select title from articles")) == (1, [])


def test_a_record_gone_from_its_file_is_kept_unless_pruned(connection: sqlite3.Connection) -> None:
    path = "/news/all.jsonl"
    run(connection, [prepared(path, "Un", key="1"), prepared(path, "Deux", key="2"), end(path)])
    assert run(connection, [prepared(path, "Un", key="1"), end(path, b"2")]) == Counts(unchanged=1)
    assert rows(connection, "select title from articles") == [("Un",), ("Deux",)]
    assert rows(connection, "select kept from sources") == [(1,)]
    damaged: list[Item] = [prepared(path, "Un", key="1"), Refusal(path, "line 2", "malformed", "not JSON")]
    assert run(connection, [*damaged, end(path, b"3")], prune=True) == Counts(unchanged=1, refused=1)
    assert rows(connection, "select kept, refused from sources") == [(1, 1)]
    assert run(connection, [prepared(path, "Un", key="1"), end(path, b"4")], prune=True) == Counts(
        unchanged=1, removed=1
    )
    assert rows(connection, "select title from articles") == [("Un",)]
    assert rows(connection, "select kept, refused from sources") == [(0, 0)]
    assert rows(connection, "select * from refusals") == []


def test_what_is_passed_over_is_no_fault_that_keeps_a_file_from_being_pruned(connection: sqlite3.Connection) -> None:
    path = "/news/all.zip"
    over = Refusal(path, "logo.png", "unknown-format", "no reader for .png", passed_over=True)
    run(connection, [prepared(path, "Un", key="1"), prepared(path, "Deux", key="2"), end(path)])
    shorter: list[Item] = [prepared(path, "Un", key="1"), over, end(path, b"2")]
    assert run(connection, shorter, prune=True) == Counts(unchanged=1, removed=1, passed_over=1)
    assert rows(connection, "select refused, passed_over, kept from sources") == [(0, 1, 0)]


def test_of_two_records_with_one_key_the_later_is_the_revision(connection: sqlite3.Connection) -> None:
    path = "/news/all.jsonl"
    both: list[Item] = [prepared(path, "Vieux", key="1"), prepared(path, "Neuf", key="1")]
    for digest in (b"1", b"2"):
        run(connection, [*both, end(path, digest)])
        assert rows(connection, "select id, title from articles") == [(1, "Neuf")]


def test_a_related_title_points_at_its_article_whichever_came_first(connection: sqlite3.Connection) -> None:
    run(connection, [prepared("/news/1.txt", "Crue", related=(Related("Décrue"), Related("Nulle part")))])
    assert rows(connection, "select title, target_id from links") == [("Décrue", None), ("Nulle part", None)]
    run(connection, [prepared("/news/2.txt", "Décrue", related=(Related("Crue"),))])
    assert rows(connection, "select title, target_id from links") == [("Décrue", 2), ("Nulle part", None), ("Crue", 1)]


def test_links_follow_titles_as_they_change(connection: sqlite3.Connection) -> None:
    run(connection, [prepared("/news/1.txt", "Crue", related=(Related("Décrue"),)), prepared("/news/2.txt", "Décrue")])
    run(connection, [prepared("/news/3.txt", "Décrue", published="2019-01-01", person="Léo Brun")])
    assert rows(connection, "select target_id from links") == [(2,)]
    run(connection, [prepared("/news/2.txt", "Autre chose")])
    assert rows(connection, "select target_id from links") == [(3,)]
    run(connection, [prepared("/news/3.txt", "Autre chose encore")])
    assert rows(connection, "select target_id from links") == [(None,)]


def test_a_pull_quote_points_at_what_it_repeats(connection: sqlite3.Connection) -> None:
    item = prepared("/news/1.txt", "Crue")
    quote = item.reading.quotes[0]
    pull = Quote(0, 4, "Crue", QuoteKind.PULLQUOTE, "Ana Ruiz", True, repeats=quote.start)
    reading = Reading(item.reading.article, item.reading.people, item.reading.places, (pull, quote))
    index = search.index_text(reading.article, reading.quotes)
    run(connection, [Prepared(item.source, "text", "", item.digest, item.content, item.identity, reading, index)])
    assert rows(connection, "select id, type, repeats_id from quotes") == [(1, "pullquote", 2), (2, "direct", None)]
    assert rows(connection, "select quotes from articles union all select quotes from people") == [(1,), (1,)]


def test_the_name_is_the_fullest_that_most_articles_give(connection: sqlite3.Connection) -> None:
    def named(path: str, name: str) -> Prepared:
        item = prepared(path, path, person=name)
        person = Person(name, item.reading.people[0].mentions, "assad bachar")
        reading = Reading(item.reading.article, (person,), item.reading.places, item.reading.quotes)
        return Prepared(item.source, "text", "", item.digest, item.content, item.identity, reading, item.index)

    run(connection, [named("/news/1.txt", "Bachar al-Assad")])
    run(connection, [named("/news/2.txt", "Bachar el-Assad"), named("/news/3.txt", "Bachar el-Assad")])
    assert rows(connection, "select id, name, slug, articles, mentions, quotes from people") == [
        (1, "Bachar el-Assad", "bachar-al-assad", 3, 3, 3)
    ]
    assert rows(connection, "select name, mentions from aliases where person_id = 1 order by name") == [
        ("Bachar al-Assad", 1),
        ("Bachar el-Assad", 2),
    ]
    for typed in ("=al", "=el", "=assad"):
        found = "select rowid from people_fts where people_fts match ?"
        assert connection.execute(found, (f'"{typed}"',)).fetchall() == [(1,)]


def test_refusals_are_told_once_and_forgotten_when_mended(connection: sqlite3.Connection) -> None:
    refusal = Refusal("/news/1.txt", "", "empty", "the file is empty")
    assert run(connection, [refusal, end("/news/1.txt", b"0")]) == Counts(refused=1)
    assert run(connection, [refusal, end("/news/1.txt", b"0")]) == Counts(refused=1)
    assert rows(connection, "select reason, run_id from refusals") == [("empty", 1)]
    assert rows(connection, "select count(*) from runs") == [(1,)]
    assert run(connection, [prepared("/news/1.txt", "Crue"), end("/news/1.txt", b"1")]) == Counts(added=1)
    assert rows(connection, "select * from refusals") == []


def test_refusals_of_one_source_are_bounded(connection: sqlite3.Connection) -> None:
    refusals: list[Item] = [Refusal("/n.jsonl", f"line {i}", "malformed", "not JSON") for i in range(1_500)]
    assert run(connection, [*refusals, end("/n.jsonl")]).refused == 1_500
    assert rows(connection, "select count(*) from refusals") == [(1_000,)]
    assert rows(connection, "select refused from sources") == [(1_500,)]


def test_what_is_passed_over_leaves_room_for_what_is_refused(connection: sqlite3.Connection) -> None:
    over: list[Item] = [Refusal("/n.zip", f"{i}.png", "unknown-format", "no reader", True) for i in range(1_500)]
    run(connection, [*over, Refusal("/n.zip", "1.txt", "empty", "the file is empty"), end("/n.zip")])
    assert rows(connection, "select record from refusals where not passed_over") == [("1.txt",)]


def test_a_failure_in_a_batch_leaves_the_archive_as_it_was(connection: sqlite3.Connection, natural: Natural) -> None:
    run(connection, [prepared("/news/1.txt", "Crue")])
    before = natural(connection)
    broken = Prepared(Source("/x"), "text", "", b"", b"", b"", None, None)  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        run(connection, [prepared("/news/2.txt", "Orage"), broken])
    assert natural(connection) == before


edits = st.lists(
    st.tuples(
        st.sampled_from(["/news/1.txt", "/news/2.txt", "/news/3.txt"]),
        st.one_of(
            st.none(),
            st.tuples(
                st.sampled_from(["Crue", "Décrue", "Orage"]),
                st.sampled_from(["Ana Ruiz", "Léo Brun"]),
                st.sampled_from([None, "2024-01-01", "2025-06-30"]),
                st.sampled_from([None, "A", "B"]),
                st.sampled_from([None, None, "https://a.example/1", "https://a.example/2"]),
            ),
        ),
    ),
    max_size=12,
)


@settings(max_examples=200, deadline=None)
@given(edits, st.integers(1, 4))
def test_an_archive_that_grew_and_changed_equals_one_made_at_once(
    natural: Natural,
    edits: list[tuple],  # type: ignore[type-arg]
    size: int,
) -> None:
    grown = archive.open_archive(":memory:", create=True)
    last: dict[str, Prepared] = {}
    saver = Saver(Journal(grown))
    for at in range(0, len(edits), size):
        batch: list[Item] = []
        for path, content in edits[at : at + size]:
            if content is None:
                last.pop(path, None)
                saver.save(batch)
                batch = []
                saver.remove_sources([path])
            else:
                title, person, published, outlet, url = content
                last[path] = prepared(path, title, person=person, published=published, outlet=outlet, url=url)
                batch += [last[path], end(path, last[path].digest)]
        saver.save(batch)
    finish(saver)
    fresh = archive.open_archive(":memory:", create=True)
    run(fresh, [item for path in last for item in (last[path], end(path, last[path].digest))])
    assert natural(grown) == natural(fresh)
    assert grown.execute("pragma foreign_key_check").fetchall() == []
    assert grown.execute("pragma integrity_check").fetchall() == [("ok",)]
    search.rebuild(grown)
    assert natural(grown) == natural(fresh)
