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
_TIME = (
    r"(?:\s*,?\s*(?:à|at|-)?\s*(?P<hour>\d{1,2})\s?(?:h|:|H)\s?(?P<minute>\d{2})?"
    r"(?:\s?(?P<half>[ap])\.?m\.?)?(?!\d)(?:\s?\(?(?P<zone>UTC|GMT)(?P<offset>\s?[+-]\d{1,2})?\)?)?)?"
)
_YEARS = range(1450, 2200)


def find_date(text: str, at: int = 0) -> Dated | None:
    """The date that begins exactly at ``at`` ("lundi 11 décembre 2017 à 10h32", "March 3, 2021"), or None."""
    found = _pattern().match(text, at)
    if not found:
        return None
    iso = _iso(found.groupdict())
    return Dated(iso, found.start(), found.end()) if iso else None


def parse_date(value: object) -> str | None:
    """A date given as a value of its own, ISO 8601: ISO itself, RFC 2822, French and English forms, Unix seconds."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_epoch(value)
    text = " ".join(str(value).split())
    return _from_iso(text) or _whole(text) or _from_mail(text)


def _whole(text: str) -> str | None:
    dated = find_date(text)
    return dated.iso if dated and dated.end == len(text) else None


def _from_iso(text: str) -> str | None:
    if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", text):
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
    except (ValueError, IndexError):
        return None
    return _precise(moment) if moment.year in _YEARS else None


def _from_epoch(seconds: float) -> str | None:
    try:
        moment = datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError):
        return None
    return _precise(moment) if moment.year in _YEARS else None


def _precise(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def _iso(parts: dict[str, str | None]) -> str | None:
    day = parts["d1"] or parts["d2"] or parts["d3"] or parts["d4"]
    month = parts["m1"] or parts["m2"] or str(_months()[fold(parts["m3"] or parts["m4"] or "").rstrip(".")])
    year = parts["y1"] or parts["y2"] or parts["y3"] or parts["y4"]
    hour = int(parts["hour"] or 0)
    if parts["half"]:
        hour = hour % 12 + (12 if parts["half"] == "p" else 0)
    try:
        moment = datetime(int(year or 0), int(month), int(day or 0), hour, int(parts["minute"] or 0))
    except ValueError:
        return None
    if moment.year not in _YEARS:
        return None
    if not parts["hour"]:
        return moment.date().isoformat()
    return moment.isoformat(timespec="minutes") + _zone(parts)


def _zone(parts: dict[str, str | None]) -> str:
    if not parts["zone"]:
        return ""
    hours = int((parts["offset"] or "0").replace(" ", ""))
    return f"{hours:+03d}:00" if abs(hours) <= 14 else ""


@cache
def _months() -> dict[str, int]:
    """Month names of all languages, folded, long and short → 1 to 12."""
    packs = [languages.load(code).settings("layout.yml") for code in languages.codes()]
    lists = [pack[key] for pack in packs for key in ("months", "short_months")]
    return {fold(name): number for names in lists for number, name in enumerate(names, start=1)}


@cache
def _pattern() -> re.Pattern[str]:
    packs = [languages.load(code).settings("layout.yml") for code in languages.codes()]
    days = "|".join(re.escape(day) for pack in packs for day in pack["weekdays"])
    written = sorted(
        (n for pack in packs for key in ("months", "short_months") for n in pack[key]), key=len, reverse=True
    )
    month = "|".join(map(re.escape, written))
    day_first = rf"(?P<d3>\d{{1,2}})\s?(?:er|st|nd|rd|th)?\s(?P<m3>{month})\.?,?\s(?P<y3>\d{{4}})"
    month_first = rf"(?P<m4>{month})\.?\s(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y4>\d{{4}})"
    return re.compile(rf"(?:(?:{days}),?\s)?(?:{day_first}|{month_first}|{_NUMERIC})(?!\d){_TIME}", re.IGNORECASE)
