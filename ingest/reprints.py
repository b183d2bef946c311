"""Which articles are copies of one another: wire copy reprinted, cut at the end, edited, under another title.

An article's *signature* finds those that share much of its wording (MinHash: A. Broder, "On the resemblance and
containment of documents", 1997; read in *bands* that are equal or not: Leskovec et al., "Mining of Massive Datasets",
ch. 3). Whether one is a copy is then decided on the texts: results and notices made from one template share their
wording too, but not the names and numbers in it.
"""

import struct
from dataclasses import dataclass

from rensa import RMinHash

from ingest.analysis import stems

#: Stems in a shingle, values in a band, bands in a signature, and the fewest stems of a body that has one.
_SHINGLE, _ROWS, _BANDS, _FEWEST = 3, 3, 24, 30
_VALUES = struct.Struct(f"<{_ROWS * _BANDS}H")

#: Measured with edited copies of news articles, beside articles of one template and of one story (see tests/eval).
_LIKE, _WORDING, _FACTS = 0.2, 0.5, 0.8


@dataclass(frozen=True, slots=True)
class Wording:
    """What two bodies are compared by: runs of stems, and the words with a capital or a digit."""

    shingles: frozenset[tuple[str, ...]]
    facts: frozenset[str]


def wording(body: str, language: str | None) -> Wording:
    """The wording of a body."""
    words = body.split()
    facts = (word.strip(_AROUND) for word in words if any(c.isupper() or c.isdigit() for c in word))
    return Wording(_shingles(stems(body, language).split()), frozenset(fact.casefold() for fact in facts))


def signature(stemmed: str) -> bytes:
    """The signature of a body, given as its stems; empty where it is too short to tell a copy from a template.

    72 values of 16 bits. The share of values that two signatures have in common estimates the share of shingles that
    two bodies have in common (Jaccard).
    """
    words = stemmed.split()
    if len(words) < _FEWEST:
        return b""
    sketch = RMinHash(num_perm=_ROWS * _BANDS, seed=1)
    sketch.update([" ".join(shingle) for shingle in _shingles(words)])
    return _VALUES.pack(*(value & 0xFFFF for value in sketch.digest()))


def bands(signed: bytes) -> list[int]:
    """A signature's bands: whoever shares one may be a copy. Numbers of 48 bits; none for an empty signature."""
    size = 2 * _ROWS
    return [int.from_bytes(signed[at : at + size], "little") for at in range(0, len(signed), size)]


def are_like(one: bytes, other: bytes) -> bool:
    """Whether two signatures have so much in common that the texts are worth comparing."""
    return bool(one and other) and resemblance(one, other) >= _LIKE


def resemblance(one: bytes, other: bytes) -> float:
    """The share of values that two signatures have in common, from 0 to 1."""
    pairs = zip(_VALUES.unpack(one), _VALUES.unpack(other), strict=True)
    return sum(int(a == b) for a, b in pairs) / (_ROWS * _BANDS)


def are_copies(one: Wording, other: Wording) -> bool:
    """Whether the shorter of two bodies has half of its wording and most of its names and numbers from the longer."""
    return _held(one.shingles, other.shingles) >= _WORDING and _held(one.facts, other.facts) >= _FACTS


def _held(one: frozenset[object], other: frozenset[object]) -> float:
    """The share of the smaller set that the larger holds."""
    return len(one & other) / max(min(len(one), len(other)), 1)


def _shingles(words: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(zip(*(words[at:] for at in range(_SHINGLE)), strict=False))


_AROUND = ".,;:!?…()[]{}«»“”\"'’‘-–—"
