"""The pages in the reader's language: words from ``words/*.yml``, dates and numbers as that language writes them.

The language is the one chosen in the masthead, else the one that the browser prefers. Every template gets ``lang``
("fr" or "en"), ``say``, ``day``, ``moment``, ``number``, ``percent``, ``degrees``, ``place_kind``, ``field_name``,
``why`` and ``grounds`` (the evidence of a quote and of a likeness, in words), ``language_name``, ``web_address``, and
``archive``: the database that the masthead leads to, None where none is ours. ``row_address(table, number)`` is where a
row of the page's database has its page. Dates are HTML: ``day(...)|striptags`` is for where none may stand.
"""

import re
from functools import cache, partial

from datasette import hookimpl

from ingest import reasons, wording
from ingest.searching.archives import archive_among

_ACCEPTED = re.compile(r"\s*([a-z]+)(?:-[a-z0-9-]+)?\s*(?:;\s*q=(\S*))?", re.IGNORECASE)


@hookimpl
def extra_template_vars(datasette, request, database):
    """Give every template the reader's language and the archive."""

    async def found():
        lang = language_of(request)
        archive = await archive_among(datasette, request.actor if request else None, database)
        return {
            "lang": lang,
            "say": partial(wording.say, lang),
            "day": lambda iso: wording.typeset(wording.day(lang, iso)),
            "moment": lambda iso: wording.typeset(wording.moment(lang, iso)),
            "number": partial(wording.number, lang),
            "percent": partial(wording.percent, lang),
            "degrees": partial(wording.degrees, lang),
            "place_kind": partial(wording.place_kind, lang),
            "field_name": partial(wording.field_name, lang),
            "why": lambda evidence: reasons.in_words(evidence, lang),
            "grounds": partial(wording.grounds, lang),
            "language_name": partial(wording.language_name, lang),
            "web_address": wording.web_address,
            "archive": archive,
            "row_address": _row_address(datasette, database or archive),
        }

    return found


def _row_address(datasette, database):
    @cache
    def table_address(table):
        return str(datasette.urls.table(database, table))

    return lambda table, number: f"{table_address(table)}/{number}"


def language_of(request):
    """The language in which to answer: English where nobody asks."""
    if request is None:
        return wording.LANGUAGES[0]
    chosen = request.cookies.get(wording.CHOSEN)
    return chosen if chosen in wording.LANGUAGES else preferred(request.headers.get("accept-language", ""))


def preferred(accepted):
    """The best of our languages for an Accept-Language header."""
    weights = {}
    for part in accepted.split(","):
        if met := _ACCEPTED.match(part):
            code, weight = met[1].lower(), _weight(met[2])
            weights[code] = max(weight, weights.get(code, 0))
    return max(wording.LANGUAGES, key=lambda code: weights.get(code, 0))


def _weight(written):
    try:
        return float(written or 1)
    except ValueError:
        return 0.0
