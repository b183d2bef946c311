"""What `make bench` measures is what it says: the same articles, saved by both ways."""

import sqlite3
from pathlib import Path

from bench import __main__ as bench
from bench import spacy_peer
from ingest import pipeline
from ingest.prepared import Prepared


def test_both_ways_save_the_same_rows(tmp_path: Path, samples: Path) -> None:
    records = list(bench.texts(samples))
    prepared = [found for record in records[:6] if isinstance(found := pipeline.prepare(record), Prepared)]
    bench.saved(prepared, tmp_path / "ours.db")
    bench.copied(tmp_path / "ours.db", tmp_path / "plain.db")
    ours, plain = sqlite3.connect(tmp_path / "ours.db"), sqlite3.connect(tmp_path / "plain.db")
    assert len(prepared) == 6
    for table in bench.PLAIN_TABLES:
        query = f"select * from {table} order by 1, 2"
        assert ours.execute(query).fetchall() == plain.execute(query).fetchall(), table


def test_copies_are_all_different_articles(tmp_path: Path, samples: Path) -> None:
    bench.multiply(samples / "english", tmp_path / "many", 2)
    run = bench.ingest(tmp_path / "a.db", tmp_path / "many", 1)
    assert run["articles"] == 10
    assert run["peak"] > 10
    assert run["seconds"] > 0


def test_the_peer_is_a_recogniser_of_people_and_places_that_has_learnt_something() -> None:
    peer = spacy_peer.trained()
    assert peer.pipe_labels == {"ner": ["LOC", "PER"]}
    found = peer("Hier, Ana Sol est arrivé à Bamako.")
    assert [(entity.text, entity.label_) for entity in found.ents] == [("Ana Sol", "PER"), ("Bamako", "LOC")]
