"""Groups of copies owe nothing to the order in which articles came."""

import sqlite3
from collections.abc import Callable
from itertools import permutations

import pytest

from ingest import digests
from ingest.prepared import Prepared, SourceEnd
from ingest.records import Article, Block, BlockKind, Reading, Source
from ingest.reprints import signature
from ingest.store import archive, reprints, search
from ingest.store.journal import Journal
from ingest.store.saving import Item, Saver

Natural = Callable[[sqlite3.Connection], dict[str, list[tuple[object, ...]]]]

WORDS = [f"mot{n}" for n in range(60)]
LONG, CUT, EDITED = WORDS, WORDS[:40], [*WORDS[:25], "autre", *WORDS[28:]]
OTHER = [f"ligne{n}" for n in range(50)]


def prepared(path: str, words: list[str], published: str | None = None) -> Prepared:
    body = " ".join(words)
    block = Block(BlockKind.PARAGRAPH, 0, len(body))
    article = Article(path, body, (block,), title=path, published=published, language="fr")
    digest, index = digests.of_article(article), search.index_text(article, ())
    return Prepared(
        Source(path), "text", "", digest, digest, digest, Reading(article), index, signature=signature(index.body)
    )


def save(connection: sqlite3.Connection, *items: Item) -> None:
    saver = Saver(Journal(connection))
    saver.save([each for item in items for each in (item, SourceEnd(item.source, "text", b"1"))])  # type: ignore[union-attr]
    saver.finish()
    reprints.group(connection)


def groups(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    return connection.execute(
        """
        select articles.title, heads.title, articles.copies from articles
        left join articles as heads on heads.id = articles.copy_of_id order by 1
        """
    ).fetchall()


FOUR = [
    prepared("/cut", CUT, "2024-03-01T09:00"),
    prepared("/edited", EDITED, "2024-03-01"),
    prepared("/long", LONG),
    prepared("/other", OTHER, "2020-01-01"),
]
GROUPED = [("/cut", "/edited", 0), ("/edited", None, 2), ("/long", "/edited", 0), ("/other", None, 0)]


@pytest.mark.parametrize("order", list(permutations(FOUR)))
def test_the_earliest_is_the_head_whatever_came_first(
    connection: sqlite3.Connection, natural: Natural, order: tuple[Prepared, ...]
) -> None:
    for item in order:
        save(connection, item)
    at_once = archive.open_archive(":memory:", create=True)
    save(at_once, *order)
    assert groups(connection) == GROUPED
    assert natural(connection) == natural(at_once)


def test_the_longest_is_the_head_where_nothing_is_dated(connection: sqlite3.Connection) -> None:
    save(connection, prepared("/cut", CUT), prepared("/long", LONG))
    assert groups(connection) == [("/cut", "/long", 0), ("/long", None, 1)]


def test_a_group_outlives_its_head(connection: sqlite3.Connection, natural: Natural) -> None:
    save(connection, *FOUR)
    Saver(Journal(connection)).remove_sources(["/edited"])
    reprints.group(connection)
    assert groups(connection) == [("/cut", None, 1), ("/long", "/cut", 0), ("/other", None, 0)]
    fresh = archive.open_archive(":memory:", create=True)
    save(fresh, *(item for item in FOUR if item.source.path != "/edited"))
    assert natural(connection) == natural(fresh)
    assert connection.execute("pragma foreign_key_check").fetchall() == []


def test_an_article_that_changes_leaves_its_group(connection: sqlite3.Connection) -> None:
    save(connection, *FOUR)
    save(connection, prepared("/long", [*OTHER, "fin"]))
    assert groups(connection) == [
        ("/cut", "/edited", 0),
        ("/edited", None, 1),
        ("/long", "/other", 0),
        ("/other", None, 1),
    ]


def test_archives_of_another_analysis_are_signed_again(connection: sqlite3.Connection, natural: Natural) -> None:
    save(connection, *FOUR)
    before = natural(connection)
    reprints.rebuild(connection)
    assert groups(connection) == [(title, None, 0) for title, _, _ in GROUPED]
    reprints.group(connection)
    assert natural(connection) == before


def test_nothing_is_written_where_nothing_is_new(connection: sqlite3.Connection) -> None:
    save(connection, *FOUR)
    before = connection.total_changes
    reprints.group(connection)
    assert connection.total_changes == before
