"""SQL functions that make every query see words as the full-text indexes do.

Datasette wraps what a person typed in ``escape_fts(:search)``. Its own version quotes words as they stand; this one
asks for their folded stems, so that "école" finds "ECOLES" in Datasette's search, in search-all and in canned queries,
and understands phrases, exclusions and alternatives.
"""

from functools import lru_cache

from datasette import hookimpl

from ingest import analysis, querying
from ingest.searching.excerpts import Highlighter

#: Between which marks stands what was looked for.
_OPENS, _CLOSES = "[", "]"


@hookimpl(trylast=True)  # after Datasette's own functions, so that this escape_fts is the one that stays
def prepare_connection(conn):
    """Add ``escape_fts(query)``, ``fold(text)``, ``stem(text[, language])`` and ``snippet_of(text, query)``.

    NULL is answered by NULL.
    """
    conn.create_function("escape_fts", 1, lambda query: querying.match(str(query or "")), deterministic=True)
    conn.create_function("fold", 1, lambda text: _or_null(analysis.fold, text), deterministic=True)
    conn.create_function("stem", 1, lambda text: _or_null(analysis.stems, text, None), deterministic=True)
    conn.create_function("stem", 2, lambda text, code: _or_null(analysis.stems, text, code), deterministic=True)
    conn.create_function("snippet_of", 2, lambda text, query: _or_null(_snippet, text, query), deterministic=True)


def _or_null(function, text, *rest):
    return None if text is None else function(str(text), *rest)


def _snippet(text, query):
    pieces = _highlighter(str(query or "")).passage(text)
    return "".join(f"{_OPENS}{part}{_CLOSES}" if hit else part for part, hit in pieces)


@lru_cache(maxsize=64)
def _highlighter(query):
    return Highlighter(querying.parse(query))
