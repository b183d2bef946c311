"""The trained judge: which words are people and places, by a linear-chain conditional random field.

The model in ``models/`` is for all languages; MODEL_CARD.md beside it says what it was trained on and how well it does,
``training/names.py`` makes it. Method: Lafferty, McCallum & Pereira 2001, with claims of rules among the features.
"""

from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import as_file, files

import pycrfsuite

from ingest.extract import models
from ingest.extract.features import Features, blocks
from ingest.extract.spans import Run
from ingest.extract.tokens import Token
from ingest.records import Article

#: Whatever gives each word of an article a label as `tag` does, in its place.
Tagger = Callable[[Article, Sequence[Token]], list[str]]

MODEL = files(models) / "names.crfsuite"


def tag(words: Sequence[Token], told: Sequence[Features]) -> list[str]:
    """A label for each word of an article in the IOB2 scheme ("B-PER", "I-LOC", "O")."""
    model = _model()
    return [label for start, end in blocks(words) for label in model.tag(told[start:end])]


def labels_for(kind: str, words: int) -> list[str]:
    """The labels of a name of so many words."""
    return [f"B-{kind}", *[f"I-{kind}"] * (words - 1)]


def runs_of(words: Sequence[Token], labels: Sequence[str], kind: str) -> list[Run]:
    """The runs of a kind; words that are not joined are never one name, whatever their labels."""
    runs: list[Run] = []
    for i, label in enumerate(labels):
        if label == f"I-{kind}" and runs and runs[-1][1] == i and words[i].joined:
            runs[-1] = (runs[-1][0], i + 1)
        elif label.endswith(f"-{kind}"):
            runs.append((i, i + 1))
    return runs


@cache
def _model() -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    with as_file(MODEL) as path:
        tagger.open(str(path))
    return tagger
