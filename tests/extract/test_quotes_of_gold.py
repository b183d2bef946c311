"""An annotated article, where it is at hand: every quotation found, every speaker right."""

import json
import os
from pathlib import Path

import pytest

from ingest import languages
from ingest.extract.quotes import find_quotes
from ingest.records import Article, Block, BlockKind, Mention, Person

SHARED = Path(os.environ.get("GAZETTE_SHARED", Path(__file__).parents[3] / "shared"))
SEED = SHARED / "gold" / "articles" / "seed.json"


@pytest.mark.shared
@pytest.mark.skipif(not SEED.is_file(), reason="the evaluation texts are not here")
def test_every_quotation_and_speaker_of_the_seed_article():
    gold = json.loads(SEED.read_text(encoding="utf-8"))
    text, pulled = gold["text"], {quote["start"] for quote in gold["quotes"] if quote["type"] == "pullquote"}
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        kind = BlockKind.PULLQUOTE if start in pulled else BlockKind.PARAGRAPH
        blocks.append(Block(kind, start, start + len(paragraph)))
        start += len(paragraph) + 2
    people = tuple(
        Person(person["name"], tuple(Mention(a, b, text[a:b]) for a, b in person["mentions"]), person["name"])
        for person in gold["people"]
    )
    quotes = find_quotes(Article("seed", text, tuple(blocks)), people, languages.load("fr"))
    found = [(quote.start, quote.end, quote.speaker) for quote in quotes if quote.kind != "indirect"]
    assert found == [(q["start"], q["end"], q["speaker"]) for q in gold["quotes"] if q["type"] != "indirect"]
