"""Dates as the press writes them, in every language there is a pack for, as ISO 8601 text of the same precision."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from typing import NamedTuple

from ingest import languages
from ingest.analysis import fold


class Dated(NamedTuple):
    """A date found in a text: ISO 8601, and where its words begin and end."""

    iso: str
    start: int
    end: int


_NUMERIC = r"(?P<y1>\d{4})[-/](?P<m1>\d{1,2})[-/](?P<d1>\d{1,2})|(?P<d2>\d{1,2})[./](?P<m2>\d{1,2})[./](?P<y2>\d{4})"
#: Runs of white space are bounded: a line of nothing else must not cost the square of its length.
_TIME = (
    r"(?:\s{0,3},?\s{0,3}(?:à|at|-|T)?\s{0,3}(?P<hour>[01]?\d|2[0-3])"
    r"(?:\s?(?:h(?:eures?)?|:)\s?|\.(?=[0-5]\d\s?[ap]\.?m)|(?=\s?[ap]\.?m))"
    r"(?P<minute>[0-5]\d)?(?::(?P<second>[0-5]\d))?(?:\s?(?P<half>[ap])\.?m\.?)?(?!\w)(?!:\d)"
    r"(?:\s?\(?(?P<zone>UTC|GMT|Z|(?=[+-]\d\d:\d\d))(?P<offset>\s?[+-]\d{1,2}(?::\d\d)?)?\)?)?)?"
)
_YEARS = range(1450, 2200)
#: Unix times from here on are counted in milliseconds, as JavaScript and Java do: in seconds this is the year 5138.
_MILLISECONDS = 100_000_000_000


def find_date(text: str, at: int = 0) -> Dated | None:
    """The date that begins exactly at ``at`` ("lundi 11 décembre 2017 à 10h32", "March 3, 2021"), or None."""
    found = _pattern().match(text, at)
    if not found:
        return None
    iso = _iso(found.groupdict())
    return Dated(iso, found.start(), found.end()) if iso else None


def parse_date(value: object) -> str | None:
    """A date given as a value of its own, ISO 8601: ISO itself, RFC 2822, French and English forms, Unix time.

    Where all is numbers the day comes before the month ("3/12/2024"). Unix time may be in seconds or milliseconds.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_epoch(value)
    text = " ".join(str(value).split())
    return _from_iso(text) or _whole(text) or parse_month(text) or _from_mail(text) or _from_digits(text)


def in_utc(date: str) -> str:
    """An ISO 8601 date that can be compared with others, as text: one with a time zone is told in that of Greenwich."""
    if "T" not in date:
        return date
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:
        return date
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat() if moment.tzinfo else moment.isoformat()


def parse_month(text: str) -> str | None:
    """A month and its year, and nothing else: "Octobre 2024" is "2024-10"."""
    found = _month_pattern().fullmatch(text)
    if not found or int(found["year"]) not in _YEARS:
        return None
    return f"{int(found['year'])}-{_month(found['month']):02d}"


def _whole(text: str) -> str | None:
    dated = find_date(text)
    return dated.iso if dated and dated.end == len(text) else None


def _from_iso(text: str) -> str | None:
    if re.fullmatch(r"[0-9]{4}(-(0[1-9]|1[0-2]))?", text):
        return text if int(text[:4]) in _YEARS else None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if moment.year not in _YEARS:
        return None
    return moment.date().isoformat() if len(text) <= len("2017-03-11") else _precise(moment)


def _from_mail(text: str) -> str | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    return _precise(moment) if moment.year in _YEARS and str(moment.year) in text else None


def _from_digits(text: str) -> str | None:
    return _from_epoch(int(text)) if re.fullmatch(r"[0-9]{10}|[0-9]{13}", text) else None


def _from_epoch(time: float) -> str | None:
    try:
        moment = datetime.fromtimestamp(time / 1000 if time >= _MILLISECONDS else time, UTC)
    except (OverflowError, OSError, ValueError):
        return None
    return _precise(moment) if moment.year in _YEARS else None


def _precise(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def _iso(parts: dict[str, str | None]) -> str | None:
    day = parts["d1"] or parts["d2"] or parts["d3"] or parts["d4"]
    month = parts["m1"] or parts["m2"] or _month(parts["m3"] or parts["m4"] or "")
    year = parts["y1"] or parts["y2"] or parts["y3"] or parts["y4"]
    hour = int(parts["hour"] or 0)
    if parts["half"]:
        hour = hour % 12 + (12 if parts["half"] in "pP" else 0)
    clock = hour, int(parts["minute"] or 0), int(parts["second"] or 0)
    try:
        moment = datetime(int(year or 0), int(month), int(day or 0), *clock)
    except ValueError:
        return None
    if moment.year not in _YEARS:
        return None
    return _precise(moment) + _zone(parts) if parts["hour"] else moment.date().isoformat()


def _zone(parts: dict[str, str | None]) -> str:
    if parts["zone"] is None:
        return ""
    hours, _, minutes = (parts["offset"] or "+0").strip().partition(":")
    sign = "-" if hours.startswith("-") else "+"
    return f"{sign}{abs(int(hours)):02d}:{minutes or '00'}" if abs(int(hours)) <= 14 else ""


def _month(name: str) -> int:
    return _months()[fold(name).rstrip(".")]


@cache
def _months() -> dict[str, int]:
    """Month names of all languages, folded, long and short → 1 to 12."""
    lists = [pack[key] for pack in _packs() for key in ("months", "short_months")]
    return {fold(name): number for names in lists for number, name in enumerate(names, start=1)}


@cache
def _packs() -> tuple[dict[str, list[str]], ...]:
    return tuple(languages.load(code).settings("layout.yml") for code in languages.codes())


@cache
def _month_names() -> str:
    names = {name for pack in _packs() for key in ("months", "short_months") for name in pack[key]}
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))


@cache
def _month_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?P<month>{_month_names()})\.?\s(?P<year>[0-9]{{4}})", re.IGNORECASE)


_BEFORE = ("before_dates", "weekdays")


@cache
def _pattern() -> re.Pattern[str]:
    before, days = ("|".join(re.escape(word) for pack in _packs() for word in pack[key]) for key in _BEFORE)
    day_first = rf"(?P<d3>\d{{1,2}})\s?(?:er|st|nd|rd|th)?\s(?P<m3>{_month_names()})\.?,?\s(?P<y3>\d{{4}})"
    month_first = rf"(?P<m4>{_month_names()})\.?\s(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y4>\d{{4}})"
    return re.compile(
        rf"(?:(?:{before})\s)?(?:(?:{days}),?\s)?(?:{day_first}|{month_first}|{_NUMERIC})(?!\d){_TIME}", re.IGNORECASE
    )
