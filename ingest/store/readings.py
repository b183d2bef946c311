"""What was found in an article of the archive, as a record again."""

import sqlite3
from collections import defaultdict

from ingest.records import Article, Mention, Person, Place, Quote, QuoteKind, Reading, Role

_PEOPLE = """
select fingerprint, namings.name, surface, start, "end"
from mentions join names on names.id = mentions.name_id join namings using (article_id, name_id)
where article_id = ? order by start
"""

_ROLES = """
select fingerprint, start, "end", role, field
from roles join names on names.id = name_id where article_id = ? order by start
"""

_PLACES = """
select fingerprint, article_places.name, kind, country, latitude, longitude, surface, start, "end"
from mentions join places on places.id = place_id join article_places using (article_id, place_id)
where article_id = ? order by start
"""

_QUOTES = """
select quotes.start, quotes."end", quotes.text, quotes.type, quotes.speaker, quotes.speaker_id is not null,
       quotes.speaker_start, quotes.speaker_end, quotes.cue, quotes.evidence, quotes.confidence, repeated.start
from quotes left join quotes as repeated on repeated.id = quotes.repeats_id
where quotes.article_id = ? order by quotes.start, quotes.id
"""


def reading(connection: sqlite3.Connection, article: Article) -> Reading:
    """An article that ``stored.articles`` gave, whose id is its number, and all that the archive has of it."""
    given = (int(article.id),)
    return Reading(
        article,
        tuple(_people(connection, given)),
        tuple(_places(connection, given)),
        tuple(
            Quote(start, end, text, QuoteKind(kind), speaker, bool(person), *rest)
            for start, end, text, kind, speaker, person, *rest in connection.execute(_QUOTES, given)
        ),
    )


def _people(connection: sqlite3.Connection, given: tuple[int]) -> list[Person]:
    """In the order of their first naming."""
    mentions: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for fingerprint, name, surface, start, end in connection.execute(_PEOPLE, given):
        mentions[fingerprint, name].append(Mention(start, end, surface))
    roles: dict[str, list[Role]] = defaultdict(list)
    for fingerprint, *role in connection.execute(_ROLES, given):
        roles[fingerprint].append(Role(*role))
    return [Person(name, tuple(found), key, tuple(roles[key])) for (key, name), found in mentions.items()]


def _places(connection: sqlite3.Connection, given: tuple[int]) -> list[Place]:
    """In the order of their first naming."""
    mentions: dict[tuple[object, ...], list[Mention]] = defaultdict(list)
    for *place, surface, start, end in connection.execute(_PLACES, given):
        mentions[tuple(place)].append(Mention(start, end, surface))
    return [Place(name, tuple(found), key, *rest) for (key, name, *rest), found in mentions.items()]  # type: ignore[arg-type]
