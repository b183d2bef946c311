"""The pages in the reader's language: words from ``words/*.yml``, dates and numbers as that language writes them.

The language is the one chosen in the masthead, else the one that the browser prefers. Every template gets ``lang``
("fr" or "en"), ``say``, ``day``, ``moment``, ``number``, ``percent``, ``degrees``, ``place_kind``, ``field_name``,
``why`` and ``grounds`` (the evidence of a quote and of a likeness, in words), ``language_name``, ``web_address``, and
``archive``: the database that the masthead leads to, None where none is ours. Dates are HTML: ``day(...)|striptags`` is
for where none may stand.
"""

import re

from datasette import hookimpl

from ingest import reasons, wording
from ingest.searching.archives import archive_among

_ACCEPTED = re.compile(r"\s*([a-z]+)(?:-[a-z0-9-]+)?\s*(?:;\s*q=(\S*))?", re.IGNORECASE)


@hookimpl
def extra_template_vars(datasette, request, database):
    """Give every template the reader's language and the archive."""

    async def found():
        lang = language_of(request)
        return {
            "lang": lang,
            "say": lambda key, n=None, **values: wording.say(lang, key, n, **values),
            "day": lambda iso: wording.typeset(wording.day(lang, iso)),
            "moment": lambda iso: wording.typeset(wording.moment(lang, iso)),
            "number": lambda n: wording.number(lang, n),
            "percent": lambda share: wording.percent(lang, share),
            "degrees": lambda latitude, longitude: wording.degrees(lang, latitude, longitude),
            "place_kind": lambda kind: wording.place_kind(lang, kind),
            "field_name": lambda field: wording.field_name(lang, field),
            "why": lambda evidence: reasons.in_words(evidence, lang),
            "grounds": lambda evidence: wording.grounds(lang, evidence),
            "language_name": lambda code: wording.language_name(lang, code),
            "web_address": wording.web_address,
            "archive": await archive_among(datasette, request.actor if request else None, database),
        }

    return found


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
