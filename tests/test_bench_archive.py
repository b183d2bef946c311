"""The archive that is made to measure is one that the store could have made, and as unequal as news."""

import sqlite3
from collections import Counter
from contextlib import closing

import pytest

from bench import archive
from bench.press import Press
from bench.sheet import Saying, Sheet
from bench.world import Somebody, people, places
from ingest.records import BlockKind, Mention, Person, Place, Quote, QuoteKind, Role
from ingest.store import counts, entities, search

#: What only an ingest, a person's decision or the web fills.
LEFT_EMPTY = {"signatures", "bands", "judgements", "withholdings", "traces", "redactions", "feeds", "visits"}

CALVET = Somebody((Person("Inès Calvet", (), "calvet ines"),), "Calvet", "I. Calvet", (0, 4))
BREVAN = Place("Brévan", (), "brevan", "city", "FR", 48.5, -3.25)


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    path = tmp_path_factory.mktemp("bench") / "archive.db"
    archive.make(path, 400)
    with closing(sqlite3.connect(path)) as db:
        yield db


@pytest.fixture(scope="module")
def prepared():
    return list(Press(400).print(range(1, 200)))


def test_a_sheet_knows_where_everything_stands():
    sheet = Sheet("fr", 2003)
    sheet.block(BlockKind.TITLE, "Le port")
    said = Saying(["nous", "rouvrons"], QuoteKind.DIRECT, "dit", CALVET, BREVAN, 0.9)
    heard = Saying(["tout", "ferme"], QuoteKind.INDIRECT, "assure", "la police", None, 0.7)
    sheet.body(["hier", "puis", "là", "enfin", "tard"], [CALVET, BREVAN, CALVET, CALVET], [said, heard])
    sheet.pull_quote()
    assert sheet.text == (
        "Le port\n\nHier le ministre Inès Calvet. « nous Brévan rouvrons », dit Calvet."
        "\n\nPuis Brévan. la police assure que tout ferme.\n\nLà I. Calvet.\n\nEnfin Calvet tard."
        "\n\nnous Brévan rouvrons"
    )
    assert [(block.kind, sheet.text[block.start : block.end][:6]) for block in sheet.blocks] == [
        ("title", "Le por"),
        ("paragraph", "Hier l"),
        ("paragraph", "Puis B"),
        ("paragraph", "Là I. "),
        ("paragraph", "Enfin "),
        ("pullquote", "nous B"),
    ]
    named = [(26, "Inès Calvet"), (69, "Calvet"), (128, "I. Calvet"), (146, "Calvet")]
    mentions = tuple(Mention(start, start + len(surface), surface) for start, surface in named)
    role = Role(14, 25, "le ministre", "politics")
    assert sheet.people() == (Person("Inès Calvet", mentions, "calvet ines", (role,)),)
    assert [mention.start for mention in sheet.places()[0].mentions] == [46, 83]
    assert sheet.quotes == [
        Quote(41, 61, "nous Brévan rouvrons", QuoteKind.DIRECT, "Inès Calvet", True, 69, 75, "dit",
              'inverted subject of "dit"', 0.9),
        Quote(112, 122, "tout ferme", QuoteKind.INDIRECT, "la police", False, 91, 100, "assure",
              'subject of "assure"', 0.7),
        Quote(160, 180, "nous Brévan rouvrons", QuoteKind.PULLQUOTE, "Inès Calvet", True,
              evidence="pull quote repeats a quotation", repeats=41),
    ]  # fmt: skip


def test_every_span_stands_in_the_text(prepared):
    for one in prepared:
        reading, text = one.reading, one.reading.article.text
        for entity in (*reading.people, *reading.places):
            assert all(text[m.start : m.end] == m.surface for m in entity.mentions)
        assert all(text[role.start : role.end] == role.text for person in reading.people for role in person.roles)
        assert all(text[quote.start : quote.end] == quote.text for quote in reading.quotes)
        assert 170 < len(reading.article.body.split()) < 320


def test_words_are_indexed_as_the_store_does(prepared):
    for one in prepared[:20]:
        theirs = search.index_text(one.reading.article, one.reading.quotes)
        assert one.index == theirs


def test_people_have_been_several_things():
    everybody = people(300)
    assert Counter(len(one.callings) for one in everybody) == {1: 60, 2: 60, 3: 60, 4: 60, 5: 60}
    assert [everybody[2].calling(year, "en") for year in (2000, 2012, 2024)] == [
        ("senator", "politics"), ("novelist", "arts"), ("minister", "politics"),
    ]  # fmt: skip
    assert len({name.fingerprint for one in everybody for name in one.full}) == 330


def test_places_are_those_of_the_gazetteer_the_largest_first():
    named = places(3)
    assert [(place.name, place.country) for place in named["en"]] == [
        ("China", "CN"),
        ("India", "IN"),
        ("United States", "US"),
    ]
    assert [place.fingerprint for place in named["fr"]] == [place.fingerprint for place in named["en"]]


def test_every_table_that_pages_read_has_rows(db):
    tables = {name for name, sql in db.execute("select name, sql from sqlite_master where type = 'table'")
              if not name.startswith("sqlite_") and "_fts" not in name}  # fmt: skip
    empty = {table for table in tables if not db.execute(f"select exists (select 1 from {table})").fetchone()[0]}
    assert empty == LEFT_EMPTY
    for index in ("articles_fts", "people_fts", "places_fts", "quotes_fts"):
        (rows,) = db.execute(f"select count(*) from {index}_docsize").fetchone()
        assert db.execute(f"select count(*) from {index[:-4]}").fetchone() == (rows,)


def test_what_is_counted_is_what_the_store_counts_again(db):
    for kind in entities.KINDS:
        query = f"select * from {kind.table} order by id"
        before = db.execute(query).fetchall()
        counts.again(db, kind, [row[0] for row in before])
        assert db.execute(query).fetchall() == before
    db.rollback()


def test_news_is_unequal(db):
    ((most, least),) = db.execute("select max(articles), min(articles) from people").fetchall()
    assert (most > 100, least < 10) == (True, True)
    shares = {
        "undated": "published is null",
        "copied": "copy_of_id is not null",
        "told in few words": "standfirst is not null",
        "linked": "id in (select target_id from links)",
        "revised": "id in (select article_id from versions)",
    }
    found = {
        name: db.execute(f"select count(*) from articles where {where}").fetchone()[0] for name, where in shares.items()
    }
    assert found == {"undated": 10, "copied": 8, "told in few words": 231, "linked": 151, "revised": 10}


def test_the_same_number_gives_the_same_archive(db, tmp_path):
    archive.make(tmp_path / "archive.db", 400)
    with closing(sqlite3.connect(tmp_path / "archive.db")) as again:
        assert all(ours == theirs for ours, theirs in zip(db.iterdump(), again.iterdump(), strict=True))
