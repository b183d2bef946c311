"""How well Gazette reads, against floors that only rise.

    python tests/eval [--raise | --lower]

Annotates the project's own gold articles, prints the figures beside their floors, and fails where one is below.
``--raise`` lifts the floors to what was reached; only ``--lower`` brings one down, and its diff has to be explained.
Where the evaluation texts lie beside the checkout (GAZETTE_SHARED), saved pages have floors too, names are scored on
the test sets of the tagger, and the texts' own scorer runs as well.

What was reached is kept in ``plugins/accuracy.json``, from which the site tells its readers how well it was read.
"""

import argparse
import gzip
import json
import math
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scoring import score

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
TOLD = HERE.parents[1] / "plugins" / "accuracy.json"

#: What readers are told of.
MEASURES = ("people", "places", "quotes", "attributed")
SHARED = Path(os.environ.get("GAZETTE_SHARED", HERE.parents[2] / "shared"))
GAZETTE = [sys.executable, "-m", "ingest"]


def main() -> int:
    """Print the figures; 1 where one is below its floor."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    change = cli.add_mutually_exclusive_group()
    change.add_argument("--raise", action="store_true", dest="lift")
    change.add_argument("--lower", action="store_true")
    options = cli.parse_args()
    figures = {**evaluate(HERE / "gold"), **evaluate_pages(SHARED / "gold")}
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    low = [name for name, value in figures.items() if value < floors.get(name, 0)]
    print(f"{'figure':24s} {'reached':>8s} {'floor':>8s}")
    for name, value in figures.items():
        print(f"{name:24s} {value:8.1f} {floors.get(name, 0):8.1f}{'  below' if name in low else ''}")
    if options.lift or options.lower:
        kept = {} if options.lower else floors
        lifted = {name: max(round(value - 0.05, 1), kept.get(name, 0)) for name, value in figures.items()}
        FLOORS.write_text(json.dumps({**floors, **lifted}, indent=2) + "\n", encoding="utf-8")
    told: dict[str, Any] = {"own": own_set(figures)}
    if (SHARED / "corpus").is_dir():
        sys.path.insert(0, str(HERE.parents[1]))
        from training.names import table, unseen

        scores = unseen(SHARED)
        print(f"\n{table(scores)}")
        told["unseen"] = unseen_texts(scores)
    tell(told)
    scorer = SHARED / "gold" / "evaluate.py"
    if scorer.exists():
        print(flush=True)
        subprocess.run([sys.executable, str(scorer), "--gazette", " ".join(GAZETTE)], check=True)
    return 1 if low and not options.lower else 0


def evaluate(gold: Path) -> dict[str, float]:
    """The figures of `gazette annotate` on a folder of gold articles, in percent."""
    articles = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(gold.glob("*.json"))]
    with tempfile.TemporaryDirectory() as folder:
        for article in articles:
            (Path(folder) / f"{article['id']}.txt").write_text(article["text"], encoding="utf-8", newline="")
        done = subprocess.run([*GAZETTE, "annotate", folder], check=True, capture_output=True, text=True)
    found = {row["id"]: row for row in map(json.loads, done.stdout.splitlines())}
    return score(articles, found)


def own_set(figures: dict[str, float]) -> dict[str, dict[str, float]]:
    """What is told of the project's own set, by language: its articles, and percentages never rounded up."""
    languages = [path.stem.partition("-")[0] for path in (HERE / "gold").glob("*.json")]
    return {
        lang: {"articles": languages.count(lang)} | {name: _down(figures[f"{lang}.{name}"]) for name in MEASURES}
        for lang in sorted(set(languages))
    }


def unseen_texts(scores: dict[str, Any]) -> list[dict[str, Any]]:
    """What is told of texts that nothing was learnt from: precision and recall of names."""
    return [
        {"texts": texts, "kind": kind, "right": _down(precision), "found": _down(recall), "marked": marked}
        for texts, kinds in scores.items()
        for kind, (precision, recall, _, marked) in zip(("people", "places"), kinds.values(), strict=True)
    ]


def tell(told: dict[str, Any]) -> None:
    """Keep what was measured for the site, with the day on which it was last different."""
    before = json.loads(TOLD.read_text(encoding="utf-8")) if TOLD.exists() else {}
    now = {**before, **told}
    if now != before:
        now["measured"] = datetime.now(UTC).date().isoformat()
        TOLD.write_text(json.dumps(now, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _down(percent: float) -> float:
    return math.floor(10 * percent) / 10


def evaluate_pages(gold: Path) -> dict[str, float]:
    """The figures of `gazette read` on a folder of gold pages, by its own scorer; none where there is no folder."""
    pages = sorted((gold / "pages").glob("*.html.gz"))
    if not pages:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        for page in pages:
            (Path(folder) / page.name.removesuffix(".gz")).write_bytes(gzip.decompress(page.read_bytes()))
        done = subprocess.run([*GAZETTE, "read", folder], check=True, capture_output=True, text=True)
        for row in map(json.loads, done.stdout.splitlines()):
            (Path(folder) / f"{row['id']}.json").write_text(json.dumps(row), encoding="utf-8")
        scorer = [sys.executable, str(gold / "score_pages.py"), folder, "--json"]
        scored = json.loads(subprocess.run(scorer, check=True, capture_output=True, text=True).stdout)
    return {f"pages.{name}": figure["score"] for name, figure in scored.items()}


if __name__ == "__main__":
    sys.exit(main())
