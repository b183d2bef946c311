"""Articles in which a reader marked who says what, and whether a finding agrees with the mark.

They lie beside the checkout (GAZETTE_SHARED) and are no part of the project; ``wikinews_fr.csv`` marks more of them.
"""

import csv
import json
import os
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from ingest.analysis import fold

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("GAZETTE_SHARED", HERE.parents[1] / "shared"))
MARKED = HERE / "wikinews_fr.csv"
ARTICLES = {"le", "la", "les", "l", "un", "une", "des", "de", "du", "d", "the", "a", "an", "of", "s"}

Gold = dict[str, Any]


def load(folder: str) -> list[Gold]:
    """The annotated articles of a folder."""
    articles = [
        json.loads(path.read_text(encoding="utf-8")) for path in sorted((SHARED / "gold" / folder).glob("*.json"))
    ]
    for article in articles:
        article["not_quotes"] = [{"start": start, "end": end} for start, end, *_ in article.get("not_quotes", [])]
    return articles


def load_marked() -> list[Gold]:
    """The Wikinews articles of the WiNER corpus that ``wikinews_fr.csv`` marks, in the shape of the others."""
    quotes: dict[str, list[Gold]] = defaultdict(list)
    others: dict[str, list[Gold]] = defaultdict(list)
    with MARKED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            first, *aliases = row["speaker"].split("|")
            span = {"start": int(row["start"]), "end": int(row["end"])}
            if row["quotation"] == "yes":
                quotes[row["document"]].append({**span, "type": "direct", "speaker": first, "speaker_aliases": aliases})
            else:
                others[row["document"]].append(span)
    return [
        {
            "id": name,
            "lang": "fr",
            "text": _text(SHARED / "corpus" / name),
            "people": [],
            "quotes": quotes[name],
            "not_quotes": others[name],
        }
        for name in sorted({*quotes, *others})
    ]


def _text(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def marked_at(marks: list[Gold], start: int, end: int) -> Gold | None:
    """The mark that four fifths of a span share."""
    for mark in marks:
        both = min(mark["end"], end) - max(mark["start"], start)
        if both > 0.8 * max(mark["end"] - mark["start"], end - start):
            return mark
    return None


def agrees(gold: Gold, quote: Gold, name: str) -> bool:
    """Whether a name is the speaker's: one holds all the words of the other, and a person's last word is the same."""
    said = _words(name)
    for speaker in (quote["speaker"], *(quote.get("speaker_aliases") or ())):
        person = next((one for one in gold["people"] if fold(one["name"]) == fold(speaker)), None)
        for known in (person["name"], *(person.get("aliases") or ())) if person else (speaker,):
            told = _words(known)
            alike = bool(told and said) and (set(told) <= set(said) or set(said) <= set(told))
            if alike and (person is None or told[-1] == said[-1]):
                return True
    return False


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"\w+", fold(name)) if word not in ARTICLES]
