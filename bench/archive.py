"""An archive made to measure: any number of articles, whose words, names and dates are as unequal as in the news.

python -m bench.archive archive.db 100000

What the press prints (``bench.press``) is saved by the store's own steps. What they count batch by batch is counted at
the end, and copies are not looked for: which they are is known. The same number gives the same archive.
"""

import gc
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.resources import files
from itertools import islice, pairwise
from pathlib import Path

from bench.press import COPIED, PER_SOURCE, Press
from ingest.naming import Pair, Verdict
from ingest.prepared import Prepared
from ingest.records import Article, Person
from ingest.store import articles, counts, entities, identities, names, origins, search, versions
from ingest.store.archive import ensure_indexes
from ingest.store.origins import Origin

BATCH = 1_000

#: Of so many articles one had another text before.
REVISED = 40

#: Of so many people one may be the next.
DOUBTED = 20

REFUSED = 30


def make(path: Path, number: int) -> None:
    """Make the archive, in place of what is there."""
    path.unlink(missing_ok=True)
    db = sqlite3.connect(path)
    db.executescript("pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -200000;")
    db.executescript(files("ingest.store").joinpath("schema.sql").read_text(encoding="utf-8"))
    for index in ("articles_fts", "quotes_fts"):
        db.execute(f"insert into {index} ({index}, rank) values ('hashsize', 67108864)")
    press = Press(number)
    note_runs(db, number)
    known = Known(db, press)
    for first in range(1, number + 1, BATCH):
        save(db, known, list(press.print(range(first, min(first + BATCH, number + 1)))))
    finish(db)
    db.commit()
    db.close()


class Known:
    """The rows of all who can be named, made before the first article."""

    def __init__(self, db: sqlite3.Connection, press: Press) -> None:
        spelled = [one.full for one in press.people]
        self.people, _ = entities.ensure(db, entities.PEOPLE, (first for first, *_ in spelled))
        self.places, _ = entities.ensure(db, entities.PLACES, press.places["fr"])
        for first, *others in spelled:
            for other in others:
                self.people[other.fingerprint] = self.people[first.fingerprint]
                db.execute(
                    "insert into names (fingerprint, name, person_id) values (?, ?, ?)",
                    (other.fingerprint, other.name, self.people[first.fingerprint]),
                )
        self.names = names.numbers(db, self.people)
        identities.replace_pairs(db, self.names.values(), self._pairs(spelled))

    def _pairs(self, spelled: Sequence[Sequence[Person]]) -> Iterator[Pair]:
        """Two spellings of one name are the same; every twentieth person may be the next, who has their surname."""
        for first, *others in spelled:
            for other in others:
                pair = self.names[first.fingerprint], self.names[other.fingerprint]
                yield Pair(*pair, Verdict.SAME, 0.93, "another spelling +0.63, same people beside +0.30", 2)
        for (first, *_), (other, *_) in islice(pairwise(spelled), 0, None, DOUBTED):
            pair = self.names[first.fingerprint], self.names[other.fingerprint]
            yield Pair(*pair, Verdict.UNDECIDED, 0.5, "its last words +0.35, same role +0.15", 2)


def note_runs(db: sqlite3.Connection, number: int) -> None:
    """A run and its sources, one of which held what could not be read."""
    db.execute(
        "insert into runs (id, started, finished, gazette, sources, added, refused) values (1, ?, ?, '1', '[]', ?, ?)",
        ("2026-01-01T08:00:00+00:00", "2026-01-01T09:00:00+00:00", number, REFUSED),
    )
    db.executemany(
        "insert into sources (id, path, reader, run_id) values (?, ?, 'json lines', 1)",
        ((n + 1, f"wire/{n}.jsonl") for n in range(number // PER_SOURCE + 1)),
    )
    db.executemany(
        "insert into refusals (run_id, path, record, reason, message, passed_over) values (1, ?, ?, ?, ?, 0)",
        (("wire/0.jsonl", f"line {n}", "no text", "it holds no text") for n in range(REFUSED)),
    )


def save(db: sqlite3.Connection, known: Known, batch: list[Prepared]) -> None:
    """Articles and all that belongs to them."""
    new = [(articles.put(db, prepared, None, 1), prepared) for prepared in batch]
    readings = [(number, prepared.reading) for number, prepared in new]
    names.add_namings(db, readings, known.names, known.people)
    rows = {"people": known.people, "places": known.places}
    entities.add_mentions(db, readings, rows, known.names)
    for kind in entities.KINDS:
        entities.add_joins(db, kind, readings, rows[kind.table])
    articles.add_details(db, new, known.people, {})
    for number, prepared in new:
        origins.put(db, number // PER_SOURCE + 1, prepared, Origin(number, None, prepared.raw), 1)
        if number % REVISED == 0:
            versions.add(db, number, before(prepared.reading.article), prepared.content, 1)


def before(article: Article) -> Article:
    """An article before its last block was written."""
    *blocks, last = article.blocks
    return replace(article, text=article.text[: last.start].rstrip(), blocks=tuple(blocks))


def finish(db: sqlite3.Connection) -> None:
    """Count, index and join what is there."""
    db.execute(f"update articles set copy_of_id = id - 1 where id % {COPIED} = 0")
    db.execute(f"update articles set copies = 1 where id % {COPIED} = {COPIED - 1}")
    ensure_indexes(db)
    for kind in entities.KINDS:
        everybody = [row[0] for row in db.execute(f"select id from {kind.table}")]
        counts.again(db, kind, everybody)
        entities.settle(db, kind, {}, everybody)
    db.execute("update names set settled = 1, articles = (select count(*) from namings where name_id = names.id)")
    articles.link_related(db)
    search.remember_version(db)
    search.merge(db)


if __name__ == "__main__":
    gc.disable()  # nothing here goes in circles, and looking for that takes a twentieth of the time
    make(Path(sys.argv[1]), int(sys.argv[2]))
