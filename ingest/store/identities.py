"""What deciding who is who has to read: names that have changed, those that end alike, the company they are in."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from ingest.naming import Company, Name, Pair, Verdict

#: A name's company is that of its latest articles: a head of state has a hundred thousand, and they say the same.
_LATEST = 200

#: Places as large as these are named beside everybody.
_LARGE = ("country", "continent")


def is_settled(connection: sqlite3.Connection) -> bool:
    """Whether no name has changed since who is who was last decided."""
    return not connection.execute("select exists (select 1 from names where settled = 0)").fetchone()[0]


def respell(connection: sqlite3.Connection, sound: Callable[[str], str]) -> set[str]:
    """Bring the spelling, count and sound of changed names up to date; returns the sounds that they had and have."""
    changed: dict[int, str | None] = dict(connection.execute("select id, sound from names where settled = 0"))
    spelled: dict[int, str] = {}
    counts: dict[int, int] = defaultdict(int)
    printed = connection.execute(
        """
        select changed.id, namings.name, count(*) from names as changed
        join namings on namings.name_id = coalesce(changed.base_id, changed.id)
        where changed.settled = 0 and (changed.base_id is null or namings.filed_id = changed.id)
        group by 1, 2 order by 1, 3 desc, 2
        """
    )
    for number, name, count in printed:
        spelled.setdefault(number, name)
        counts[number] += count
    sounds = {number: sound(name) for number, name in spelled.items()}
    connection.executemany(
        "update names set name = coalesce(?, name), articles = ?, sound = ? where id = ?",
        [(spelled.get(number), counts[number], sounds.get(number), number) for number in changed],
    )
    return {heard for heard in (*changed.values(), *sounds.values()) if heard}


def unsettle_alike(connection: sqlite3.Connection, sounds: Iterable[str]) -> None:
    """Note that all names of some sounds are to be decided again: each may be a rival of the others."""
    connection.execute(
        "update names set settled = 0 where settled = 1 and sound in (select value from json_each(?))",
        (json.dumps(sorted(sounds)),),
    )


def alike(connection: sqlite3.Connection, sounds: Iterable[str]) -> Iterator[list[Name]]:
    """The names of each of some sounds, as far as articles bear them, in the order of their numbers."""
    found = connection.execute(
        """
        select sound, id, fingerprint, name, articles, base_id from names
        where articles > 0 and sound in (select value from json_each(?)) order by sound, id
        """,
        (json.dumps(sorted(sounds)),),
    ).fetchall()
    for _, rows in groupby(found, key=lambda row: row[0]):
        yield [Name(*row[1:]) for row in rows]


def shared_names(connection: sqlite3.Connection) -> list[Name]:
    """Changed names that more than one person may share: called by two fields, told apart before, or judged so."""
    found = connection.execute(
        """
        select id, fingerprint, name, articles from names
        where settled = 0 and base_id is null and (
            (select count(distinct field) from roles where name_id = names.id) > 1
            or exists (select 1 from names as facets where facets.base_id = names.id)
            or exists (select 1 from judgements where verdict = 'apart' and judgements.name = names.fingerprint)
        )
        order by id
        """
    )
    return [Name(*row) for row in found]


def naming_articles(connection: sqlite3.Connection, name: int) -> list[int]:
    """All articles that name a name."""
    return [row[0] for row in connection.execute("select article_id from namings where name_id = ?", (name,))]


def latest_articles(connection: sqlite3.Connection, name: Name) -> list[int]:
    """The latest articles whose naming of a name, or of a facet, is filed under it."""
    found = connection.execute(
        """
        select articles.id from namings join articles on articles.id = namings.article_id
        where namings.name_id = ? and namings.filed_id = ?
        order by articles.published desc, articles.title, articles.url limit ?
        """,
        (name.base or name.id, name.id, _LATEST),
    )
    return [row[0] for row in found]


def company(connection: sqlite3.Connection, name: int, articles: Sequence[int]) -> dict[int, Company]:
    """A name's company in each of some articles."""
    given = {"name": name, "articles": json.dumps(articles)}
    among = "article_id in (select value from json_each(:articles))"

    def ask(query: str) -> dict[int, frozenset[Any]]:
        found: dict[int, set[Any]] = defaultdict(set)
        for article, value in connection.execute(query, given):
            found[article].add(value)
        return defaultdict(frozenset, {article: frozenset(values) for article, values in found.items()})

    named = ask(f"select article_id, name_id from namings where {among} and name_id <> :name")
    places = ask(f"select article_id, place_id from article_places where {among}")
    outlets = ask(f"select id, outlet_id from articles where {among.replace('article_id', 'id')} and outlet_id > 0")
    dates = ask(f"select id, substr(published, 1, 10) from articles where {among.replace('article_id', 'id')}")
    roles = ask(f"select article_id, role from roles where {among} and name_id = :name")
    fields = ask(f"select article_id, field from roles where {among} and name_id = :name and field is not null")
    large = _large_places(connection, frozenset[int]().union(*places.values()))
    return {
        article: Company(
            names=named[article],
            places=places[article] - large,
            countries=places[article] & large,
            outlets=outlets[article],
            roles=roles[article],
            fields=fields[article],
            dates=frozenset(filter(None, dates[article])),
        )
        for article in articles
    }


def _large_places(connection: sqlite3.Connection, places: frozenset[int]) -> frozenset[int]:
    found = connection.execute(
        "select id from places where kind in (?, ?) and id in (select value from json_each(?))",
        (*_LARGE, json.dumps(sorted(places))),
    )
    return frozenset(row[0] for row in found)


def replace_pairs(connection: sqlite3.Connection, names: Iterable[int], pairs: Iterable[Pair]) -> None:
    """Make these the pairs of some names; nothing is written where they are the same as before."""
    wanted = (json.dumps(sorted(names)),)
    among = "in (select value from json_each(?1))"
    before = set(connection.execute(f"select * from pairs where name_id {among} or other_id {among}", wanted))
    after = {(p.name, p.other, str(p.verdict), p.score, p.evidence, p.articles) for p in pairs}
    connection.executemany("delete from pairs where name_id = ? and other_id = ?", [row[:2] for row in before - after])
    connection.executemany("insert into pairs values (?, ?, ?, ?, ?, ?)", sorted(after - before))


def decided_pairs(connection: sqlite3.Connection) -> list[Pair]:
    """All pairs of names on which there is a decision."""
    found = connection.execute("select * from pairs where verdict <> 'undecided'")
    return [Pair(name, other, Verdict(verdict), *rest) for name, other, verdict, *rest in found]


def bearers(connection: sqlite3.Connection) -> list[tuple[Name, int, int | None]]:
    """Changed names, those of people of several names, and those decided on or judged; each with its person.

    Last comes the name under which most of its namings are filed: itself, another, or None where no article bears it.
    """
    found = connection.execute(
        """
        select id, fingerprint, name, articles, base_id, person_id,
               coalesce(
                   (select filed_id from namings
                    where name_id = coalesce(names.base_id, names.id) and filed_id = names.id limit 1),
                   (select filed_id from namings
                    where name_id = names.id group by 1 order by count(*) desc, 1 limit 1))
        from names
        where settled = 0 or id <> person_id
           or id in (select person_id from names where id <> person_id)
           or id in (select name_id from pairs union select other_id from pairs)
           or fingerprint in (select name from judgements union select other from judgements)
        """
    )
    return [(Name(*row[:5]), row[5], row[6]) for row in found]


def settle(connection: sqlite3.Connection) -> None:
    """Note that who is who is decided for all names."""
    connection.execute("update names set settled = 1 where settled = 0")
