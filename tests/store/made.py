"""Articles made by hand, as a store is given them, and short ways to save and to look."""

import sqlite3
from dataclasses import replace

from ingest import digests
from ingest.prepared import Prepared, SourceEnd
from ingest.records import Article, Block, BlockKind, Mention, Person, Place, Quote, QuoteKind, Reading, Source
from ingest.store import search
from ingest.store.journal import Counts, Journal
from ingest.store.saving import Item, Saver

#: All that was made: what a text says is understood again by looking it up here.
_MADE: dict[bytes, Prepared] = {}


def prepared(path: str, title: str, *, key: str = "", person: str = "Ana Ruiz", **fields: object) -> Prepared:
    """A prepared article: "TITLE / PERSON parle à Lyon : « Bonjour TITLE. »", said by that person."""
    text = f"{title}\n\n{person} parle à Lyon : « Bonjour {title}. »"
    body = len(title) + 2
    at = text.index("«") + 2
    lyon = text.index("Lyon")
    article = Article(
        id=key or path,
        text=text,
        blocks=(Block(BlockKind.TITLE, 0, len(title)), Block(BlockKind.PARAGRAPH, body, len(text))),
        title=title,
        language="fr",
        **fields,  # type: ignore[arg-type]
    )
    quote = Quote(
        at, len(text) - 2, text[at : len(text) - 2], QuoteKind.DIRECT, person, True, cue="parle", confidence=0.9
    )
    reading = Reading(
        article,
        (Person(person, (Mention(body, body + len(person), person),), person.casefold()),),
        (Place("Lyon", (Mention(lyon, lyon + 4, "Lyon"),), "geonames:2996944", "city", "FR", 45.75, 4.85),),
        (quote,),
    )
    digest = digests.of_article(article)
    index = search.index_text(article, reading.quotes)
    made = Prepared(
        Source(path, "/news"),
        "text",
        key,
        digest,
        digest,
        digests.of_identity(article, digest),
        reading,
        index,
        raw=digest,
    )
    _MADE[digest] = made
    return made


def end(path: str, digest: bytes = b"1") -> SourceEnd:
    return SourceEnd(Source(path, "/news"), "text", digest)


def run(connection: sqlite3.Connection, *batches: list[Item], prune: bool = False) -> Counts:
    journal = Journal(connection, ["/news"])
    saver = Saver(journal, prune=prune)
    for batch in batches:
        saver.save(batch)
    finish(saver)
    return journal.counts


def finish(saver: Saver) -> None:
    """As the pipeline ends a run."""
    saver.save([replace(_MADE[digests.of_article(article)], **origin) for article, origin in saver.overtaken()])
    saver.finish()


def removed(connection: sqlite3.Connection, *paths: str) -> int:
    journal = Journal(connection)
    saver = Saver(journal)
    saver.remove_sources(paths)
    finish(saver)
    return journal.counts.removed


def rows(connection: sqlite3.Connection, query: str) -> list[tuple[object, ...]]:
    return connection.execute(query).fetchall()
