"""People and places of the archive: one row for all articles' entities of one fingerprint, its names, its counts.

New articles add to the counts. Where articles go or change, the counts of all whom they named are counted again from
the rows that are left, so that an archive that grew and changed equals one made at once.
"""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from ingest.records import Mention, Person, Place, QuoteKind, Reading
from ingest.store import search
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
    """What a new row takes from the record besides its name and fingerprint."""


@dataclass(slots=True)
class Naming:
    """What new articles say of one entity."""

    articles: int = 0
    mentions: int = 0
    quotes: int = 0
    dates: set[str] = field(default_factory=set)
    surfaces: Counter[str] = field(default_factory=Counter)
    fullest: Counter[str] = field(default_factory=Counter)


def spoken(reading: Reading) -> Counter[str]:
    """How many quotes each person speaks; a pull quote repeats one and is none."""
    speakers = Counter(q.speaker for q in reading.quotes if q.person and q.kind is not QuoteKind.PULLQUOTE)
    return Counter({person.fingerprint: speakers[person.name] for person in reading.people})


def quoted(reading: Reading) -> Counter[str]:
    """How many quotes name each place."""
    spans = [(quote.start, quote.end) for quote in reading.quotes if quote.kind is not QuoteKind.PULLQUOTE]
    return Counter(
        place.fingerprint
        for place in reading.places
        for start, end in spans
        if any(start <= mention.start and mention.end <= end for mention in place.mentions)
    )


PEOPLE = Kind("people", "person_id", "article_people", "people_fts", lambda reading: reading.people, spoken)
PLACES = Kind(
    "places",
    "place_id",
    "article_places",
    "places_fts",
    lambda reading: reading.places,
    quoted,
    ("kind", "country", "latitude", "longitude"),
)
KINDS = (PEOPLE, PLACES)


def ensure(connection: sqlite3.Connection, kind: Kind, found: Iterable[Entity]) -> tuple[dict[str, int], set[int]]:
    """The row of each entity, fingerprint → id, and those made now, in the order of their first naming."""
    first: dict[str, Entity] = {}
    for entity in found:
        first.setdefault(entity.fingerprint, entity)
    ids: dict[str, int] = dict(
        connection.execute(
            f"select fingerprint, id from {kind.table} where fingerprint in (select value from json_each(?))",
            (json.dumps(list(first)),),
        )
    )
    columns = ("name", "slug", "fingerprint", *kind.columns)
    insert = f"insert into {kind.table} ({', '.join(columns)}) values ({', '.join('?' * len(columns))})"
    made = set()
    for fingerprint, entity in first.items():
        if fingerprint not in ids:
            slug = free_slug(connection, kind.table, entity.name)
            values = (entity.name, slug, fingerprint, *(getattr(entity, column) for column in kind.columns))
            ids[fingerprint] = int(connection.execute(insert, values).lastrowid or 0)
            made.add(ids[fingerprint])
    return ids, made


def add_mentions(connection: sqlite3.Connection, batch: Batch, ids: dict[str, dict[str, int]]) -> None:
    """Save every naming of a batch, and every new alias, in the order of the texts: numbers owe nothing to batches.

    ``ids``: table → fingerprint → row.
    """
    mentions: list[tuple[int, int | None, int | None, str, int, int]] = []
    aliases: dict[tuple[int | None, int | None, str], None] = {}
    for number, reading in batch:
        of_article = []
        for kind in KINDS:
            for row, name, of_entity, _ in _by_row(kind, reading, ids[kind.table]):
                pair = (row, None) if kind is PEOPLE else (None, row)
                of_article += [(number, *pair, m.surface, m.start, m.end) for m in of_entity]
                aliases.update(((*pair, alias), None) for alias in sorted({name, *(m.surface for m in of_entity)}))
        mentions += sorted(of_article, key=lambda mention: mention[4:])
    connection.executemany(
        'insert into mentions (article_id, person_id, place_id, surface, start, "end") values (?, ?, ?, ?, ?, ?)',
        mentions,
    )
    connection.executemany(
        "insert or ignore into aliases (person_id, place_id, name, mentions, articles) values (?, ?, ?, 0, 0)", aliases
    )


def add_namings(connection: sqlite3.Connection, kind: Kind, batch: Batch, ids: dict[str, int]) -> dict[int, Naming]:
    """Save which articles name which entities; returns what they say of each."""
    namings: dict[int, Naming] = defaultdict(Naming)
    joins: list[tuple[int, int, str, int, int]] = []
    for number, reading in batch:
        quotes = kind.quotes(reading)
        for row, name, of_entity, fingerprint in _by_row(kind, reading, ids):
            joins.append((row, number, name, len(of_entity), quotes[fingerprint]))
            naming = namings[row]
            naming.articles += 1
            naming.mentions += len(of_entity)
            naming.quotes += quotes[fingerprint]
            naming.surfaces.update(m.surface for m in of_entity)
            naming.fullest[name] += 1
            if reading.article.published:
                naming.dates.add(reading.article.published)
    connection.executemany(
        f"insert into {kind.joins} ({kind.link}, article_id, name, mentions, quotes) values (?, ?, ?, ?, ?)", joins
    )
    return namings


