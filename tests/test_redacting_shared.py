"""Of everybody whom real news names in full, no naming is left, and nobody else loses his name."""

import json
import re
from pathlib import Path

import pytest

from ingest.entities.fingerprint import name_words
from ingest.languages import detect
from ingest.pipeline import annotate
from ingest.records import Article, Block, BlockKind
from ingest.redacting import redact
from ingest.withheld import Trace, Withheld, digest

pytestmark = pytest.mark.shared


def test_whoever_is_withheld_is_named_no_more(shared: Path) -> None:
    withheld = left = others = 0
    for path in sorted((shared / "gold" / "articles").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        blocks = [Block(BlockKind.PARAGRAPH, *m.span()) for m in re.finditer(r"(?s)\S.*?(?=\n\s*\n|\Z)", gold["text"])]
        reading = annotate(Article(path.stem, gold["text"], tuple(blocks), language=detect(gold["text"])))
        for person in gold["people"]:
            if redacted := redact(reading, withholding(person["name"])):
                rest = redacted.reading.article.text
                withheld += 1
                left += sum(surface(gold, mention) in rest for mention in person["mentions"])
                kept = [one for one in gold["people"] if not {*name_words(one["name"])} & {*name_words(person["name"])}]
                others += sum(surface(gold, mention) not in rest for one in kept for mention in one["mentions"])
    assert withheld >= 70
    assert (left, others) == (0, 0)


def withholding(name: str) -> Withheld:
    words = sorted(name_words(name))
    known = {(Trace.NAME, len(words)): {digest(b"key", Trace.NAME, words): 1}} if len(words) > 1 else {}
    return Withheld(b"key", known)


def surface(gold: dict, mention: list[int]) -> str:  # type: ignore[type-arg]
    return str(gold["text"][mention[0] : mention[1]])
