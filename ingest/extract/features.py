"""What the tagger is told of each word: its form, its neighbours, the claims on it, and its use in the article."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from ingest.extract.claims import KINDS
from ingest.extract.enumerations import companies
from ingest.extract.forms import Form, form_of
from ingest.extract.lexicon import lexicon
from ingest.extract.spans import Claim
from ingest.extract.tokens import BREAK, Token
from ingest.extract.usage import usages
from ingest.languages import Language

#: A word's features are names; those that hold are given, in no order.
Features = list[str]


def features(words: Sequence[Token], claims: Sequence[Claim], language: Language) -> list[Features]:
    """The features of each word of an article."""
    claimed: list[Claim | None] = [None] * len(words)
    for claim in claims:
        claimed[claim.start : claim.end] = [claim] * (claim.end - claim.start)
    marked = _marks(claims, len(words))
    known = lexicon(language)
    used = usages(words, claimed, known)
    rows = companies(words, claimed, known)
    told = []
    for start, end in blocks(words):
        block = words[start:end]
        forms = [form_of(word.text, language) for word in block]
        signs = ["#", *(_sign(word.gap) for word in block[1:]), "#"]
        marks = ["#", *marked[start:end], "#"]
        for i, word in enumerate(block):
            if word.capital:
                near = rows.get(start + i, ())
                told.append([*_context(forms, signs, i), *_of_claims(marks, i), *_of_usage(block, i, used), *near])
            else:
                told.append(_of_small(block, forms[i], signs, marks, i))
    return told


def blocks(words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where each block's words begin and end: no name goes from one into the next."""
    starts = [i for i, word in enumerate(words) if word.gap == BREAK]
    return zip(starts, [*starts[1:], len(words)], strict=False)


def _context(forms: Sequence[Form], signs: Sequence[str], i: int) -> Features:
    """A word by its form and those of two words on either side, and the signs between."""
    told = [*forms[i].here, f"g<{signs[i]}", f"g>{signs[i + 1]}"]
    if i:
        told += forms[i - 1].before
    if i > 1:
        told += forms[i - 2].before_last
        told.append(f"{forms[i - 2].word}|{forms[i - 1].word}")
    if i + 1 < len(forms):
        told += forms[i + 1].after
    if i + 2 < len(forms):
        told += forms[i + 2].after_next
    return told


def _of_claims(marks: Sequence[str], i: int) -> Features:
    """What is claimed of a word and of those beside it."""
    before, here, after = marks[i : i + 3]
    told = [f"k={here}", f"k-={before}", f"k+={after}", f"k-0={before}|{here}", f"k0+={here}|{after}"]
    return [*told, f"K={here[0]}{KINDS[here[1:]]}"] if here else told


def _of_usage(words: Sequence[Token], i: int, used: dict[str, Features]) -> Features:
    """The use of a capitalised word, and of capitalised words joined to it."""
    told = list(used[words[i].key])
    if words[i].opens:
        told.append("opens")
    if i and words[i].joined and words[i - 1].capital:
        told += ["-1" + feature for feature in used[words[i - 1].key]]
    if i + 1 < len(words) and words[i + 1].joined and words[i + 1].capital:
        told += ["+1" + feature for feature in used[words[i + 1].key]]
    return told


def _of_small(words: Sequence[Token], form: Form, signs: Sequence[str], marks: Sequence[str], i: int) -> Features:
    """A word in small letters, which is a name's only between capitals or where it is claimed."""
    before = i > 0 and words[i - 1].capital
    after = i + 1 < len(words) and words[i + 1].capital
    return [*form.here, *_around_small((before, signs[i], signs[i + 1], after, *marks[i : i + 3]))]


@lru_cache(4_096)
def _around_small(around: tuple[bool | str, ...]) -> Features:
    """The features of what stands about a small word: a capital, a sign on either side, a capital, three claims."""
    before, opens, ends, after, left, here, right = around
    beside = [f"small<{before}{opens}", f"small>{ends}{after}"]
    return [*beside, f"small,k={here}", f"small,k-={left}", f"small,k+={right}"]


def _marks(claims: Sequence[Claim], words: int) -> list[str]:
    """The claim on each word as the word sees it: "B" where it begins, "I" inside, "S" where it is all."""
    marks = [""] * words
    for start, end, reason in claims:
        marks[start:end] = [f"B{reason}", *[f"I{reason}"] * (end - start - 1)] if end > start + 1 else [f"S{reason}"]
    return marks


@lru_cache(4_096)
def _sign(gap: str) -> str:
    """What stands between two words, spaces apart: "_" where nothing does."""
    return "".join(gap.split())[:3] or "_"
