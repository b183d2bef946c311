"""Another spelling for a search that finds nothing: each word that no article has, by one that articles have.

Words are tried that are one slip away, as Norvig's corrector does (norvig.com/spell-correct.html): a letter too many,
two exchanged, one wrong, one missing. The one that most articles have is taken.
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from ingest.analysis import fold
from ingest.querying import Clause, Query, Term, expression, parse
from ingest.searching.excerpts import Highlighter
from ingest.searching.holdings import Holdings
from ingest.searching.search import Asked, search

_LETTERS = "abcdefghijklmnopqrstuvwxyz"

#: Longer words have ever more neighbours, shorter ones are each other's.
_LENGTHS = range(4, 25)

#: Articles in which it is looked up how a word is printed.
_READ = 20

#: Words of a query that are tried.
_TRIED = 5


def suggest(connection: sqlite3.Connection, holdings: Holdings, asked: Asked) -> tuple[str, int] | None:
    """What to type instead, and how many articles that finds; None where nothing better is known."""
    typed = asked.typed
    for word in _unknown(connection, parse(typed)):
        if better := _nearest(connection, word):
            typed = re.sub(rf"(?i)(?<!\w){re.escape(word)}(?!\w)", better, typed)
    if typed == asked.typed:
        return None
    count = search(connection, holdings, replace(asked, typed=typed, choices={}, start="", size=1)).count
    return (typed, count) if count else None


def _unknown(connection: sqlite3.Connection, query: Query) -> list[str]:
    """The words that are wanted anywhere in the text and that no article has, as they were typed."""
    wanted = [term for clause in query if not clause.excluded for term in clause.terms]
    words = [term.typed for term in wanted if not term.field and re.fullmatch(r"\w+", term.typed)]
    long_enough = [word for word in dict.fromkeys(words) if len(word) in _LENGTHS]
    return [word for word in long_enough if not _articles(connection, word)][:_TRIED]


def _nearest(connection: sqlite3.Connection, word: str) -> str | None:
    counts = {other: _articles(connection, other) for other in _slips(fold(word))}
    best = max(counts, key=counts.__getitem__)  # the first of those that are alike
    return _as_printed(connection, best) if counts[best] else None


def _as_printed(connection: sqlite3.Connection, word: str) -> str:
    """A word as articles print it, with its accents: what was tried may be no more than the stem of one."""
    found = "select rowid from articles_fts where articles_fts match ? limit ?"
    highlighter = Highlighter(parse(word))
    texts = connection.execute(f"select text from texts where article_id in ({found})", (_any_form(word), _READ))
    printed = Counter(part.lower() for (text,) in texts for part, hit in highlighter.pieces(text) if hit)
    return max(printed, key=lambda other: (fold(other) == word, printed[other]), default=word)


def _articles(connection: sqlite3.Connection, word: str) -> int:
    asked = "select count(*) from articles_fts where articles_fts match ?"
    return int(connection.execute(asked, (_any_form(word),)).fetchone()[0])


def _any_form(word: str) -> str:
    return expression([Clause((Term(word, ((fold(word),),)),))])


def _slips(word: str) -> Iterator[str]:
    """The words that are one slip away from a word."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    yield from (head + tail[1:] for head, tail in cuts if tail)
    yield from (head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1)
    yield from (head + letter + tail[1:] for head, tail in cuts if tail for letter in _LETTERS)
    yield from (head + letter + tail for head, tail in cuts for letter in _LETTERS)
