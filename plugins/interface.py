"""The pages in the reader's language: words from interface.yml, dates and numbers as that language writes them.

Every template gets ``lang`` ("fr" or "en"), ``say``, ``day``, ``moment``, ``number``, ``degrees``, ``place_kind``,
``why`` (a quote's evidence in words), ``language_name``, ``web_address``, and ``archive``: the database that the
masthead leads to, None where none is ours.
"""

import re
from pathlib import Path

import yaml
from datasette import hookimpl
from markupsafe import Markup

from ingest import reasons

_WORDS = yaml.safe_load((Path(__file__).parent / "interface.yml").read_text(encoding="utf-8"))
_LANGUAGES = ("en", "fr")  # the first is the answer to a reader of neither
_ACCEPTED = re.compile(r"\s*([a-z]+)(?:-[a-z0-9-]+)?\s*(?:;\s*q=(\S*))?", re.IGNORECASE)
_GAZETTE = 0x47415A54  # the application id in every archive's header
_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[T ](?P<hour>\d\d):(?P<minute>\d\d))?)?)?")


@hookimpl
def extra_template_vars(datasette, request, database):
    """Give every template the reader's language and the archive."""

    async def found():
        lang = preferred(request.headers.get("accept-language", "") if request else "")
        return {
            "lang": lang,
            "say": lambda key, n=None, **values: say(lang, key, n, **values),
            "day": lambda iso: day(lang, iso),
            "moment": lambda iso: moment(lang, iso),
            "number": lambda n: number(lang, n),
            "degrees": lambda latitude, longitude: degrees(lang, latitude, longitude),
            "place_kind": lambda kind: _WORDS["kinds"][lang].get(kind, kind),
            "language_name": lambda code: _WORDS["languages"][lang].get(code, code),
            "why": lambda evidence: reasons.in_words(evidence, lang),
            "web_address": web_address,
            "archive": await _archive(datasette, request, database),
        }

    return found


def preferred(accepted):
    """The best of our languages for an Accept-Language header."""
    weights = {}
    for part in accepted.split(","):
        if met := _ACCEPTED.match(part):
            code, weight = met[1].lower(), _weight(met[2])
            weights[code] = max(weight, weights.get(code, 0))
    return max(_LANGUAGES, key=lambda code: weights.get(code, 0))


def _weight(written):
    try:
        return float(written or 1)
    except ValueError:
        return 0.0


def say(lang, key, n=None, **values):
    """The text of that name; ``n`` chooses between one and several. Values are escaped, whole numbers written out."""
    text = _WORDS[key][lang]
    if isinstance(text, dict):
        text = text["one" if n == 1 or (n == 0 and lang == "fr") else "other"]
    shown = {name: number(lang, value) if isinstance(value, int) else value for name, value in values.items()}
    return Markup(text).format(**shown, n=number(lang, n))  # noqa: S704 - our own words


def number(lang, n):
    """A whole number with thousands set apart: 48 317 (narrow no-break space) or 48,317."""
    return "" if n is None else f"{n:,}".replace(",", _WORDS["thousands"][lang])


def day(lang, iso):
    """The day of an ISO date in words, or its month or year; anything else as it stands; "" where there is none."""
    met = _ISO.match(iso or "")
    if not met or (met["month"] and not 1 <= int(met["month"]) <= 12):
        return iso or ""
    month = _WORDS["months"][lang][int(met["month"]) - 1] if met["month"] else ""
    return " ".join(filter(None, [_ordinal(lang, met["day"]), month, met["year"]]))


def moment(lang, iso):
    """As ``day``, with the time where there is one: 1er juin 2018 à 8 h 30."""
    met = _ISO.match(iso or "")
    if not met or not met["hour"]:
        return day(lang, iso)
    return str(say(lang, "at_time", day=day(lang, iso), hour=str(int(met["hour"])), minute=met["minute"]))


def _ordinal(lang, date):
    return "" if not date else "1er" if lang == "fr" and date == "01" else str(int(date))


def degrees(lang, latitude, longitude):
    """A position in words, to a hundredth of a degree: 33,51° N, 36,29° E."""
    compass, point = _WORDS["compass"][lang], _WORDS["decimal"][lang]
    return say(
        lang,
        "degrees",
        latitude=f"{abs(latitude):.2f}".replace(".", point),
        ns=compass["n" if latitude >= 0 else "s"],
        longitude=f"{abs(longitude):.2f}".replace(".", point),
        ew=compass["e" if longitude >= 0 else "w"],
    )


def web_address(url):
    """The address where a browser may follow it (http, https), else None."""
    return url if (url or "").lower().startswith(("http://", "https://")) else None


async def _archive(datasette, request, database):
    """The database at hand where Gazette made it, else the first that it made; only one that the reader may see."""
    actor = request.actor if request else None
    for name in [database, *datasette.databases]:
        if name in datasette.databases and await _is_ours(datasette.get_database(name)):
            seen, _ = await datasette.check_visibility(actor, action="view-database", resource=name)
            if seen:
                return name
    return None


async def _is_ours(database):
    return (await database.execute("pragma application_id")).single_value() == _GAZETTE
