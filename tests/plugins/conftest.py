"""An archive of four articles, made by hand, and a Datasette that serves it as `gazette serve` does."""

import importlib.util
import json
import shutil
import sqlite3
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from datasette.app import Datasette

from ingest import analysis

ROOT = Path(__file__).parents[2]

PORT = """Le port de Brévan reprend le travail

Après six jours de grève, un accord a été signé lundi.

Le port de Brévan rouvre. « Nous avons tenu parole », a déclaré Inès Calvet, qui présidait la séance à Brévan.

La suite dépend de l'État

Nous avons tenu parole

Selon la préfecture, les travaux dureront un an. « Un an, c'est long », soupire un docker."""

EARLIER = {
    "Le port de Brévan en grève": "Le port de Brévan en grève\n\nLe port de Brévan ferme. <b>Rien</b> ne va plus.",
    "Le port de Brévan reprend": "Le port de Brévan reprend\n\nLe port de Brévan rouvre. Rien ne va plus.",
}

LIBRARY = """Library opens its doors

The Marsh library in Ostbury opened. “We waited ten years,” said Inès Calvet."""

HOSTILE = """<script>alert(1)</script>

Un <b>texte</b> hostile, dit « <img src=x onerror=alert(2)> » <script>."""


def block(kind, text, part):
    start = text.index(part)
    return [kind, start, start + len(part)]


def span(text, part, after=0):
    start = text.index(part, after)
    return start, start + len(part)


def connect(path):
    db = sqlite3.connect(path)
    for name in ("schema.sql", "indexes.sql"):
        db.executescript((ROOT / "ingest" / "store" / name).read_text(encoding="utf-8"))
    return db


def fill(db):
    insert = Inserter(db)
    insert("runs", id=1, started="2026-11-22T10:00:00", finished="2026-11-22T10:00:01", gazette="0.1.0", sources="[]")
    insert("outlets", id=1, name="Le Fanal", slug="le-fanal", articles=2)
    insert("outlets", id=2, name="The Harbour Post", slug="the-harbour-post", articles=1)
    _port(insert)
    _library(insert)
    _hostile(insert)
    _names(insert)
    insert("articles", id=4, words=0, people=0, places=0, quotes=0)
    insert("people", id=3, name="Personne Muette", slug="personne-muette", articles=0)
    for table, columns in {"people": ("name",), "places": ("name",)}.items():
        for row in db.execute(f"select id, {', '.join(columns)} from {table}").fetchall():
            insert(f"{table}_fts", rowid=row[0], name=analysis.names(row[1]), aliases="")
    db.commit()


