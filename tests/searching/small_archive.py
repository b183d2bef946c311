"""A small archive whose every article is known, and what it takes to grow it."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from hypothesis import strategies as st

from ingest import analysis
from ingest.searching.filters import Choice

SCHEMA = Path(__file__).parents[2] / "ingest" / "store" / "schema.sql"

PEOPLE = {1: "Inès Calvet", 2: "Paul Martin", 3: "Ines Roca"}
PLACES = {1: "Brévan", 2: "Ostbury"}

#: id, title, body, published, outlet, section, language, people, places, [(speaker, quote)], author
ARTICLES = [
    (1, "Le port rouvre", "La grève du port est finie.", "2017-03-13", 1, "Économie", "fr", [1], [1],
     [(1, "Nous avons tenu parole")], 1),
    (2, "Library opens", "The harbour library opened after strikes.", "2018-06-01T08:30", 2, None, "en", [1, 2], [2],
     [(2, "We waited ten years"), (None, "It rains")], None),
    (3, "Grève au port", "Le port ferme, le port attend, la grève dure.", "2017-03-13", 1, "Société", "fr", [2], [1],
     [], 2),
    (4, "Sans date", "Une régate au large du port.", None, None, None, "fr", [], [1], [], None),
    (5, "Élections à Brévan", "Les électeurs ont voté.", "2019", 1, "Politique", "fr", [1, 2, 3], [1, 2],
     [(1, "Le port votera")], 1),
    (6, "Port et régate", "La régate part du port.", "2019-02-02", 2, "Société", "fr", [3], [], [], None),
]  # fmt: skip

#: What a row of ARTICLES has of each facet.
VALUES = {
    "outlet": lambda row: {row[4]},
    "section": lambda row: {row[5]},
    "language": lambda row: {row[6]},
    "people": lambda row: set(row[7]),
    "places": lambda row: set(row[8]),
    "speakers": lambda row: {speaker for speaker, _ in row[9] if speaker},
    "authors": lambda row: {row[10]} - {None},
    "year": lambda row: {row[3] and row[3][:4]},
    "month": lambda row: {row[3] and row[3][:7]},
}


def choices(values):
    """Any choices of facets: up to two of each facet's values included, and up to two excluded."""
    return st.fixed_dictionaries({}, optional={facet: _choice(values[facet]) for facet in values})


def _choice(values):
    some = st.lists(st.sampled_from(values), max_size=2, unique=True)
    return st.builds(lambda included, excluded: Choice(tuple(included), tuple(excluded)), some, some)


def empty():
    """The archive before its first article."""
    db = sqlite3.connect(":memory:")
    db.executescript(SCHEMA.read_text(encoding="utf-8"))
    named = "insert into {} (id, name, slug) values (?, ?, ?)"
    db.executemany(named.format("outlets"), [(1, "Le Fanal", "a"), (2, "The Post", "b")])
    db.executemany(named.format("authors"), [(1, "Odile Ferrand", "a"), (2, "Jo", "b")])
    for table, names in {"people": PEOPLE, "places": PLACES}.items():
        for number, name in names.items():
            if table == "people":
                db.execute("insert into people (id, name, slug) values (?, ?, ?)", (number, name, name))
            else:
                db.execute(
                    "insert into places (id, name, slug, fingerprint) values (?, ?, ?, ?)", (number, *[name] * 3)
                )
            db.execute(
                f"insert into {table}_fts (rowid, name, aliases) values (?, ?, '')", (number, analysis.names(name))
            )
    return db


def full(*more):
    """The archive with all its articles, and with what more statements put in."""
    db = empty()
    for article in ARTICLES:
        add(db, article)
    for statement in more:
        db.execute(statement)
    return db


def add(db, article):
    number, title, body, published, outlet, section, language, people, places, quotes, author = article
    db.execute(
        "insert into articles (id, title, published, outlet_id, section, language, words, people, places, quotes)"
        " values (?, ?, ?, ?, ?, ?, 0, 0, 0, 0)",
        (number, title, published, outlet, section, language),
    )
    db.execute(
        "insert into texts (article_id, text, layout, run_id, digest, identity) values (?, ?, ?, 1, x'00', ?)",
        (number, f"{title}\n\n{body}", layout_of(title, body), str(number)),
    )
    fts = [analysis.stems(text, language) for text in (title, "", body)]
    db.execute("insert into articles_fts (rowid, title, standfirst, body) values (?, ?, ?, ?)", (number, *fts))
    db.executemany("insert into article_people values (?, ?, '', 1, 0)", [(one, number) for one in people])
    db.executemany("insert into article_places values (?, ?, '', 1, 0)", [(one, number) for one in places])
    for table, named in {"people": people, "places": places}.items():
        db.executemany(
            f"update {table} set articles = articles + 1, last_seen = nullif(max(coalesce(last_seen, ''), ?), '')"
            " where id = ?",
            [(published or "", one) for one in named],
        )
    for speaker, text in quotes:
        made = db.execute(
            "insert into quotes (article_id, speaker_id, speaker, text, type, start, end)"
            " values (?, ?, ?, ?, 'direct', 0, 1)",
            (number, speaker, PEOPLE.get(speaker), text),
        )
        db.execute(
            "insert into quotes_fts (rowid, text, speaker) values (?, ?, ?)",
            (made.lastrowid, analysis.stems(text, language), analysis.stems(PEOPLE.get(speaker, ""), language)),
        )
    if author:
        db.execute("insert into article_authors values (?, ?, 1)", (author, number))


def written_to(path):
    """The archive as a file."""
    with closing(sqlite3.connect(path)) as target, closing(empty()) as source:
        for article in ARTICLES:
            add(source, article)
        source.commit()
        source.backup(target)
    return path


def layout_of(title, body):
    start = len(title) + 2
    return json.dumps([["title", 0, len(title)], ["paragraph", start, start + len(body)]])
