"""How well names are found in annotated articles: exact spans, precision, recall and F1 in percent."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from ingest import languages
from ingest.extract.names import Names
from ingest.languages import Language
from ingest.records import Article
from training.corpora import Annotated

Finder = Callable[[Article, Language], Names]


class Score(NamedTuple):
    """Percentages, and how many spans are marked."""

    precision: float
    recall: float
    f1: float
    marked: int


def score(articles: Iterable[Annotated], find: Finder) -> dict[str, Score]:
    """The scores of people ("PER") and places ("LOC")."""
    counts = {"PER": [0, 0, 0], "LOC": [0, 0, 0]}
    for annotated in articles:
        names = find(annotated.article, languages.load(str(annotated.article.language)))
        for kind, mentions in (("PER", names.people), ("LOC", names.places)):
            found = {(mention.start, mention.end) for mention in mentions}
            marked = {(start, end) for start, end, label in annotated.spans if label == kind}
            for i, spans in enumerate((found & marked, found, marked)):
                counts[kind][i] += len(spans)
    return {kind: _score(*count) for kind, count in counts.items()}


def _score(right: int, found: int, marked: int) -> Score:
    return Score(_percent(right, found), _percent(right, marked), _percent(2 * right, found + marked), marked)


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 100.0
