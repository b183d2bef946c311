"""An archive made to measure: any number of articles, whose words, names and dates are as unequal as in the news.

python -m bench.archive archive.db 100000

Rows go straight into the tables of the store. Words follow Zipf's law, and so do outlets, sections, people and places:
an article names eight people and five places and holds three quotes. The same number gives the same archive.
"""

import json
import sqlite3
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import numpy as np

from ingest import analysis
from ingest.store import search
from ingest.store.archive import ensure_indexes

WORDS, LENGTH = 60_000, 200
OUTLETS, SECTIONS, AUTHORS = 40, 30, 2_000
PEOPLE, PLACES, QUOTES = 8, 5, 3
LETTERS = list("abcdefghilmnoprstuvéè")
DAYS = 9_000  # from 2000 on
BATCH = 5_000


def make(path: Path, articles: int) -> None:
    """Make the archive, in place of what is there."""
    path.unlink(missing_ok=True)
    db = sqlite3.connect(path)
    db.executescript("pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -200000;")
    db.executescript(files("ingest.store").joinpath("schema.sql").read_text(encoding="utf-8"))
    for index in ("articles_fts", "quotes_fts"):
        db.execute(f"insert into {index} ({index}, rank) values ('hashsize', 67108864)")
    press = Press(db, articles)
    press.name_everything()
    for first in range(1, articles + 1, BATCH):
        press.print(range(first, min(first + BATCH, articles + 1)))
    search.remember_version(db)
    search.merge(db)
    count_entities(db)
    ensure_indexes(db)
    db.commit()
    db.close()


def vocabulary(chance: np.random.Generator) -> np.ndarray:
    """Words that nobody knows, the most frequent first, the short ones among them; none twice."""
    made: dict[str, None] = {}
    while len(made) < WORDS:
        made["".join(chance.choice(LETTERS, 3 + len(made) % 8))] = None
    return np.array(list(made))


def frequent(chance: np.random.Generator, number: int, size: int | tuple[int, int]) -> np.ndarray:
    """Numbers from 0 to ``number``, each about as often as Zipf's law has it."""
    return np.minimum(np.exp(chance.random(size) * np.log(number + 1)) - 1, number - 1).astype(int)


class Press:
    """Writes articles into an archive that is to hold so many."""

    def __init__(self, db: sqlite3.Connection, articles: int) -> None:
        self.db = db
        self.chance = np.random.default_rng(5)
        self.words = vocabulary(self.chance)
        self.known = {"people": max(100, articles // 10), "places": max(100, articles // 50)}

    def name_everything(self) -> None:
        """Outlets, authors, people and places with names of two words and a number."""
        for table, number in {"outlets": OUTLETS, "authors": AUTHORS}.items():
            self.db.executemany(f"insert into {table} (id, name, slug) values (?, ?, ?)", self.named(number))
        self.db.executemany("insert into people (id, name, slug) values (?, ?, ?)", self.named(self.known["people"]))
        self.db.executemany(
            "insert into places (id, name, slug, fingerprint) values (?, ?, ?, ?)",
            ((n, name, slug, slug) for n, name, slug in self.named(self.known["places"])),
        )
        for table, number in self.known.items():
            search.add(self.db, f"{table}_fts", ((n, analysis.names(name), "") for n, name, _ in self.named(number)))

    def named(self, number: int) -> Iterator[tuple[int, str, str]]:
        """So many numbers, names and slugs."""
        for n in range(1, number + 1):
            yield n, f"{self.words[n % 997].title()} {self.words[(n * 31) % WORDS].title()} {n}", f"n{n}"

    def print(self, ids: range) -> None:
        """Articles with these numbers and all that belongs to them."""
        number = len(ids)
        bodies = [" ".join(row) for row in self.words[frequent(self.chance, WORDS, (number, LENGTH))]]
        titles = [body[:50].rpartition(" ")[0] for body in bodies]
        languages = np.where(self.chance.random(number) < 0.8, "fr", "en").tolist()
        self.enter(ids, titles, languages)
        texts = ((f"{title}\n\n{body}", layout_of(title, body)) for title, body in zip(titles, bodies, strict=True))
        self.db.executemany(
            "insert into texts (article_id, text, layout, run_id, digest, identity) values (?, ?, ?, 1, x'00', ?)",
            ((n, text, layout, str(n).encode()) for n, (text, layout) in zip(ids, texts, strict=True)),
        )
        stems = [analysis.stems(body, language) for body, language in zip(bodies, languages, strict=True)]
        rows = zip(ids, titles, languages, stems, strict=True)
        search.add(
            self.db, "articles_fts", ((n, analysis.stems(title, code), "", stem) for n, title, code, stem in rows)
        )
        self.name("people", ids, PEOPLE)
        self.name("places", ids, PLACES)
        self.quote(ids, bodies, stems)

    def enter(self, ids: range, titles: list[str], languages: list[str]) -> None:
        """The rows of articles, with date, outlet, section and author."""
        days = np.datetime_as_string(np.datetime64("2000-01-01") + self.chance.integers(0, DAYS, len(ids))).tolist()
        outlets, sections, authors = (
            (frequent(self.chance, n, len(ids)) + 1).tolist() for n in (OUTLETS, SECTIONS, AUTHORS)
        )
        self.db.executemany(
            """
            insert into articles (id, title, published, outlet_id, section, language, words, people, places, quotes)
            values (?, ?, ?, ?, ?, ?, 200, 8, 5, 3)
            """,
            zip(ids, titles, days, outlets, (f"Section {n}" for n in sections), languages, strict=True),
        )
        self.db.executemany("insert into article_authors values (?, ?, 1)", zip(authors, ids, strict=True))

    def name(self, kind: str, ids: range, each: int) -> None:
        """People or places named in each of these articles."""
        named = (frequent(self.chance, self.known[kind], len(ids) * each) + 1).tolist()
        owners = np.repeat(np.array(ids), each).tolist()
        self.db.executemany(
            f"insert or ignore into article_{kind} values (?, ?, '', 1, 0)", zip(named, owners, strict=True)
        )

    def quote(self, ids: range, bodies: list[str], stems: list[str]) -> None:
        """Quotes of people in each of these articles, each a stretch of its text."""
        speakers = (frequent(self.chance, self.known["people"], len(ids) * QUOTES) + 1).tolist()
        made = [((ids[0] - 1 + at) * QUOTES + n + 1, ids[at], at) for at in range(len(ids)) for n in range(QUOTES)]
        self.db.executemany(
            """
            insert into quotes (id, article_id, speaker_id, text, type, start, end)
            values (?, ?, ?, ?, 'direct', 0, 80)
            """,
            ((n, article, one, bodies[at][:80]) for (n, article, at), one in zip(made, speakers, strict=True)),
        )
        search.add(self.db, "quotes_fts", ((n, stems[at][:80], "") for n, _, at in made))


def layout_of(title: str, body: str) -> str:
    """Where title and paragraph stand in the text."""
    start = len(title) + 2
    return json.dumps([["title", 0, len(title)], ["paragraph", start, start + len(body)]])


def count_entities(db: sqlite3.Connection) -> None:
    """The counts that the store keeps of people and places."""
    for table, key in (("people", "person_id"), ("places", "place_id")):
        db.execute(f"create temp table counted as select {key} as id, count(*) as n from article_{table} group by 1")
        db.execute("create index temp.counted_by_id on counted (id)")
        db.execute(f"update {table} set articles = coalesce((select n from counted where counted.id = {table}.id), 0)")
        db.execute("drop table counted")


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
