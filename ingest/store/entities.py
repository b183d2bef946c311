"""People and places of the archive: their rows, which articles name them, and where."""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from ingest.records import Person, Place, QuoteKind, Reading
from ingest.store import names, search
from ingest.store.slugs import free_slug

Entity = Person | Place
Batch = Sequence[tuple[int, Reading]]
"""Articles' numbers and readings."""


@dataclass(frozen=True, slots=True)
class Kind:
    """People or places: where they stand in the archive and in a reading."""

    table: str
    link: str
    joins: str
    index: str
    found: Callable[[Reading], Sequence[Entity]]
    quotes: Callable[[Reading], Counter[str]]
    """Fingerprint → how many quotes of a reading count as this entity's."""
    columns: tuple[str, ...] = ()
    """What a new row takes from the record besides its name."""


@dataclass(slots=True)
class Naming:
    """What new articles say of one entity."""

    articles: int = 0
    mentions: int = 0
    quotes: int = 0
    dates: set[str] = field(default_factory=set)
    surfaces: Counter[str] = field(default_factory=Counter)
    fullest: Counter[str] = field(default_factory=Counter)


def said(reading: Reading) -> Counter[str]:
    """How many quotes each person speaks."""
    quotes = names.spoken(reading)
    return Counter({person.fingerprint: quotes[person.name] for person in reading.people})


def quoted(reading: Reading) -> Counter[str]:
    """How many quotes name each place."""
    spans = [(quote.start, quote.end) for quote in reading.quotes if quote.kind is not QuoteKind.PULLQUOTE]
    return Counter(
        place.fingerprint
        for place in reading.places
        for start, end in spans
        if any(start <= mention.start and mention.end <= end for mention in place.mentions)
    )


PEOPLE = Kind("people", "person_id", "article_people", "people_fts", lambda reading: reading.people, said)
PLACES = Kind(
    "places",
    "place_id",
    "article_places",
    "places_fts",
    lambda reading: reading.places,
    quoted,
    ("fingerprint", "kind", "country", "latitude", "longitude"),
)
KINDS = (PEOPLE, PLACES)


def ensure(connection: sqlite3.Connection, kind: Kind, found: Iterable[Entity]) -> tuple[dict[str, int], set[int]]:
    """The row of each entity, fingerprint → id, and those made now, in the order of their first naming."""
    first: dict[str, Entity] = {}
    for entity in found:
        first.setdefault(entity.fingerprint, entity)
    row = "person_id from names" if kind is PEOPLE else f"id from {kind.table}"
    ids: dict[str, int] = dict(
        connection.execute(
            f"select fingerprint, {row} where fingerprint in (select value from json_each(?))",
            (json.dumps(list(first)),),
        )
    )
    made = set()
    for fingerprint, entity in first.items():
        if fingerprint not in ids:
            ids[fingerprint] = _make(connection, kind, entity)
            made.add(ids[fingerprint])
    return ids, made


def _make(connection: sqlite3.Connection, kind: Kind, entity: Entity) -> int:
    """A new row; a person has the number of their name."""
    number = names.add(connection, entity.fingerprint, entity.name) if kind is PEOPLE else None
    columns = ("id", "name", "slug", *kind.columns)
    slug = free_slug(connection, kind.table, entity.name)
    values = (number, entity.name, slug, *(getattr(entity, column) for column in kind.columns))
    made = connection.execute(
        f"insert into {kind.table} ({', '.join(columns)}) values ({', '.join('?' * len(columns))})", values
    )
    return int(made.lastrowid or 0)


