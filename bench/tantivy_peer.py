"""Ranked search and a facet by tantivy, the search engine in Rust, on the same texts analysed as French."""

import json
import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from statistics import median

import tantivy

from ingest.querying import parse
from ingest.searching.filters import matching
from ingest.searching.holdings import Holdings
from ingest.searching.loading import load
from ingest.searching.ranking import most_relevant, scored
from ingest.searching.saved_postings import postings_of
from ingest.searching.search import Asked, search

PAGE = 20
PEOPLE = {"people": {"terms": {"field": "people", "size": 5}}}

_ROWS = """
select texts.text,
       (select json_group_array(person_id) from article_people where article_people.article_id = articles.id)
from articles join texts on texts.article_id = articles.id
"""


def measured(archive: Path, folder: Path, common: list[str], rare: list[str]) -> dict[str, float]:
    """Milliseconds for the best articles of a word, for the people whom all that have it name most, and for ours.

    Ours has common words at hand, as a site has soon after it was started.
    """
    with closing(sqlite3.connect(archive)) as db:
        index = indexed(db, folder)
        holdings = load(db)
        postings_of.of(db, holdings)
        searcher = index.searcher()

        def best(word: str) -> object:
            return searcher.search(index.parse_query(word, ["text"]), PAGE)

        def people(word: str) -> object:
            return searcher.aggregate(index.parse_query(word, ["text"]), PEOPLE)

        def everything(word: str) -> object:
            return search(db, holdings, Asked(word, order="relevant"))

        figures = {}
        for name, words in (("common", common), ("rare", rare)):
            figures |= {
                f"{name} word, 20 best: tantivy, ms": milliseconds(best, words),
                f"{name} word, 20 best: gazette, ms": milliseconds(lambda word: ranked(db, holdings, word), words),
                f"{name} word, 5 people: tantivy, ms": milliseconds(people, words),
                f"{name} word, best and 7 facets: gazette, ms": milliseconds(everything, words),
            }
        return figures


def indexed(db: sqlite3.Connection, folder: Path) -> tantivy.Index:
    """An index of the archive's texts, with the people of each article."""
    folder.mkdir()
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("text", tokenizer_name="french", index_option="position")
    schema.add_integer_field("people", fast=True)
    index = tantivy.Index(schema.build(), str(folder))
    words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase())
    french = words.filter(tantivy.Filter.ascii_fold()).filter(tantivy.Filter.stemmer("french")).build()
    index.register_tokenizer("french", french)
    writer = index.writer(200_000_000, 1)
    for text, people in db.execute(_ROWS):
        document = tantivy.Document(text=text)
        for person in json.loads(people):
            document.add_integer("people", person)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index


def ranked(db: sqlite3.Connection, holdings: Holdings, word: str) -> object:
    """The best articles of a word here, without facets and without memory."""
    query = parse(word)
    found = matching(db, holdings, query)
    by_score = scored(db, holdings, query, found, postings_of.of(db, holdings))
    return most_relevant(holdings, by_score, found.nonzero()[0], "", PAGE)


def milliseconds(answer: Callable[[str], object], words: Iterable[str]) -> float:
    """The middle of the times that an answer takes, each word asked for once."""
    times = []
    for word in words:
        start = time.perf_counter()
        answer(word)
        times.append((time.perf_counter() - start) * 1_000)
    return median(times)
