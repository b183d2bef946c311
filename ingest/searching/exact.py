"""Phrases in double quotes: exact up to case and accents.

The index holds stems, so what it finds for "élevée" may have "élevé" alone. Its articles are read, and kept where the
words stand as they were typed. That takes a tenth of a millisecond each: of more than READ none is read, and then other
forms of the words count too.
"""

import json
import sqlite3
from collections.abc import Iterator

import numpy as np

from ingest.analysis import fold, words
from ingest.querying import Term
from ingest.records import BODY_KINDS
from ingest.searching.arrays import Ints, Mask
from ingest.searching.holdings import Holdings

#: Articles, or quotes, that are read at most to see whether a phrase stands in them.
READ = 5_000

_ARTICLES = """
select articles.id, articles.title, articles.standfirst, texts.text, texts.layout
from json_each(?) as wanted
join articles on articles.id = wanted.value
join texts on texts.article_id = articles.id
"""

_QUOTES = """
select quotes.id, quotes.text, quotes.speaker
from json_each(?) as wanted
join quotes on quotes.id = wanted.value
"""


def articles_with(connection: sqlite3.Connection, holdings: Holdings, term: Term, candidates: Mask) -> Mask:
    """The articles among the candidates in which a phrase stands as it was typed, in the field where it is wanted."""
    if np.count_nonzero(candidates) > READ:
        return candidates
    wanted = json.dumps(holdings.ids[candidates].tolist())
    found = [
        article
        for article, title, *further in connection.execute(_ARTICLES, (wanted,))
        if any(stands(term, part) for part in ([title] if term.field == "title" else _parts(title, *further)))
    ]
    return holdings.mask(np.array(found, np.int64))


def quotes_with(connection: sqlite3.Connection, term: Term, candidates: Ints) -> Ints:
    """The quotes among the candidates, by number, in which a phrase stands as it was typed, in its field."""
    if len(candidates) > READ:
        return candidates
    rows = connection.execute(_QUOTES, (json.dumps(candidates.tolist()),))
    kept = [number for number, *said in rows if any(stands(term, part) for part in _said(term, *said))]
    return np.array(kept, np.int64)


def _said(term: Term, text: str, speaker: str | None) -> list[str | None]:
    """The parts of a quote in which a term is looked for."""
    parts: dict[str, list[str | None]] = {"said": [text], "speaker": [speaker]}
    return parts.get(term.field, [text, speaker])


def stands(term: Term, text: str | None) -> bool:
    """Whether the words of a term stand in a text, side by side and in the same form."""
    (wanted,) = term.parts
    folded = fold(text or "")
    if not all(word in folded for word in wanted):  # most are done with here
        return False
    return f" {' '.join(wanted)} " in f" {' '.join(words(folded))} "


def _parts(title: str | None, standfirst: str | None, text: str, layout: str) -> Iterator[str | None]:
    """What is indexed of an article, each part by itself."""
    yield title
    yield standfirst
    yield "\n\n".join(text[start:end] for kind, start, end in json.loads(layout) if kind in BODY_KINDS)
