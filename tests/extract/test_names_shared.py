"""The article that the first look at Gazette was made with: everybody and every place in it, exactly."""

import json
import os
import re
from pathlib import Path

import pytest

from ingest import languages
from ingest.entities.people import group_people
from ingest.entities.places import group_places
from ingest.extract.names import find_names
from ingest.records import Article, Block, BlockKind

SHARED = Path(os.environ.get("GAZETTE_SHARED", Path(__file__).parents[3] / "shared"))
SEED = SHARED / "gold" / "articles" / "seed.json"


@pytest.mark.shared
@pytest.mark.skipif(not SEED.exists(), reason="the evaluation texts are not here")
def test_the_seed_article():
    gold = json.loads(SEED.read_text(encoding="utf-8"))
    blocks = [Block(BlockKind.PARAGRAPH, *m.span()) for m in re.finditer(r"(?s)\S.*?(?=\n\s*\n|\Z)", gold["text"])]
    french = languages.load("fr")
    names = find_names(Article("seed", gold["text"], tuple(blocks)), french)
    assert spans(group_people(names.people, french)) == expected(gold["people"])
    assert spans(group_places(names.places, french)) == expected(gold["places"])


def spans(entities):
    return {entity.name: [[mention.start, mention.end] for mention in entity.mentions] for entity in entities}


def expected(entities):
    return {entity["name"]: entity["mentions"] for entity in entities}