def _port(insert):
    insert("articles", id=1, title="Le port de Brévan reprend le travail", published="2017-03-13", outlet_id=1,
           section="Économie", language="fr", words=40, people=1, places=1, quotes=2, url="https://fanal.example/port",
           standfirst="Après six jours de grève, un accord a été signé lundi.")  # fmt: skip
    layout = [
        block("title", PORT, "Le port de Brévan reprend le travail"),
        block("standfirst", PORT, "Après six jours de grève, un accord a été signé lundi."),
        [*block("paragraph", PORT, "Le port de Brévan rouvre")[:2], PORT.index("\n\nLa suite")],
        block("subhead", PORT, "La suite dépend de l'État"),
        ["pullquote", PORT.index("Nous avons tenu parole\n"), PORT.index("\n\nSelon")],
        ["paragraph", PORT.index("Selon"), len(PORT)],
    ]
    insert("texts", article_id=1, text=PORT, layout=json.dumps(layout), run_id=1, digest=b"1", identity=b"1")
    insert("articles_fts", rowid=1, title=analysis.stems("Le port de Brévan reprend le travail", "fr"),
           standfirst="", body=analysis.stems(PORT, "fr"))  # fmt: skip
    insert("people", id=1, name="Inès Calvet", slug="ines-calvet", articles=2, mentions=2, quotes=2,
           first_seen="2017-03-13", last_seen="2018-06-01T08:30")  # fmt: skip
    insert("places", id=1, name="Brévan", slug="brevan", kind="city", country="FR", latitude=48.512, longitude=-3.25,
           articles=1, mentions=3, first_seen="2017-03-13", last_seen="2017-03-13", fingerprint="brevan")  # fmt: skip
    insert("article_people", person_id=1, article_id=1, name="Inès Calvet", mentions=1, quotes=1)
    insert("article_places", place_id=1, article_id=1, name="Brévan", mentions=3, quotes=0)
    insert("authors", id=1, name="Odile Ferrand", slug="odile-ferrand", articles=1)
    insert("article_authors", author_id=1, article_id=1, position=1)
    insert("aliases", person_id=1, name="Inès Calvet", mentions=2, articles=2)
    insert("aliases", place_id=1, name="Brévan", mentions=3, articles=1)
    start, end = span(PORT, "Inès Calvet")
    insert("mentions", article_id=1, person_id=1, surface="Inès Calvet", start=start, end=end)
    for after in (0, PORT.index("Le port de Brévan rouvre"), PORT.index("séance")):
        start, end = span(PORT, "Brévan", after)
        insert("mentions", article_id=1, place_id=1, surface="Brévan", start=start, end=end)
    start, end = span(PORT, "Nous avons tenu parole")
    speaker = span(PORT, "Inès Calvet")
    quote(insert, 1, 1, PORT[start:end], (start, end), type="direct", cue="a déclaré", speaker_id=1,
          speaker="Inès Calvet", evidence='inverted subject of "a déclaré"',
          speaker_start=speaker[0], speaker_end=speaker[1])  # fmt: skip
    start, end = span(PORT, "Un an, c'est long")
    quote(insert, 2, 1, PORT[start:end], (start, end), type="direct", cue="soupire", speaker="un docker")
    start, end = span(PORT, "Nous avons tenu parole", PORT.index("La suite"))
    quote(
        insert, 3, 1, PORT[start:end], (start, end), type="pullquote", speaker_id=1, speaker="Inès Calvet", repeats_id=1
    )
    insert("links", article_id=1, title="Library opens its doors", target_id=2)
    insert("links", article_id=1, title="La grève en images", url="https://fanal.example/images")
    insert("links", article_id=1, title="Un lien piégé", url="javascript:alert(3)")
    for number, (title, text) in enumerate(EARLIER.items(), start=1):
        layout = [block("title", text, title), ["paragraph", len(title) + 2, len(text)]]
        fields = {"title": title, "published": f"2017-03-1{number}"}
        insert("versions", id=number, article_id=1, run_id=1, words=9, digest=b"0", text=text,
               layout=json.dumps(layout), fields=json.dumps(fields))  # fmt: skip
    insert("versions", id=3, article_id=1, run_id=1, words=0, digest=b"0", text="Un résumé", layout="[]", fields="{}")
    insert("sources", id=1, path="/depot/port.txt", reader="plain text", run_id=1)
    found = [["title", "first line", 1], ["published", "<b>dateline</b>", 0.8], ["section", "line", 0.9, "Port"]]
    insert("findings", id=1, found=json.dumps(found))
    insert("origins", source_id=1, record="", place="", reader="text", version=2, run_id=1, raw=bytes(range(16)),
           digest=b"1", finding_id=1, article_id=1)  # fmt: skip


def _library(insert):
    insert("articles", id=2, title="Library opens its doors", published="2018-06-01T08:30", outlet_id=2,
           language="en", words=13, people=1, places=1, quotes=1)  # fmt: skip
    layout = [block("title", LIBRARY, "Library opens its doors"), ["paragraph", LIBRARY.index("The"), len(LIBRARY)]]
    insert("texts", article_id=2, text=LIBRARY, layout=json.dumps(layout), run_id=1, digest=b"2", identity=b"2")
    insert("articles_fts", rowid=2, title=analysis.stems("Library opens its doors", "en"), standfirst="",
           body=analysis.stems(LIBRARY, "en"))  # fmt: skip
    insert("article_people", person_id=1, article_id=2, name="Inès Calvet", mentions=1, quotes=1)
    start, end = span(LIBRARY, "Inès Calvet")
    insert("mentions", article_id=2, person_id=1, surface="Inès Calvet", start=start, end=end)
    insert("mentions", article_id=2, person_id=1, surface="nowhere", start=5_000, end=5_010)
    start, end = span(LIBRARY, "We waited ten years,")
    quote(
        insert, 4, 2, LIBRARY[start:end], (start, end), type="direct", cue="said", speaker_id=1, speaker="Inès Calvet"
    )
    quote(insert, 5, 2, "lost in the margin", (4_000, 4_018), type="direct")


