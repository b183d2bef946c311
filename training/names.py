"""Trains the tagger of people and places, scores it, and writes its card: ``python -m training.names``.

The corpora lie where GAZETTE_SHARED says (see ``MODEL_CARD.md``); the test sets are never trained on.
"""

import argparse
import datetime
import os
import random
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pycrfsuite

from ingest.extract import tagger
from ingest.extract.names import find_names
from training.conll import read_conll
from training.corpora import Annotated, read_brat
from training.examples import examples, without_gaps
from training.exchange import exchanged
from training.scoring import Score, score

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("GAZETTE_SHARED", HERE.parents[1] / "shared"))
MODEL = Path(tagger.__file__).parent / "models" / "names.crfsuite"

#: Months of WiNER that nothing is learnt from; of the last quarter of 2018 most is lists of motorways.
TEST_MONTHS = ("2016/04", "2016/10", "2017/01", "2017/06", "2018/02")
LEFT_OUT = ("2018/10", "2018/11", "2018/12")

#: The same corpora always make the same model.
SEED = 1

#: Regularisation (L1, L2) found on months held out of the training; rarer features than that are left out.
PARAMETERS: dict[str, float | bool] = {
    "c1": 1.0,
    "c2": 1.0,
    "max_iterations": 80,
    "feature.minfreq": 2,
    "feature.possible_transitions": False,
}


def main() -> None:
    """Train, save, score."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--model", type=Path, default=MODEL, help="where the model goes, its card beside it")
    options = cli.parse_args()
    if not SHARED.is_dir():
        cli.error(f"no corpora in {SHARED} (GAZETTE_SHARED)")
    articles = training_set(SHARED)
    train([*articles, *exchanged(articles, random.Random(SEED))], options.model)
    card = (HERE / "card.md").read_text(encoding="utf-8")
    filled = card.format(
        date=datetime.date.today().isoformat(), size=options.model.stat().st_size, scores=table(unseen(SHARED))
    )
    (options.model.parent / "MODEL_CARD.md").write_text(filled, encoding="utf-8")
    print(filled)


def training_set(shared: Path) -> list[Annotated]:
    """All that the tagger learns from: WiNER in French; Wikigold, free genres of GUM and UNER in English."""
    winer = shared / "corpus" / "winer-fr"
    months = sorted("/".join(folder.parts[-2:]) for folder in winer.glob("*/*") if folder.is_dir())
    learnt = [month for month in months if month not in TEST_MONTHS + LEFT_OUT]
    french = [annotated for month in learnt for annotated in read_brat(winer / month, "fr")]
    ner = shared / "ner"
    gum = (without_gaps(annotated) for annotated in read_conll(ner / "en-gum-ccby.conll", "en"))
    english = (read_conll(ner / name, "en") for name in ("en-wikigold.conll", "en-uner-ewt.dev.conll"))
    return [*french, *chain.from_iterable(english), *gum]


def test_sets(shared: Path) -> dict[str, list[Annotated]]:
    """What the tagger is judged by and never learns from."""
    winer = shared / "corpus" / "winer-fr"
    ner = shared / "ner"
    return {
        "WiNER, five months": [annotated for month in TEST_MONTHS for annotated in read_brat(winer / month, "fr")],
        "annodis (regional press)": list(read_conll(ner / "sequoia-annodis.conll", "fr")),
        "UNER-EWT (English web)": list(read_conll(ner / "en-uner-ewt.test.conll", "en")),
    }


def train(articles: Iterable[Annotated], model: Path) -> None:
    """Learn from articles and save what was learnt."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=PARAMETERS, verbose=False)
    for annotated in articles:
        for told, labels in examples(annotated):
            trainer.append(told, labels)
    trainer.train(str(model))


def unseen(shared: Path) -> dict[str, dict[str, Score]]:
    """The scores of Gazette as it stands, by test set, of people and of places."""
    return {name: score(articles, find_names) for name, articles in test_sets(shared).items()}


def table(scores: dict[str, dict[str, Score]]) -> str:
    """Scores by test set as a table in Markdown."""
    rows = ["| exact spans, % | | P | R | F1 | marked |", "|---|---|---|---|---|---|"]
    for name, kinds in scores.items():
        for kind, (precision, recall, f1, marked) in kinds.items():
            rows.append(f"| {name} | {kind} | {precision:.1f} | {recall:.1f} | {f1:.1f} | {marked} |")
    return "\n".join(rows)


if __name__ == "__main__":
    main()
