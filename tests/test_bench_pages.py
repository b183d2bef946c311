"""What `make bench` says of pages is measured as it says."""

import gzip
import json
from collections import Counter
from pathlib import Path

from bench import pages as bench

STORY = "Le pont a rouvert lundi matin devant une foule de riverains venus à pied de toute la ville."


def test_pages_have_their_article_beside_them(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.html.gz").write_bytes(gzip.compress(b"<p>a"))
    (tmp_path / "a.json").write_text(json.dumps({"body": STORY}), encoding="utf-8")
    assert list(bench.found(tmp_path)) == [({"body": STORY}, b"<p>a")]


def test_figures() -> None:
    golds = [{"body": STORY, "must_contain": ["Le pont", "riverains"], "must_not_contain": ["Publicité"]}, {}]
    assert bench.scored(golds, [STORY, ""]) == {"body": 100.0, "kept": 100.0, "refused": 100.0}
    assert bench.scored(golds, ["Le pont. PUBLICITÉ", ""]) == {"body": 0.0, "kept": 50.0, "refused": 0.0}


def test_runs_of_words() -> None:
    assert bench.shingles("Le pont a rouvert, enfin.") == Counter(
        [("le", "pont", "a", "rouvert"), ("pont", "a", "rouvert", "enfin")]
    )
    assert bench.overlap(Counter(), Counter()) == 1.0


def test_a_page_that_is_refused_has_no_body() -> None:
    assert bench.ours(b"<h1>404</h1>") == ""
    assert bench.ours(f"<h1>Le pont</h1><p>{STORY}</p><p>{STORY} Et encore.</p><p>{STORY} Oui.</p>".encode())
