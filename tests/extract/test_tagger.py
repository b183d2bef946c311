import time

import pytest

from ingest.extract import tagger
from ingest.extract.tagger import runs_of
from ingest.extract.tokens import tokens
from ingest.records import Block, BlockKind


@pytest.mark.parametrize(
    ("text", "labels", "runs"),
    [
        ("Jean Roy part", "B-PER I-PER O", [(0, 2)]),
        ("Jean Roy Anne", "B-PER I-PER B-PER", [(0, 2), (2, 3)]),
        ("Jean, Roy part", "B-PER I-PER O", [(0, 1), (1, 2)]),
        ("Jean à Roy", "B-PER O I-PER", [(0, 1), (2, 3)]),
        ("Lyon Roy part", "B-LOC I-PER O", [(1, 2)]),
    ],
)
def test_runs(text, labels, runs):
    assert runs_of(tokens(text, [Block(BlockKind.PARAGRAPH, 0, len(text))]), labels.split(), "PER") == runs


def test_the_model_is_small_and_quick_to_load():
    tagger._model.cache_clear()
    start = time.perf_counter()
    assert set(tagger._model().labels()) == {"O", *(f"{p}-{k}" for p in "BI" for k in ("PER", "LOC", "ORG", "MISC"))}
    assert time.perf_counter() - start < 0.1
    assert tagger.MODEL.stat().st_size < 4_000_000
