"""What many tests share: where evaluation texts lie, and how two archives are compared."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

#: The site that tests of the web visit.
pytest_plugins = ["loopback_site"]

PROJECT = Path(__file__).parent.parent

#: A person without a number: the names that articles file under it.
_PERSON = """(
    select group_concat(fingerprint, ' | ') from (
        select distinct filed.fingerprint from names as filed join namings on namings.filed_id = filed.id
        where filed.person_id = {} order by 1))"""

#: Every table's rows without the numbers that depend on the order in which rows came.
NATURAL = {
    "articles": """
        select texts.digest, title, standfirst, published, outlets.name, section, language, words, people, places,
               quotes, url, image, modified, paywalled, texts.text, texts.layout
        from articles join texts on texts.article_id = articles.id left join outlets on outlets.id = outlet_id""",
    "outlets": "select name, articles from outlets",
    "authors": "select name, articles from authors",
    "people": f"""
        select {_PERSON.format("people.id")}, name, articles, mentions, quotes, first_seen, last_seen from people""",
    "names": """
        select fingerprint, name, articles, sound, settled from names
        where id in (select filed_id from namings) or id in (select name_id from namings)""",
    "namings": """
        select texts.digest, named.fingerprint, filed.fingerprint, namings.name, mentions, quotes
        from namings join texts using (article_id) join names as named on named.id = name_id
        join names as filed on filed.id = filed_id""",
    "roles": f"""
        select texts.digest, {_PERSON.format("roles.person_id")}, role, field, start, "end"
        from roles join texts using (article_id)""",
    "pairs": """
        select names.fingerprint, others.fingerprint, verdict, score, evidence, pairs.articles
        from pairs join names on names.id = name_id join names as others on others.id = other_id""",
    "places": """
        select fingerprint, name, kind, country, latitude, longitude, articles, mentions, quotes, first_seen, last_seen
        from places""",
    "quotes": f"""
        select texts.digest, quotes.start, quotes."end", quotes.text, quotes.type, quotes.speaker,
               {_PERSON.format("quotes.speaker_id")},
               quotes.cue, quotes.evidence, quotes.confidence, quotes.speaker_start, quotes.speaker_end, repeated.start
        from quotes join texts using (article_id)
        left join quotes as repeated on repeated.id = quotes.repeats_id""",
    "article_authors": """
        select texts.digest, authors.name, position from article_authors join texts using (article_id)
        join authors on authors.id = author_id""",
    "article_people": f"""
        select texts.digest, {_PERSON.format("person_id")}, name, mentions, quotes
        from article_people join texts using (article_id)""",
    "article_places": """
        select texts.digest, places.fingerprint, article_places.name, article_places.mentions, article_places.quotes
        from article_places join texts using (article_id) join places on places.id = place_id""",
    "mentions": f"""
        select texts.digest, {_PERSON.format("mentions.person_id")}, places.fingerprint, surface, start, "end"
        from mentions join texts using (article_id) left join places on places.id = place_id""",
    "aliases": f"""
        select {_PERSON.format("aliases.person_id")}, places.fingerprint, aliases.name, aliases.mentions,
               aliases.articles
        from aliases left join places on places.id = place_id""",
    "links": """
        select texts.digest, links.title, links.url, target.digest
        from links join texts using (article_id) left join texts as target on target.article_id = target_id""",
    "origins": """
        select sources.path, record, texts.digest, coalesce(versions.digest, texts.digest)
        from origins join sources on sources.id = source_id
        join texts on texts.article_id = origins.article_id left join versions on versions.id = version_id""",
    "copies": """
        select texts.digest, head.digest, copies from articles join texts on texts.article_id = id
        left join texts as head on head.article_id = copy_of_id""",
    "signatures": "select digest, hex(signature), settled from signatures join texts using (article_id)",
    "bands": "select digest, band from bands join texts using (article_id)",
    "refusals": "select path, record, reason, message, passed_over from refusals",
    "articles_fts": "select term, col, offset, digest from words_articles join texts on article_id = doc",
    "quotes_fts": "select term, col, offset, text from words_quotes join quotes on quotes.id = doc",
    "people_fts": f"select term, col, offset, {_PERSON.format('doc')} from words_people",
    "places_fts": "select term, col, offset, fingerprint from words_places join places on places.id = doc",
}


def natural_content(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """All that an archive holds, sorted, however its rows are numbered."""
    for name in ("articles", "quotes", "people", "places"):
        connection.execute(
            f"create virtual table if not exists temp.words_{name} using fts5vocab(main, {name}_fts, instance)"
        )
    return {name: sorted(connection.execute(query).fetchall(), key=repr) for name, query in NATURAL.items()}


@pytest.fixture(scope="session")
def natural() -> Callable[[sqlite3.Connection], dict[str, list[tuple[object, ...]]]]:
    return natural_content


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of evaluation texts; the test is skipped where there is none."""
    folder = Path(os.environ.get("GAZETTE_SHARED", PROJECT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("no evaluation texts beside the checkout (GAZETTE_SHARED)")
    return folder


@pytest.fixture(scope="session")
def samples() -> Path:
    return PROJECT / "samples"