def add_mentions(
    connection: sqlite3.Connection, batch: Batch, ids: dict[str, dict[str, int]], known: dict[str, int]
) -> None:
    """Save every naming of a batch, and every new alias, in the order of the texts: numbers owe nothing to batches.

    ``ids``: table → fingerprint → row; ``known``: a person's fingerprint → the name's number.
    """
    mentions: list[tuple[int, int | None, int | None, int | None, str, int, int]] = []
    aliases: dict[tuple[int | None, int | None, str], None] = {}
    for number, reading in batch:
        of_article = []
        for kind in KINDS:
            for row, bearers in _by_row(kind, reading, ids[kind.table]):
                pair = (row, None) if kind is PEOPLE else (None, row)
                name_of = known if kind is PEOPLE else {}
                named = [(name_of.get(bearer.fingerprint), m) for bearer in bearers for m in bearer.mentions]
                of_article += [(number, *pair, name, m.surface, m.start, m.end) for name, m in named]
                surfaces = {bearers[0].name, *(m.surface for _, m in named)}
                aliases.update(((*pair, alias), None) for alias in sorted(surfaces))
        mentions += sorted(of_article, key=lambda mention: mention[5:])
    connection.executemany(
        """
        insert into mentions (article_id, person_id, place_id, name_id, surface, start, "end")
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        mentions,
    )
    connection.executemany(
        "insert or ignore into aliases (person_id, place_id, name, mentions, articles) values (?, ?, ?, 0, 0)", aliases
    )


def add_joins(connection: sqlite3.Connection, kind: Kind, batch: Batch, ids: dict[str, int]) -> dict[int, Naming]:
    """Save which articles name which entities; returns what they say of each."""
    namings: dict[int, Naming] = defaultdict(Naming)
    joins: list[tuple[int, int, str, int, int]] = []
    for number, reading in batch:
        quotes = kind.quotes(reading)
        for row, bearers in _by_row(kind, reading, ids):
            mentions = [mention for bearer in bearers for mention in bearer.mentions]
            spoken = sum(quotes[bearer.fingerprint] for bearer in bearers)
            joins.append((row, number, bearers[0].name, len(mentions), spoken))
            naming = namings[row]
            naming.articles += 1
            naming.mentions += len(mentions)
            naming.quotes += spoken
            naming.surfaces.update(m.surface for m in mentions)
            naming.fullest[bearers[0].name] += 1
            if reading.article.published:
                naming.dates.add(reading.article.published)
    connection.executemany(
        f"insert into {kind.joins} ({kind.link}, article_id, name, mentions, quotes) values (?, ?, ?, ?, ?)", joins
    )
    return namings


def _by_row(kind: Kind, reading: Reading, ids: dict[str, int]) -> list[tuple[int, list[Entity]]]:
    """A reading's entities by their row; two that share one are one, under the longest name."""
    rows: dict[int, list[Entity]] = {}
    for entity in kind.found(reading):
        rows.setdefault(ids[entity.fingerprint], []).append(entity)
    for bearers in rows.values():
        if len(bearers) > 1:
            bearers.sort(key=lambda entity: (-len(entity.name), entity.name))
    return list(rows.items())


def remove_namings(connection: sqlite3.Connection, kind: Kind, article: int) -> set[int]:
    """Take away what an article says of entities; returns those that must be counted again."""
    named = f"select {kind.link} from {kind.joins} where article_id = ?"
    touched = {row[0] for row in connection.execute(named, (article,))}
    connection.execute(f"delete from mentions where article_id = ? and {kind.link} is not null", (article,))
    connection.execute(f"delete from {kind.joins} where article_id = ?", (article,))
    if kind is PEOPLE:
        names.remove_namings(connection, article)
    return touched


def index_rows(connection: sqlite3.Connection, kind: Kind, ids: Iterable[int]) -> dict[int, search.Row]:
    """What the full-text index holds of some entities: number → row."""
    return {int(row[0]): row for row in search.entity_rows(connection, kind.table, kind.link, ids)}


def settle(connection: sqlite3.Connection, kind: Kind, before: dict[int, search.Row], ids: Iterable[int]) -> None:
    """Each entity's name is the fullest that most articles give it; who is named no more goes; the index follows.

    A surname alone is a person's name only where there is no other.
    ``before`` is what the index holds of those of ``ids`` that it knows.
    """
    wanted = (json.dumps(sorted(ids)),)
    among = "in (select value from json_each(?))"
    connection.execute(
        f"""
        update {kind.table} set name = (
            select name from aliases where {kind.link} = {kind.table}.id
            order by {"instr(name, ' ') = 0," if kind is PEOPLE else ""} articles desc, mentions desc, name limit 1
        ) where id {among} and articles > 0
        """,
        wanted,
    )
    gone = connection.execute(f"delete from {kind.table} where articles = 0 and id {among}", wanted).rowcount
    if gone and kind is PEOPLE:
        names.forget(connection)
    after = index_rows(connection, kind, ids)
    search.remove(connection, kind.index, [row for entity, row in before.items() if after.get(entity) != row])
    search.add(connection, kind.index, [row for entity, row in after.items() if before.get(entity) != row])
