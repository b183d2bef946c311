import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.citing.names import Name
from ingest.citing.references import Reference, date_parts, line, references

STORE = Path(__file__).parents[2] / "ingest" / "store"


@pytest.fixture
def archive():
    db = sqlite3.connect(":memory:")
    db.executescript((STORE / "schema.sql").read_text(encoding="utf-8"))
    db.execute("insert into outlets (id, name, slug) values (1, 'Le Fanal', 'le-fanal')")
    db.execute(
        "insert into articles (id, title, published, outlet_id, language, words, people, places, quotes, url)"
        " values (1, ?, '2017-03-13', 1, 'fr', 1, 0, 0, 0, 'https://fanal.example/port'),"
        " (2, null, null, null, null, 0, 0, 0, 0, 'javascript:alert(1)')",
        ("Le port\r\nTY  - BOOK\x00 rouvre",),
    )
    db.execute("insert into authors (id, name, slug) values (1, 'AFP', 'a'), (2, 'Odile Ferrand', 'o')")
    db.execute("insert into article_authors values (1, 1, 2), (2, 1, 1)")
    return db


def test_articles_in_the_order_asked_with_their_authors(archive):
    assert references(archive, [2, 99, 1], "https://archive.example/{}".format) == [
        Reference(2, "https://archive.example/2"),
        Reference(
            1,
            "https://archive.example/1",
            "Le port TY - BOOK rouvre",
            (Name("Ferrand", "Odile"), Name("AFP")),
            "2017-03-13",
            "Le Fanal",
            language="fr",
            url="https://fanal.example/port",
        ),
    ]


@pytest.mark.parametrize(
    ("iso", "parts"),
    [
        ("2017-03-13T08:30", (2017, 3, 13)),
        ("2017-03", (2017, 3)),
        ("2017", (2017,)),
        ("2017-13-40", (2017,)),
        ("hier", ()),
        (None, ()),
    ],
)
def test_a_date_as_far_as_it_is_known(iso, parts):
    assert date_parts(iso) == parts


@pytest.mark.parametrize(
    ("reference", "key"),
    [
        (Reference(12, "", authors=(Name("Le Goazre", "Éva"),), published="2017-03"), "le-goazre-2017-12"),
        (Reference(3, "", outlet="L’Écho d’Œil"), "l-echo-d-oeil-3"),
        (Reference(7, "", outlet="新聞"), "7"),
    ],
)
def test_a_key_is_plain_letters_and_unique(reference, key):
    assert reference.key == key


@given(text=st.text())
def test_a_line_is_one_line(text):
    held = line(text)
    assert held is None or (held.splitlines() in ([held], [held.rstrip("\x85")]) and held.strip(" ") == held)
