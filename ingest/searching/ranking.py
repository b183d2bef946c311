"""How relevant articles are to the words of a query: BM25 as SQLite's FTS5 has it, all columns alike.

SQLite looks up the length of every article that it ranks, which takes a microsecond each. Where there are many and the
query is of plain words, the very same sum is made here of whole arrays: lengths are at hand, and the index is quick to
tell how often a word is in which articles.
"""

import math
import re
import sqlite3

import numpy as np

from ingest.analysis import forms
from ingest.querying import Query, expression
from ingest.searching.filters import in_text, number_of
from ingest.searching.holdings import Holdings, Ints, Mask, Scored, Scores, parsed

#: So many articles SQLite ranks in the time in which a common word's are looked up.
_FEW = 1_000

#: The constants of FTS5: ext/fts5/fts5_aux.c. A word that is in most articles counts a little, never against one.
_K1, _B = 1.2, 0.75
_LEAST_WEIGHT = 1e-6

#: Words that SQLite's tokenizer leaves whole, whatever it knows of Unicode.
_PLAIN = re.compile("[a-z0-9]+")


def scored(connection: sqlite3.Connection, holdings: Holdings, query: Query, found: Mask) -> Scored:
    """The positions of the articles found, and the score of each: the less, the more relevant, as SQLite has it."""
    at = np.flatnonzero(found)
    sought = words_sought(query)
    if sought is None or len(at) < _FEW:
        return at, by_sqlite(connection, holdings, query)[at]
    return at, by_words(connection, holdings, sought)[at]


def most_relevant(holdings: Holdings, scored: Scored, hits: Ints, start: str, size: int) -> tuple[Ints, str | None]:
    """The positions on a page, the most relevant first, the newest of those that are alike; and the next one's start.

    ``start`` is what led here: the score and the number of the last article of the page before.
    """
    by_position = np.zeros(len(holdings.ids))
    by_position[scored[0]] = scored[1]
    scores = by_position[hits]
    if start:
        later = _after(holdings, scores, hits, start)
        hits, scores = hits[later], scores[later]
    worst = np.partition(scores, size - 1)[size - 1] if len(hits) > size else np.inf
    best = np.flatnonzero(scores <= worst)
    best = best[np.lexsort((-hits[best], scores[best]))][:size]
    page = hits[best]
    return page, f"{float(scores[best[-1]])!r}~{holdings.ids[page[-1]]}" if len(hits) > size else None


def _after(holdings: Holdings, scores: Scores, hits: Ints, start: str) -> Mask:
    """Which hits come after the article that the page before ended with; all where it names no score."""
    score, _, number = start.rpartition("~")
    try:
        last = float(score)
    except ValueError:
        return np.ones(len(hits), bool)
    (position,) = holdings.where(np.array([number_of(number)]))
    later: Mask = (scores > last) | ((scores == last) & (hits < position))
    return later


def words_sought(query: Query) -> list[str] | None:
    """Every word of the index that the query looks for; None where it looks for more than plain words anywhere."""
    sought = []
    for clause in in_text(query):
        for term in clause.terms:
            single = len(term.parts) == 1 and len(term.parts[0]) == 1
            if not single or term.field or term.begun or not _PLAIN.fullmatch(term.parts[0][0]):
                return None
            sought += [form for (form,) in forms(list(term.parts[0]))]
    return sought


def by_sqlite(connection: sqlite3.Connection, holdings: Holdings, query: Query) -> Scores:
    """The score that SQLite gives each article, by position; 0 for those that it does not find."""
    rows = connection.execute(
        "select rowid, rank from articles_fts where articles_fts match ?", (expression(in_text(query)),)
    )
    ranked = np.fromiter(map(tuple, rows), [("article", np.int64), ("score", np.float64)])
    where = holdings.where(ranked["article"])
    made = np.zeros(len(holdings.ids))
    made[where[where >= 0]] = ranked["score"][where >= 0]
    return made


def by_words(connection: sqlite3.Connection, holdings: Holdings, sought: list[str]) -> Scores:
    """The same score for articles that have any of these words, each of them asked for by itself."""
    connection.execute(
        "create virtual table if not exists temp.words_in_articles using fts5vocab('main', 'articles_fts', 'instance')"
    )
    lengths = holdings.lengths
    made = np.zeros(len(holdings.ids))
    for word in sought:
        articles = _articles_with(connection, word)
        first = np.flatnonzero(np.diff(articles, prepend=-1))
        times = np.diff(first, append=len(articles))
        where = holdings.where(articles[first])
        where, times = where[where >= 0], times[where >= 0]
        weight = math.log((lengths.indexed - len(where) + 0.5) / (len(where) + 0.5))
        weight = weight if weight > 0 else _LEAST_WEIGHT
        crowded = 1 - _B + _B * lengths.words[where] / lengths.mean
        made[where] -= weight * (times * (_K1 + 1) / (times + _K1 * crowded))
    return made


def _articles_with(connection: sqlite3.Connection, word: str) -> Ints:
    """The articles that have a word, in order, each as often as it has it."""
    asked = "select group_concat(doc) from temp.words_in_articles where term = ?"
    return parsed(connection.execute(asked, (word,)).fetchone()[0])
