"""Copies among real news: how many edited ones are found, and how many articles are taken for copies that are none."""

import random
from collections import defaultdict
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest

from ingest import pipeline, reprints
from ingest.analysis import stems
from ingest.records import Article

pytestmark = pytest.mark.shared

#: An editor's changes here and there, a share of the words replaced, left out or added.
EDITS = {"3 %": 0.03, "10 %": 0.10, "20 %": 0.20}
#: Measured: 100, 98, 57, 98, 87 and 82 %. Here the names are replaced as often as other words, and no editor does that.
FLOORS = {"3 %": 0.99, "10 %": 0.97, "20 %": 0.55, "cut by 30 %": 0.97, "cut by half": 0.86, "10 %, cut": 0.80}


@pytest.fixture(scope="module")
def bodies(shared: Path) -> list[str]:
    found = pipeline.read([str(shared / "corpus" / "winer-fr")], pipeline.Options(format="text"))
    bodies = [item.body for item in found if isinstance(item, Article)]
    return [body for body in bodies if len(body.split()) >= 40]


def edited(body: str, share: float, chance: random.Random, words: list[str]) -> str:
    made = []
    for word in body.split(" "):
        kind = chance.random() / share
        made += [chance.choice(words)] if kind < 0.5 else [] if kind < 0.75 else [word]
        made += [chance.choice(words)] if 0.75 <= kind < 1 else []
    return " ".join(made)


def cut(body: str, share: float) -> str:
    words = body.split(" ")
    return " ".join(words[: int(len(words) * (1 - share))])


def test_edited_copies_are_found(bodies: list[str]) -> None:
    chance = random.Random(1)
    words = [word for body in bodies for word in body.split()]
    ways: dict[str, Callable[[str], str]] = {
        name: lambda body, share=share: edited(body, share, chance, words) for name, share in EDITS.items()
    } | {
        "cut by 30 %": lambda body: cut(body, 0.3),
        "cut by half": lambda body: cut(body, 0.5),
        "10 %, cut": lambda body: cut(edited(body, 0.1, chance, words), 0.3),
    }
    some = bodies[::3]
    recall = {name: sum(is_found(body, way(body)) for body in some) / len(some) for name, way in ways.items()}
    assert {name: share for name, share in recall.items() if share < FLOORS[name]} == {}


def test_articles_of_one_template_are_no_copies(bodies: list[str]) -> None:
    """Wikinews has no copies, but the results of two hundred races and contests, told in the same words."""
    signed = [reprints.signature(stems(body, "fr")) for body in bodies]
    filed: dict[int, list[int]] = defaultdict(list)
    for number, signature in enumerate(signed):
        for band in reprints.bands(signature):
            filed[band].append(number)
    met = {pair for numbers in filed.values() for pair in combinations(numbers, 2)}
    alike = [(bodies[one], bodies[other]) for one, other in met if reprints.are_like(signed[one], signed[other])]
    taken = sum(reprints.are_copies(reprints.wording(one, "fr"), reprints.wording(other, "fr")) for one, other in alike)
    assert len(alike) > 50
    assert taken <= 4  # two semi-finals of one contest, twice; two races for one final; two ceremonies


def is_found(one: str, other: str) -> bool:
    signed = [reprints.signature(stems(text, "fr")) for text in (one, other)]
    meet = set(reprints.bands(signed[0])) & set(reprints.bands(signed[1]))
    wordings = [reprints.wording(text, "fr") for text in (one, other)]
    return bool(meet) and reprints.are_like(*signed) and reprints.are_copies(*wordings)
