"""What people decided about who is who: by names and articles, so that it holds whatever is ingested again.

A name is meant by its fingerprint, an article by its address, or by its source's path and key where it has none.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import combinations
from typing import Any

from ingest.errors import UsageError
from ingest.store.names import FACET

#: Every key by which an article is known.
_KEYS = """
    select id as article_id, url as key from articles where url is not null
    union all
    select article_id, path || ' ' || record from origins join sources on sources.id = source_id
"""


def merge(connection: sqlite3.Connection, one: int, other: int) -> None:
    """Record that two people are one."""
    if _person(connection, one) == _person(connection, other):
        raise UsageError(f"{one} and {other} are one person already")
    for name in names_of(connection, one):
        for another in names_of(connection, other):
            _withdraw(connection, "different", name, another)
    _record(connection, [("same", _own_name(connection, one), _own_name(connection, other), None)])


def split(connection: sqlite3.Connection, person: int, articles: Sequence[int]) -> None:
    """Record that a person's names are so many people's, or that some articles name somebody else."""
    if articles:
        _record(connection, list(_apart(connection, _person(connection, person), articles)))
        return
    names = names_of(connection, person)
    if len(names) < 2:
        raise UsageError(f"person {person} has one name only: say which articles are about somebody else")
    for one, other in combinations(names, 2):
        _withdraw(connection, "same", one, other)
    _record(connection, [("different", one, other, None) for one, other in combinations(names, 2)])


def undo_merge(connection: sqlite3.Connection, one: int, other: int) -> None:
    """Take back that two people are one."""
    if not _withdraw(connection, "same", _own_name(connection, one), _own_name(connection, other)):
        raise UsageError(f"nobody has merged {one} and {other}")


def undo_split(connection: sqlite3.Connection, person: int, articles: Sequence[int]) -> None:
    """Take back the latest split of a person, or what was decided of some articles."""
    names = names_of(connection, person)
    marks = ", ".join("?" * len(names))
    of_person = f"verdict in ('different', 'apart') and (name in ({marks}) or other in ({marks}))"
    (act,) = connection.execute(f"select max(act) from judgements where {of_person}", (*names, *names)).fetchone()
    if act is None:
        raise UsageError(f"nobody has split person {person}")
    if articles:
        keys = [key for article in articles for key in _keys(connection, article)]
        wanted = ", ".join("?" * len(keys))
        connection.execute(f"delete from judgements where verdict = 'apart' and article in ({wanted})", keys)
    else:
        connection.execute("delete from judgements where act = ?", (act,))


def undo(connection: sqlite3.Connection, act: int) -> None:
    """Take back all that was recorded as one act."""
    if not connection.execute("delete from judgements where act = ?", (act,)).rowcount:
        raise UsageError(f"there is no decision {act}")


def judged(connection: sqlite3.Connection, verdict: str) -> list[tuple[int, int]]:
    """The pairs of names that are judged so, by number, as far as the archive knows them."""
    return connection.execute(
        """
        select one.id, another.id from judgements
        join names as one on one.fingerprint = judgements.name
        join names as another on another.fingerprint = judgements.other
        where verdict = ?
        """,
        (verdict,),
    ).fetchall()


def all_names(connection: sqlite3.Connection) -> set[int]:
    """The numbers of all names that a judgement is about, with their facets."""
    found = connection.execute(
        """
        select id from names where fingerprint in (select name from judgements union select other from judgements)
        """
    )
    return {row[0] for row in found}


def apart(connection: sqlite3.Connection, name: int) -> dict[int, str]:
    """The articles that are judged to name somebody else by this name, and the facet of each."""
    return dict(
        connection.execute(
            f"""
            select keys.article_id, judgements.other from names
            join judgements on judgements.name = names.fingerprint and verdict = 'apart'
            join ({_KEYS}) as keys on keys.key = judgements.article
            where names.id = ? order by judgements.act
            """,
            (name,),
        )
    )


def undecided(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """The pairs that wait for a judgement, those in most articles first."""
    found = connection.execute(
        """
        select articles, score, evidence, person_id, name, other_id, other_name from undecided
        where shorter_first order by articles desc, score desc, name, other_name, person_id, other_id
        """
    )
    keys = ("articles", "score", "evidence", "person", "name", "other_person", "other_name")
    return [dict(zip(keys, row, strict=True)) for row in found]


def articles_of(connection: sqlite3.Connection, person: int) -> list[int]:
    """The articles that name a person."""
    found = connection.execute(
        "select article_id from article_people where person_id = ? order by 1", (_person(connection, person),)
    )
    return [row[0] for row in found]


def forget_names(connection: sqlite3.Connection, fingerprints: Iterable[str]) -> None:
    """Take away what was judged of names, and of their facets."""
    for name in fingerprints:
        facets = f"{name}{FACET}*"
        connection.execute(
            "delete from judgements where ?1 in (name, other) or name glob ?2 or other glob ?2", (name, facets)
        )


def forget_article(connection: sqlite3.Connection, article: int) -> None:
    """Take away what was judged of an article's namings."""
    for key in _keys(connection, article):
        connection.execute("delete from judgements where article = ?", (key,))


