"""Who is who across an archive: whatever the order in which it grew, and whatever people judged."""

import sqlite3
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import digests, resolving
from ingest.entities.fingerprint import person_fingerprint
from ingest.errors import UsageError
from ingest.prepared import Prepared, SourceEnd
from ingest.records import Article, Block, BlockKind, Mention, Person, Place, Quote, QuoteKind, Reading, Role, Source
from ingest.store import archive, judgements, search
from ingest.store.journal import Journal
from ingest.store.saving import Item, Saver

Natural = Callable[[sqlite3.Connection], dict[str, list[tuple[object, ...]]]]


def told(
    path: str, *people: tuple[str, str | None, str | None], place: str | None = None, day: str = "2024-01-01"
) -> Prepared:
    """An article that names people, each with a role and its field, in a place; the first of them speaks."""
    text, found = f"{path} :", []
    for name, role, field in people:
        roles = (Role(len(text) + 1, len(text) + 1 + len(role), role, field),) if role else ()
        text += f" {role} {name}" if role else f" {name}"
        mention = Mention(len(text) - len(name), len(text), name)
        found.append(Person(name, (mention,), person_fingerprint(name), roles))
    text += f", à {place}" if place else ""
    at = len(text) - len(place or "")
    places = (Place(place, (Mention(at, len(text), place),), place.lower(), "city", "FR", 1.0, 2.0),) if place else ()
    article = Article(path, text, (Block(BlockKind.PARAGRAPH, 0, len(text)),), language="fr", published=day)
    quotes = (Quote(0, 2, text[:2], QuoteKind.DIRECT, people[0][0], True),) if people else ()
    digest = digests.of_article(article)
    reading = Reading(article, tuple(found), places, quotes)
    return Prepared(Source(path, "/n"), "text", "", digest, digest, digest, reading, search.index_text(article, quotes))


def save(connection: sqlite3.Connection, *items: Prepared) -> None:
    saver = Saver(Journal(connection))
    saver.save([part for item in items for part in (item, SourceEnd(item.source, "text", item.digest))])
    saver.finish()
    resolving.resolve(connection)


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    opened = archive.open_archive(":memory:", create=True)
    yield opened
    assert opened.execute("pragma foreign_key_check").fetchall() == []
    opened.close()


