"""Carrying out what was decided: namings are filed anew, and all that follows from them moves to the right person."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from ingest.store import counts, names
from ingest.store.entities import PEOPLE, index_rows, settle
from ingest.store.slugs import free_slug

#: A naming that moves: article, name, that name in the article, the person it was given to, the person it is given to.
_Move = tuple[int, int, str, int, int]


def begin(connection: sqlite3.Connection) -> None:
    """Start to gather the namings that may have to move."""
    connection.execute("create temp table if not exists moved (article_id integer, name_id integer)")
    connection.execute("delete from moved")


def facet(connection: sqlite3.Connection, base: int, label: str) -> int:
    """The number of a facet of a name, made where it is missing."""
    fingerprint, name = connection.execute("select fingerprint, name from names where id = ?", (base,)).fetchone()
    fingerprint = f"{fingerprint}{names.FACET}{label}"
    known = names.numbers(connection, [fingerprint])
    number = known.get(fingerprint) or names.add(connection, fingerprint, name, base)
    names.unsettle(connection, [number])
    return number


def file_under(connection: sqlite3.Connection, name: int, under: Mapping[int, int]) -> None:
    """File a name's namings under these names, article → number, and those in all other articles under itself."""
    filed = connection.execute("select article_id, filed_id from namings where name_id = ?", (name,)).fetchall()
    wrong = [(under.get(article, name), article, name) for article, now in filed if now != under.get(article, name)]
    names.unsettle(connection, {now for article, now in filed if now != under.get(article, name)})
    connection.executemany("update namings set filed_id = ? where article_id = ? and name_id = ?", wrong)
    connection.executemany("insert into moved values (?, ?)", [row[1:] for row in wrong])


def assign(connection: sqlite3.Connection, people: Mapping[int, int]) -> None:
    """File names under people, both by number."""
    for name, person in people.items():
        connection.execute("insert into moved select article_id, name_id from namings where filed_id = ?", (name,))
        connection.execute("update names set person_id = ? where id = ?", (person, name))


def finish(connection: sqlite3.Connection) -> None:
    """Move what belongs to the gathered namings to the people under whom they are filed now, and count again."""
    moves = connection.execute(
        """
        select distinct moved.article_id, moved.name_id, namings.name, mentions.person_id, names.person_id
        from moved
        cross join namings using (article_id, name_id)
        join names on names.id = namings.filed_id
        join mentions on mentions.article_id = moved.article_id and mentions.name_id = moved.name_id
        where mentions.person_id <> names.person_id
        order by 1, 2
        """
    ).fetchall()
    if not moves:
        return
    touched = sorted({person for *_, old, new in moves for person in (old, new)})
    before = index_rows(connection, PEOPLE, touched)
    _make_people(connection, {new: name for _, _, name, _, new in reversed(moves)})
    _move(connection, moves)
    _join_again(connection, {(article, person) for article, _, _, old, new in moves for person in (old, new)})
    counts.again(connection, PEOPLE, touched)
    settle(connection, PEOPLE, before, touched)


def _make_people(connection: sqlite3.Connection, wanted: Mapping[int, str]) -> None:
    """Rows for people who have none: number → a name."""
    for person, name in sorted(wanted.items()):
        if not connection.execute("select 1 from people where id = ?", (person,)).fetchone():
            slug = free_slug(connection, "people", name)
            connection.execute("insert into people (id, name, slug) values (?, ?, ?)", (person, name, slug))


def _move(connection: sqlite3.Connection, moves: Sequence[_Move]) -> None:
    for table in ("mentions", "roles"):
        connection.executemany(
            f"update {table} set person_id = ? where article_id = ? and name_id = ?",
            [(new, article, name_id) for article, name_id, _, _, new in moves],
        )
    connection.executemany(
        "update quotes set speaker_id = ? where article_id = ? and speaker_id = ? and speaker = ?",
        [(new, article, old, name) for article, _, name, old, new in moves],
    )


def _join_again(connection: sqlite3.Connection, joins: Iterable[tuple[int, int]]) -> None:
    """Make the rows of articles and people anew from the namings: a person of two names in an article is one there."""
    rows = sorted(joins)
    connection.executemany("delete from article_people where article_id = ? and person_id = ?", rows)
    connection.executemany(
        """
        insert into article_people (person_id, article_id, name, mentions, quotes)
        select person_id, article_id, name, sum(mentions), sum(quotes) from (
            select names.person_id, namings.article_id, namings.name, namings.mentions, namings.quotes
            from namings join names on names.id = namings.filed_id
            where namings.article_id = ? and names.person_id = ?
            order by length(namings.name) desc, namings.name
        ) group by person_id, article_id
        """,
        rows,
    )
    connection.executemany(
        "update articles set people = (select count(*) from article_people where article_id = ?1) where id = ?1",
        sorted({(article,) for article, _ in rows}),
    )