def articles_judged(connection: sqlite3.Connection) -> dict[int, int]:
    """Of judgements on an article's namings: judgement → the number of the article."""
    return dict(
        connection.execute(
            f"select judgements.id, article_id from judgements join ({_KEYS}) on key = judgements.article"
        )
    )


def refile(connection: sqlite3.Connection, articles: Mapping[int, int]) -> None:
    """Name the articles of judgements by the keys that they have now; ``articles`` is what ``articles_judged`` gave."""
    connection.executemany(
        "update judgements set article = ? where id = ?",
        [(keys[0], judgement) for judgement, article in articles.items() if (keys := _keys(connection, article))],
    )


def _person(connection: sqlite3.Connection, number: int) -> int:
    """The person to whom a number leads."""
    found = connection.execute("select person_id from names where id = ?", (number,)).fetchone()
    if found is None:
        raise UsageError(f"there is no person {number}")
    return int(found[0])


def _own_name(connection: sqlite3.Connection, number: int) -> str:
    """The fingerprint of the name that has a number."""
    _person(connection, number)
    return str(connection.execute("select fingerprint from names where id = ?", (number,)).fetchone()[0])


def names_of(connection: sqlite3.Connection, number: int) -> list[str]:
    """The fingerprints of all names under which articles name a person. Raises UsageError if there is nobody."""
    found = connection.execute(
        """
        select fingerprint from names where person_id = ?1
        union
        select named.fingerprint from names join namings on namings.filed_id = names.id
        join names as named on named.id = namings.name_id
        where names.person_id = ?1 and names.base_id is null
        order by 1
        """,
        (_person(connection, number),),
    )
    return [row[0] for row in found]


def _apart(
    connection: sqlite3.Connection, person: int, articles: Iterable[int]
) -> Iterable[tuple[str, str, str, str | None]]:
    """The judgements that set some articles' namings of a person apart, as one new person."""
    facets = connection.execute("select other from judgements where verdict = 'apart'").fetchall()
    label = str(max((int(row[0]) for row in facets), default=1) + 1)
    made: dict[str, None] = {}
    for article in articles:
        found = connection.execute(
            """
            select named.fingerprint from namings join names on names.id = filed_id
            join names as named on named.id = name_id
            where article_id = ? and names.person_id = ?
            """,
            (article, person),
        ).fetchall()
        if not found:
            raise UsageError(f"article {article} does not name person {person}")
        for (name,) in found:
            made.setdefault(name)
            yield "apart", name, label, _keys(connection, article)[0]
    for one, other in combinations(made, 2):
        yield "same", f"{one}{FACET}{label}", f"{other}{FACET}{label}", None


def _keys(connection: sqlite3.Connection, article: int) -> list[str]:
    """The keys of an article, the most lasting first."""
    return [row[0] for row in connection.execute(f"select key from ({_KEYS}) where article_id = ?", (article,))]


def _withdraw(connection: sqlite3.Connection, verdict: str, one: str, other: str) -> int:
    return connection.execute(
        "delete from judgements where verdict = ?1 and (name, other) in ((?2, ?3), (?3, ?2))", (verdict, one, other)
    ).rowcount


def _record(connection: sqlite3.Connection, rows: Sequence[tuple[str, str, str, str | None]]) -> None:
    (act,) = connection.execute("select coalesce(max(act), 0) + 1 from judgements").fetchone()
    made = datetime.now(UTC).isoformat(timespec="seconds")
    connection.executemany(
        "insert into judgements (act, made, verdict, name, other, article) values (?, ?, ?, ?, ?, ?)",
        [(act, made, *row) for row in rows],
    )