def people(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    return connection.execute("select id, name, articles, mentions, quotes from people order by id").fetchall()


RUSSIAN = ("le président russe", "politics")


def test_two_spellings_of_one_person_come_together(connection: sqlite3.Connection) -> None:
    save(connection, told("/n/1", ("Vladimir Poutine", *RUSSIAN), ("Ana Sol", None, None), place="Sotchi"))
    save(connection, told("/n/2", ("Vladimir Putin", *RUSSIAN), ("Ana Sol", None, None), place="Sotchi"))
    assert people(connection) == [(1, "Vladimir Poutine", 2, 2, 2), (2, "Ana Sol", 2, 2, 0)]
    names = "select id, fingerprint, person_id from names order by id"
    assert connection.execute(names).fetchall() == [
        (1, "poutine vladimir", 1),
        (2, "ana sol", 2),
        (3, "putin vladimir", 1),
    ]
    assert connection.execute("select person_id, article_id from roles").fetchall() == [(1, 1), (1, 2)]
    assert connection.execute("select speaker_id, speaker from quotes").fetchall() == [
        (1, "Vladimir Poutine"),
        (1, "Vladimir Putin"),
    ]


def test_a_surname_alone_is_whom_its_article_speaks_of(connection: sqlite3.Connection) -> None:
    save(connection, told("/n/1", ("Vladimir Poutine", *RUSSIAN), ("Ana Sol", None, None), place="Sotchi"))
    save(connection, told("/n/2", ("Poutine", *RUSSIAN), ("Ana Sol", None, None), place="Sotchi"))
    save(connection, told("/n/3", ("Poutine", None, None), ("Luc Bel", None, None), day="2019-01-01"))
    assert people(connection) == [
        (1, "Vladimir Poutine", 2, 2, 2),
        (2, "Ana Sol", 2, 2, 0),
        (3, "Poutine", 1, 1, 1),
        (4, "Luc Bel", 1, 1, 0),
    ]
    assert judgements.undecided(connection) == [
        {"articles": 1, "score": 0.3, "evidence": "the surname alone +0.30", "person": 3, "name": "Poutine",
         "other_person": 1, "other_name": "Vladimir Poutine"}
    ]  # fmt: skip


def test_a_surname_that_two_people_may_have_is_nobody_yet(connection: sqlite3.Connection) -> None:
    beside = ("Ana Sol", None, None)
    for number, name in enumerate(("Paul Karvandi", "Zoé Karvandi", "Karvandi")):
        save(connection, told(f"/n/{number}", (name, "la maire de Brest", "politics"), beside, place="Brest"))
    assert [row[1:3] for row in people(connection)] == [
        ("Paul Karvandi", 1),
        ("Ana Sol", 3),
        ("Zoé Karvandi", 1),
        ("Karvandi", 1),
    ]


def test_people_of_one_name_and_unlike_lives_are_two(connection: sqlite3.Connection) -> None:
    save(
        connection,
        told("/n/1", ("Paul Martin", "le maire de Brest", "politics"), ("Ana Sol", None, None), place="Brest"),
        told("/n/2", ("Paul Martin", "le cycliste", "sport"), ("Luc Bel", None, None), place="Pau"),
        told("/n/3", ("Paul Martin", None, None), ("Ana Sol", None, None), place="Brest"),
    )
    martins = "select name, articles, slug from people where name = 'Paul Martin' order by articles"
    assert connection.execute(martins).fetchall() == [
        ("Paul Martin", 1, "paul-martin-2"),
        ("Paul Martin", 2, "paul-martin"),
    ]


def test_one_life_of_two_callings_is_one(connection: sqlite3.Connection) -> None:
    save(
        connection,
        told("/n/1", ("Paul Martin", "le maire de Brest", "politics"), ("Ana Sol", None, None), place="Brest"),
        told("/n/2", ("Paul Martin", "le cycliste", "sport"), ("Ana Sol", None, None), place="Pau"),
    )
    assert [row[1:3] for row in people(connection)] == [("Paul Martin", 2), ("Ana Sol", 2)]


def three(connection: sqlite3.Connection) -> None:
    save(
        connection,
        *(told(f"/n/{n}", (name, None, None)) for n, name in enumerate(("Ana Sol", "Luc Bel", "Ana Sol-Roy"))),
    )


def test_a_merge_holds_whatever_is_ingested_and_can_be_undone(connection: sqlite3.Connection) -> None:
    three(connection)
    resolving.judge(connection, lambda at: judgements.merge(at, 3, 1))
    assert people(connection) == [(1, "Ana Sol", 2, 2, 2), (2, "Luc Bel", 1, 1, 1)]
    save(connection, told("/n/2", ("Ana Sol-Roy", None, None), day="2025-01-01"))
    save(connection, told("/n/5", ("Ana Sol-Roy", None, None), ("Ana Sol", None, None)))
    assert people(connection) == [(1, "Ana Sol-Roy", 3, 4, 3), (2, "Luc Bel", 1, 1, 1)]
    assert connection.execute("select id, people from articles").fetchall() == [(1, 1), (2, 1), (3, 1), (4, 1)]
    assert connection.execute("select person_id from names where id = 3").fetchall() == [(1,)]
    resolving.judge(connection, lambda at: judgements.undo_merge(at, 1, 3))
    assert people(connection) == [(1, "Ana Sol", 2, 2, 1), (2, "Luc Bel", 1, 1, 1), (3, "Ana Sol-Roy", 2, 2, 2)]
    assert connection.execute("select people from articles where id = 4").fetchall() == [(2,)]


def test_a_merged_person_can_be_split_by_names(connection: sqlite3.Connection) -> None:
    save(connection, told("/n/1", ("Vladimir Poutine", *RUSSIAN), ("Ana Sol", None, None), place="Sotchi"))
    save(connection, told("/n/2", ("Vladimir Putin", *RUSSIAN), ("Ana Sol", None, None), place="Sotchi"))
    resolving.judge(connection, lambda at: judgements.split(at, 1, ()))
    assert [row[:3] for row in people(connection)] == [
        (1, "Vladimir Poutine", 1),
        (2, "Ana Sol", 2),
        (3, "Vladimir Putin", 1),
    ]
    resolving.judge(connection, lambda at: judgements.undo_split(at, 3, ()))
    assert [row[:3] for row in people(connection)] == [(1, "Vladimir Poutine", 2), (2, "Ana Sol", 2)]


def test_articles_can_be_said_to_name_somebody_else(connection: sqlite3.Connection) -> None:
    save(connection, *(told(f"/n/{n}", ("Ana Sol", None, None)) for n in range(3)))
    resolving.judge(connection, lambda at: judgements.split(at, 1, [2, 3]))
    assert people(connection) == [(1, "Ana Sol", 1, 1, 1), (2, "Ana Sol", 2, 2, 2)]
    save(connection, told("/n/2", ("Ana Sol", None, None), day="2025-01-01"))
    assert people(connection) == [(1, "Ana Sol", 1, 1, 1), (2, "Ana Sol", 2, 2, 2)]
    resolving.judge(connection, lambda at: judgements.undo_split(at, 1, [3]))
    assert people(connection) == [(1, "Ana Sol", 2, 2, 2), (2, "Ana Sol", 1, 1, 1)]
    resolving.judge(connection, lambda at: judgements.undo_split(at, 1, ()))
    assert people(connection) == [(1, "Ana Sol", 3, 3, 3)]


@pytest.mark.parametrize(
    ("judgement", "message"),
    [
        (lambda at: judgements.merge(at, 1, 9), "there is no person 9"),
        (lambda at: judgements.merge(at, 1, 1), "1 and 1 are one person already"),
        (lambda at: judgements.undo_merge(at, 1, 2), "nobody has merged 1 and 2"),
        (
            lambda at: judgements.split(at, 1, ()),
            "person 1 has one name only: say which articles are about somebody else",
        ),
        (lambda at: judgements.split(at, 1, [2]), "article 2 does not name person 1"),
        (lambda at: judgements.undo_split(at, 1, ()), "nobody has split person 1"),
    ],
)
def test_what_cannot_be_judged_is_told(
    connection: sqlite3.Connection, judgement: Callable[[sqlite3.Connection], None], message: str
) -> None:
    three(connection)
    with pytest.raises(UsageError, match=message):
        resolving.judge(connection, judgement)
    assert connection.execute("select count(*) from judgements").fetchone() == (0,)


def test_a_number_leads_on_when_the_name_that_had_it_is_gone(connection: sqlite3.Connection) -> None:
    first = told("/n/1", ("Vladimir Poutine", *RUSSIAN), ("Ana Sol", None, None), place="Sotchi")
    save(connection, first, told("/n/2", ("Vladimir Putin", *RUSSIAN), ("Ana Sol", None, None), place="Sotchi"))
    saver = Saver(Journal(connection))
    saver.remove_sources(["/n/1"])
    resolving.resolve(connection)
    assert [row[:2] for row in people(connection)] == [(2, "Ana Sol"), (3, "Vladimir Putin")]
    assert connection.execute("select person_id from names where id = 1").fetchall() == [(3,)]
    saver.remove_sources(["/n/2"])
    assert connection.execute("select count(*) from names").fetchone() == (0,)


def test_nothing_new_writes_nothing(connection: sqlite3.Connection) -> None:
    three(connection)
    before = connection.total_changes
    resolving.resolve(connection)
    assert connection.total_changes == before


def test_a_failure_leaves_the_archive_as_it_was(
    connection: sqlite3.Connection, natural: Natural, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(connection, told("/n/1", ("Vladimir Poutine", *RUSSIAN), ("Ana Sol", None, None), place="Sotchi"))
    before = natural(connection)

    def fails(at: sqlite3.Connection) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(resolving.moves, "finish", fails)
        resolving.judge(connection, lambda at: judgements.merge(at, 1, 2))
    assert natural(connection) == before


NAMED = st.tuples(
    st.sampled_from(["Vladimir Poutine", "Vladimir Putin", "Poutine", "V. Poutine", "Ana Sol", "Paul Sol", "Sol"]),
    st.sampled_from([(None, None), RUSSIAN, ("la cycliste", "sport")]),
)
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["/n/1", "/n/2", "/n/3", "/n/4"]),
        st.one_of(
            st.none(),
            st.tuples(
                st.lists(NAMED, min_size=1, max_size=3, unique_by=lambda named: named[0]),
                st.sampled_from([None, "Sotchi", "Pau"]),
                st.sampled_from(["2024-01-01", "2024-02-01", "1960-01-01"]),
            ),
        ),
    ),
    max_size=10,
)
JUDGED = st.lists(
    st.sampled_from(
        [
            ("same", "ana sol", "paul sol", None),
            ("same", "sol", "poutine", None),
            ("same", "ana sol # 2", "paul sol", None),
            ("different", "sol", "paul sol", None),
            ("different", "poutine vladimir", "putin vladimir", None),
            ("apart", "ana sol", "2", "/n/2 "),
            ("apart", "sol", "2", "/n/2 "),
        ]
    ),
    max_size=3,
    unique=True,
)


