"""The words that people read, from the files in ``plugins/words``; dates and numbers as each language writes them."""

import re
from collections import ChainMap
from functools import cache, lru_cache
from typing import Any

import yaml
from babel import Locale
from markupsafe import Markup, escape

from ingest.site_folder import site

#: The languages that there are words in; the first is for a reader of neither.
LANGUAGES = ("en", "fr")

#: The cookie that holds the language a reader has chosen.
CHOSEN = "gazette_language"

#: Texts and dates that are kept ready: pages say the same few a hundred times.
_REMEMBERED = 10_000

_ISO = re.compile(
    r"(?P<year>\d{4}|-(?=-\d\d-))(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[T ](?P<hour>\d\d):(?P<minute>\d\d))?)?)?"
)

#: A ground, and what it adds.
_POINTS = re.compile(r"(?s)(.*?)( [+-]\d\.\d\d)?")


@cache
def words() -> dict[str, Any]:
    """All texts, by name and language. Each is in one file: the pages' own, or one that they share."""
    files = sorted((site() / "plugins" / "words").glob("*.yml"))
    return dict(ChainMap(*(yaml.safe_load(file.read_text(encoding="utf-8")) for file in files)))


def say(lang: str, key: str, n: int | None = None, **values: Any) -> Markup:
    """The text of that name; ``n`` chooses between one and several. Values are escaped, whole numbers written out."""
    return _filled(lang, key, n, values) if values else _said(lang, key, n)


@lru_cache(maxsize=_REMEMBERED)
def _said(lang: str, key: str, n: int | None) -> Markup:
    return _filled(lang, key, n, {})


def _filled(lang: str, key: str, n: int | None, values: dict[str, Any]) -> Markup:
    shown = {name: escape(value) for name, value in _shown(lang, values).items()}
    return Markup(_text(lang, key, n).format(**shown, n=number(lang, n)))  # noqa: S704 - our own words


def say_plainly(lang: str, key: str, n: int | None = None, **values: Any) -> str:
    """The same where nothing is to be escaped: on a terminal."""
    return _text(lang, key, n).format(**_shown(lang, values), n=number(lang, n))


def _text(lang: str, key: str, n: int | None) -> str:
    text = words()[key][lang]
    return str(text["one" if n == 1 or (n == 0 and lang == "fr") else "other"] if isinstance(text, dict) else text)


def _shown(lang: str, values: dict[str, Any]) -> dict[str, Any]:
    return {name: number(lang, value) if isinstance(value, int) else value for name, value in values.items()}


def number(lang: str, n: int | None) -> str:
    """A whole number with thousands set apart: 48 317 (narrow no-break space) or 48,317."""
    if n is None:
        return ""
    return str(n) if -1_000 < n < 1_000 else f"{n:,}".replace(",", words()["thousands"][lang])


def percent(lang: str, share: float) -> str:
    """A share from 0 to 1 in percent, to a tenth or, the least, a hundredth: 4,2 % (narrow no-break space), 4.2%."""
    written = f"{100 * share:.{1 if share >= 0.001 or not share else 2}f}"
    return str(say(lang, "percent", percent=written.removesuffix(".0").replace(".", words()["decimal"][lang])))


@lru_cache(maxsize=_REMEMBERED)
def day(lang: str, iso: str | None) -> str:
    """The day of an ISO date in words, or its month or year; "--12-13" is a day of any year.

    Anything else is given as it stands, "" where there is none.
    """
    met = _ISO.match(iso or "")
    if not met or (met["month"] and not 1 <= int(met["month"]) <= 12):
        return iso or ""
    month = words()["months"][lang][int(met["month"]) - 1] if met["month"] else ""
    return " ".join(filter(None, [_ordinal(lang, met["day"]), month, met["year"].strip("-")]))


def moment(lang: str, iso: str | None) -> str:
    """As ``day``, with the time where there is one: 1er juin 2018 à 8 h 30."""
    met = _ISO.match(iso or "")
    if not met or not met["hour"]:
        return day(lang, iso)
    return str(say(lang, "at_time", day=day(lang, iso), hour=str(int(met["hour"])), minute=met["minute"]))


def weekday(lang: str, number: int) -> str:
    """A day of the week by its name, from 0 for Monday."""
    return str(words()["weekdays"][lang][number])


@lru_cache(maxsize=_REMEMBERED)
def typeset(date: str) -> Markup:
    """A date in words as HTML sets it: 1<sup>er</sup> juin, the day never parted from its month."""
    together = re.sub(r"\b(\d\d?(?:er)?) (?=[^\W\d])", "\\1\u00a0", str(escape(date)))
    return Markup(re.sub(r"\b1er\b", "1<sup>er</sup>", together))  # noqa: S704 - escaped


def _ordinal(lang: str, date: str | None) -> str:
    return "" if not date else "1er" if lang == "fr" and date == "01" else str(int(date))


def degrees(lang: str, latitude: float, longitude: float) -> Markup:
    """A position in words, to a hundredth of a degree: 33,51° N, 36,29° E."""
    compass, point = words()["compass"][lang], words()["decimal"][lang]
    return say(
        lang,
        "degrees",
        latitude=f"{abs(latitude):.2f}".replace(".", point),
        ns=compass["n" if latitude >= 0 else "s"],
        longitude=f"{abs(longitude):.2f}".replace(".", point),
        ew=compass["e" if longitude >= 0 else "w"],
    )


def place_kind(lang: str, kind: str) -> str:
    """A kind of place in words; one that has none as it stands."""
    return str(words()["kinds"][lang].get(kind, kind))


def country_name(lang: str, code: str) -> str:
    """A country by its ISO 3166-1 code, as Unicode CLDR calls it; one that it does not know by its code."""
    return str(Locale(lang).territories.get(code.upper(), code))


def calling(lang: str, field: str) -> str:
    """What somebody does, in words; a field that has none as it stands."""
    return str(words()["callings"][lang].get(field, field))


def field_name(lang: str, field: str) -> str:
    """A field of an article in words; one that has none as it stands."""
    return str(words()["fields"][lang].get(field, field))


def comparison(lang: str, lookup: str) -> str:
    """How a filter of a table compares, in words; one that has none as it stands."""
    return str(words()["comparisons"][lang].get(lookup, lookup))


def grounds(lang: str, evidence: str) -> str:
    """What speaks for two names being one person's, in words: "autre graphie +0,60, même fonction +0,20"."""
    return ", ".join(_ground(lang, part) for part in evidence.split(", "))


def _ground(lang: str, part: str) -> str:
    name, points = _POINTS.fullmatch(part).groups("")  # type: ignore[union-attr]
    return str(words()["grounds"][lang].get(name, name)) + points.replace(".", words()["decimal"][lang])


def language_name(lang: str, code: str) -> str:
    """An article's language by its name; one that has none by its code."""
    return str(words()["languages"][lang].get(code, code))


def web_address(url: str | None) -> str | None:
    """The address where a browser may follow it (http, https), else None."""
    return url if url and url.lower().startswith(("http://", "https://")) else None
