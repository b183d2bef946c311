"""Names and namings: which article names which name, and under which name, and so which person, that is filed.

Articles name names; who bears them is decided afterwards, from the archive as a whole (``identities``). Until then a
name's namings are filed under the name itself. The number of a name leads to a person for as long as somebody bears it.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from ingest.records import QuoteKind, Reading

#: Between a name's fingerprint and the facet of those who share it.
FACET = " # "


def numbers(connection: sqlite3.Connection, fingerprints: Iterable[str]) -> dict[str, int]:
    """The number of each name that the archive knows."""
    return dict(
        connection.execute(
            "select fingerprint, id from names where fingerprint in (select value from json_each(?))",
            (json.dumps(list(fingerprints)),),
        )
    )


def add(connection: sqlite3.Connection, fingerprint: str, name: str, base: int | None = None) -> int:
    """A new name, which is a person of its own until more is known; returns its number, which is that person's too."""
    made = connection.execute(
        """
        insert into names (fingerprint, base_id, name, person_id)
        values (?, ?, ?, coalesce((select seq from sqlite_sequence where name = 'names'), 0) + 1)
        """,
        (fingerprint, base, name),
    )
    return int(made.lastrowid or 0)


def add_namings(
    connection: sqlite3.Connection, batch: Sequence[tuple[int, Reading]], known: dict[str, int], people: dict[str, int]
) -> None:
    """Save which names new articles name, and what they call them. ``known``, ``people``: fingerprint → number."""
    namings, roles = [], []
    for number, reading in batch:
        quotes = spoken(reading)
        for person in reading.people:
            name = known[person.fingerprint]
            namings.append((number, name, person.name, len(person.mentions), quotes[person.name]))
            roles += [
                (people[person.fingerprint], number, name, role.text, role.field, role.start, role.end)
                for role in person.roles
            ]
    connection.executemany(
        """
        insert into namings (article_id, name_id, filed_id, name, mentions, quotes) values (?1, ?2, ?2, ?3, ?4, ?5)
        on conflict do update set mentions = mentions + excluded.mentions, quotes = quotes + excluded.quotes
        """,
        namings,
    )
    _count_people(connection, batch, people)
    connection.executemany(
        'insert into roles (person_id, article_id, name_id, role, field, start, "end") values (?, ?, ?, ?, ?, ?, ?)',
        roles,
    )
    unsettle(connection, {row[1] for row in namings})


def _count_people(connection: sqlite3.Connection, batch: Sequence[tuple[int, Reading]], people: dict[str, int]) -> None:
    """An article's number of people, where two of its names are known to be one person's."""
    different = ((number, reading, len({people[p.fingerprint] for p in reading.people})) for number, reading in batch)
    connection.executemany(
        "update articles set people = ? where id = ?",
        [(count, number) for number, reading, count in different if count < len(reading.people)],
    )


def spoken(reading: Reading) -> Counter[str]:
    """How many quotes each person speaks, by the name in the article; a pull quote repeats one and is none."""
    return Counter(
        quote.speaker
        for quote in reading.quotes
        if quote.person and quote.speaker and quote.kind is not QuoteKind.PULLQUOTE
    )


def remove_namings(connection: sqlite3.Connection, article: int) -> None:
    """Take away which names an article names."""
    found = connection.execute("select name_id, filed_id from namings where article_id = ?", (article,))
    unsettle(connection, {number for row in found for number in row})
    connection.execute("delete from roles where article_id = ?", (article,))
    connection.execute("delete from namings where article_id = ?", (article,))


def unsettle(connection: sqlite3.Connection, names: Iterable[int]) -> None:
    """Note that who bears these names is to be decided again."""
    connection.execute(
        "update names set settled = 0 where settled = 1 and id in (select value from json_each(?))",
        (json.dumps(sorted(names)),),
    )


def forget(connection: sqlite3.Connection) -> None:
    """Take away the names of people who are gone; those that end alike are decided again.

    A name whose namings are all filed under others, or that has a facet left, leads to whoever has those.
    """
    gone = "person_id not in (select id from people)"
    connection.execute(
        f"""
        update names set settled = 0, person_id = coalesce(
            (select filed.person_id from namings join names as filed on filed.id = namings.filed_id
             where namings.name_id = names.id limit 1),
            (select facets.person_id from names as facets
             where facets.base_id = names.id and facets.person_id in (select id from people) limit 1),
            person_id
        ) where {gone}
        """
    )
    connection.execute(f"update names set settled = 0 where sound in (select sound from names where {gone})")
    lost = f"select id from names where {gone}"
    connection.execute(f"delete from pairs where name_id in ({lost}) or other_id in ({lost})")
    connection.execute(f"delete from names where {gone}")