@settings(max_examples=150, deadline=None)
@given(EDITS, st.integers(1, 4), JUDGED)
def test_an_archive_that_grew_equals_one_made_at_once(
    natural: Natural,
    edits: list[tuple],  # type: ignore[type-arg]
    often: int,
    judged: list[tuple[str, str, str, str | None]],
) -> None:
    def record(at: sqlite3.Connection) -> None:
        at.executemany(
            "insert into judgements (act, made, verdict, name, other, article) values (1, '', ?, ?, ?, ?)", judged
        )

    grown = archive.open_archive(":memory:", create=True)
    last: dict[str, Prepared] = {}
    for number, (path, content) in enumerate(edits):
        saver = Saver(Journal(grown))
        if content is None:
            last.pop(path, None)
            saver.remove_sources([path])
        else:
            named, place, day = content
            last[path] = told(path, *((name, *role) for name, role in named), place=place, day=day)
            items: list[Item] = [last[path], SourceEnd(last[path].source, "text", last[path].digest)]
            saver.save(items)
        saver.finish()
        if number % often == 0:
            resolving.resolve(grown)
        if number == often:
            resolving.judge(grown, record)
    resolving.resolve(grown) if len(edits) > often else resolving.judge(grown, record)
    fresh = archive.open_archive(":memory:", create=True)
    record(fresh)
    save(fresh, *last.values())
    assert natural(grown) == natural(fresh)
    assert grown.execute("pragma foreign_key_check").fetchall() == []
    search.rebuild(grown)
    assert natural(grown) == natural(fresh)