def _by_row(kind: Kind, reading: Reading, ids: dict[str, int]) -> list[tuple[int, str, list[Mention], str]]:
    """A reading's entities by their row; two that share one are one, under the name that came first."""
    rows: dict[int, tuple[int, str, list[Mention], str]] = {}
    for entity in kind.found(reading):
        row = ids[entity.fingerprint]
        rows.setdefault(row, (row, entity.name, [], entity.fingerprint))[2].extend(entity.mentions)
    return list(rows.values())


def add_counts(connection: sqlite3.Connection, kind: Kind, namings: dict[int, Naming]) -> None:
    """Add what new articles say of entities to their counts, dates and aliases."""
    connection.executemany(
        f"""
        update {kind.table} set
            articles = articles + :articles, mentions = mentions + :mentions, quotes = quotes + :quotes,
            first_seen = min(coalesce(first_seen, :first), coalesce(:first, first_seen)),
            last_seen = max(coalesce(last_seen, :last), coalesce(:last, last_seen))
        where id = :id
        """,
        [
            {
                "id": entity,
                "articles": naming.articles,
                "mentions": naming.mentions,
                "quotes": naming.quotes,
                "first": min(naming.dates, default=None),
                "last": max(naming.dates, default=None),
            }
            for entity, naming in namings.items()
        ],
    )
    connection.executemany(
        f"update aliases set mentions = mentions + ?, articles = articles + ? where {kind.link} = ? and name = ?",
        [
            (naming.surfaces[name], naming.fullest[name], entity, name)
            for entity, naming in namings.items()
            for name in naming.surfaces | naming.fullest
        ],
    )


def count_again(connection: sqlite3.Connection, kind: Kind, ids: Iterable[int]) -> None:
    """Counts, dates and aliases of some entities from the rows that name them now."""
    wanted = (json.dumps(sorted(ids)),)
    connection.execute(
        f"""
        update {kind.table} set (articles, mentions, quotes, first_seen, last_seen) = (
            select count(*), coalesce(sum(named.mentions), 0), coalesce(sum(named.quotes), 0),
                   min(articles.published), max(articles.published)
            from {kind.joins} as named join articles on articles.id = named.article_id
            where named.{kind.link} = {kind.table}.id
        ) where id in (select value from json_each(?))
        """,
        wanted,
    )
    connection.execute(f"delete from aliases where {kind.link} in (select value from json_each(?))", wanted)
    connection.execute(
        f"""
        insert into aliases ({kind.link}, name, mentions, articles)
        select id, name, sum(mentions), sum(articles) from (
            select {kind.link} as id, surface as name, count(*) as mentions, 0 as articles
            from mentions where {kind.link} in (select value from json_each(?1)) group by 1, 2
            union all
            select {kind.link}, name, 0, count(*)
            from {kind.joins} where {kind.link} in (select value from json_each(?1)) group by 1, 2
        ) group by id, name order by id, name
        """,
        wanted,
    )


def remove_namings(connection: sqlite3.Connection, kind: Kind, article: int) -> set[int]:
    """Take away what an article says of entities; returns those that must be counted again."""
    named = f"select {kind.link} from {kind.joins} where article_id = ?"
    touched = {row[0] for row in connection.execute(named, (article,))}
    connection.execute(f"delete from mentions where article_id = ? and {kind.link} is not null", (article,))
    connection.execute(f"delete from {kind.joins} where article_id = ?", (article,))
    return touched


def index_rows(connection: sqlite3.Connection, kind: Kind, ids: Iterable[int]) -> dict[int, search.Row]:
    """What the full-text index holds of some entities: number → row."""
    return {int(row[0]): row for row in search.entity_rows(connection, kind.table, kind.link, ids)}


def settle(connection: sqlite3.Connection, kind: Kind, before: dict[int, search.Row], ids: Iterable[int]) -> None:
    """Each entity's name is the fullest that most articles give it; who is named no more goes; the index follows.

    ``before`` is what the index holds of those of ``ids`` that it knows.
    """
    wanted = (json.dumps(sorted(ids)),)
    among = "in (select value from json_each(?))"
    connection.execute(
        f"""
        update {kind.table} set name = (
            select name from aliases where {kind.link} = {kind.table}.id
            order by articles desc, mentions desc, name limit 1
        ) where id {among} and articles > 0
        """,
        wanted,
    )
    connection.execute(f"delete from {kind.table} where articles = 0 and id {among}", wanted)
    after = index_rows(connection, kind, ids)
    search.remove(connection, kind.index, [row for entity, row in before.items() if after.get(entity) != row])
    search.add(connection, kind.index, [row for entity, row in after.items() if before.get(entity) != row])