def _hostile(insert):
    insert("articles", id=3, title="<script>alert(1)</script>", outlet_id=1, language="fr", words=6, people=1, places=1,
           quotes=1, url="javascript:alert(4)", image="javascript:alert(5)", section='"><script>')  # fmt: skip
    layout = [["paragraph", HOSTILE.index("Un"), len(HOSTILE)]]
    insert("texts", article_id=3, text=HOSTILE, layout=json.dumps(layout), run_id=1, digest=b"3", identity=b"3")
    insert("people", id=2, name='<script>alert("x")</script>', slug="script", articles=1, mentions=1, quotes=1)
    insert(
        "places", id=2, name="<i>Partout</i>", slug="partout", articles=1, mentions=1, quotes=1, fingerprint="partout"
    )
    insert("article_people", person_id=2, article_id=3, name='<script>alert("x")</script>', mentions=1, quotes=1)
    insert("article_places", place_id=2, article_id=3, name="<i>Partout</i>", mentions=1, quotes=1)
    start, end = span(HOSTILE, "<img src=x onerror=alert(2)>")
    quote(
        insert, 6, 3, HOSTILE[start:end], (start, end), type="mixed", cue="<dit>", speaker_id=2, evidence="<b>none</b>"
    )
    insert("mentions", article_id=3, place_id=2, surface="img src", start=start + 1, end=start + 8)
    insert("mentions", article_id=3, person_id=2, surface="> » <script>", start=end - 1, end=len(HOSTILE) - 1)


def _names(insert):
    """Inès Calvet was number 7, too, as "Innes Calvet"; number 3 may be she."""
    insert("names", id=1, fingerprint="calvet ines", person_id=1, name="Inès Calvet", articles=1)
    insert("names", id=3, fingerprint="muette personne", person_id=3, name="Personne Muette")
    insert("names", id=7, fingerprint="calvet innes", person_id=1, name="Innes Calvet", articles=1)
    for article, name in ((1, 1), (2, 7)):
        insert("namings", article_id=article, name_id=name, filed_id=name, name="Inès Calvet", mentions=1, quotes=1)
    insert("pairs", name_id=1, other_id=7, verdict="same", score=0.9, evidence="another spelling +0.60", articles=1)
    insert("pairs", name_id=3, other_id=1, verdict="undecided", score=0.3, evidence="a surname +0.30", articles=1)
    start, end = span(PORT, "qui présidait la séance")
    insert("roles", person_id=1, article_id=1, name_id=1, role="présidente de séance", start=start, end=end)
    insert("roles", person_id=1, article_id=2, name_id=7, role="Présidente de séance", start=0, end=7)


def quote(insert, number, article_id, text, where, **columns):
    start, end = where
    insert("quotes", id=number, article_id=article_id, text=text, start=start, end=end, **columns)
    insert(
        "quotes_fts",
        rowid=number,
        text=analysis.stems(text, "fr"),
        speaker=analysis.names(columns.get("speaker") or ""),
    )


class Inserter:
    def __init__(self, db):
        self.db = db

    def __call__(self, table, **columns):
        names = ", ".join(f'"{name}"' for name in columns)
        values = ", ".join("?" for _ in columns)
        self.db.execute(f"insert into {table} ({names}) values ({values})", list(columns.values()))


@pytest.fixture(scope="session")
def metadata():
    return yaml.safe_load((ROOT / "metadata.yml").read_text(encoding="utf-8"))


def served(path, metadata):
    return Datasette(
        [str(path)],
        metadata=metadata,
        plugins_dir=str(ROOT / "plugins"),
        template_dir=str(ROOT / "plugins" / "templates"),
        static_mounts=[("gazette", str(ROOT / "plugins" / "static"))],
    )


@pytest.fixture(scope="session")
def archive_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("filled") / "archive.db"
    db = connect(path)
    fill(db)
    db.close()
    return path


@pytest.fixture
def archive(archive_file, metadata):
    return served(archive_file, metadata)


@pytest.fixture
def changed(archive_file, metadata, tmp_path):
    """The archive after some SQL."""

    def after(*statements):
        path = tmp_path / "archive.db"
        shutil.copy(archive_file, path)
        with sqlite3.connect(path) as db:
            for statement in statements:
                db.execute(statement)
        return served(path, metadata)

    return after


@pytest.fixture
def closed_archive(archive_file):
    return served(archive_file, {"databases": {"archive": {"allow": False}}})


@pytest.fixture
def empty_archive(tmp_path, metadata):
    path = tmp_path / "leer.db"
    connect(path).close()
    return served(path, metadata)


@pytest.fixture(scope="session")
def plugin():
    """A plugin file as Datasette loads it: alone."""

    def load(name):
        spec = importlib.util.spec_from_file_location(f"plugin_{name}", ROOT / "plugins" / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return load


@pytest.fixture(scope="session")
def parsed():
    """An answer's page, whatever its status."""
    return lambda answer: BeautifulSoup(answer.text, "html.parser")


@pytest.fixture
def look(archive):
    """A page as a reader of French or English sees it, parsed; it must have been found."""

    async def get(path, language="fr", at=archive):
        answer = await at.client.get(path, headers={"accept-language": language})
        assert answer.status_code == 200, path
        return BeautifulSoup(answer.text, "html.parser")

    return get
