"""What can be looked at over time: a person, a place, or the articles that a query in words finds."""

import sqlite3
from dataclasses import dataclass

from ingest.analysis import words
from ingest.querying import Clause, Term, expression
from ingest.searching.arrays import Mask
from ingest.searching.filters import number_of
from ingest.searching.holdings import Holdings
from ingest.searching.search import Asked, found_articles

TABLES = ("people", "places")

#: Quotation marks: what holds one is never taken for a name.
_QUOTED = '"«»“”'

#: Names with the same words that are looked through, and how many of those that fit are told.
_READ = 2_000
_TOLD = 6

_OF_THAT_NAME = """
select {table}.id, {table}.name, {table}.articles
from {table}
where id in (select rowid from {table}_fts where {table}_fts match :words limit :read)
order by articles desc, id
limit 100
"""

_ALIASES = "select name from aliases where {table}_id = ?"

#: Where two people turned out to be one, the number that went leads to the one that stayed.
_NOW = "select person_id from names where id = ?"


@dataclass(frozen=True)
class Subject:
    """A row of people or places, or, where ``table`` is "", a query; ``name`` is what pages call it."""

    name: str
    table: str = ""
    number: int = 0
    articles: int = 0

    @property
    def reference(self) -> str:
        """How an address says it: "people:12", else the query as it was typed."""
        return f"{self.table}:{self.number}" if self.table else self.name


def subject(connection: sqlite3.Connection, reference: str) -> Subject | None:
    """What a reference stands for; None where there is no such person or place."""
    table, _, written = reference.partition(":")
    if table not in TABLES or not written.isascii() or not written.isdigit():
        return Subject(reference)
    number = number_of(written)
    if table == "people" and (now := connection.execute(_NOW, (number,)).fetchone()):
        number = now[0]
    row = connection.execute(f"select name, articles from {table} where id = ?", (number,)).fetchone()
    return Subject(row[0], table, number, row[1]) if row else None


def named(connection: sqlite3.Connection, typed: str) -> list[Subject]:
    """The people and places that go by a name, the most named first; none where it stands in quotation marks."""
    asked = words(typed)
    if not asked or any(mark in typed for mark in _QUOTED):
        return []
    found = [
        Subject(name, table, number, articles)
        for table in TABLES
        for number, name, articles in _of_those_words(connection, table, typed, asked)
        if words(name) == asked or _also_called(connection, table, number, asked)
    ]
    return sorted(found, key=lambda one: -one.articles)[:_TOLD]


def articles_of(connection: sqlite3.Connection, holdings: Holdings, subject: Subject) -> Mask:
    """The articles that name somebody or somewhere, or that a query finds; none for a query without a word."""
    if subject.table:
        return holdings.many[subject.table].having([subject.number])
    return found_articles(connection, holdings, Asked(subject.name))


def _of_those_words(
    connection: sqlite3.Connection, table: str, typed: str, asked: list[str]
) -> list[tuple[int, str, int]]:
    name = expression([Clause((Term(typed, (tuple(asked),), phrase=True),))])
    found = connection.execute(_OF_THAT_NAME.format(table=table), {"words": name, "read": _READ})
    return [(number, name, articles) for number, name, articles in found]


def _also_called(connection: sqlite3.Connection, table: str, number: int, asked: list[str]) -> bool:
    link = {"people": "person", "places": "place"}[table]
    return any(words(name) == asked for (name,) in connection.execute(_ALIASES.format(table=link), (number,)))
