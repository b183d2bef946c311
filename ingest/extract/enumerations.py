"""What the other names of an enumeration are taken for: who stands in a row with ministers is hardly a town."""

from collections.abc import Iterator, Sequence

from ingest.extract.claims import KINDS
from ingest.extract.lexicon import Lexicon
from ingest.extract.spans import Claim, Run
from ingest.extract.tokens import BREAK, Token

#: Of longer enumerations so many neighbours on either side are looked at.
_NEAR = 4


def companies(words: Sequence[Token], claimed: Sequence[Claim | None], known: Lexicon) -> dict[int, list[str]]:
    """The features of each word whose name stands in a row with others, by its index in the article."""
    told: dict[int, list[str]] = {}
    for row in _rows(words, known):
        kinds = [_kind(words, claimed, name) for name in row]
        for at, name in enumerate(row):
            others = {*kinds[max(0, at - _NEAR) : at], *kinds[at + 1 : at + 1 + _NEAR]}
            features = [f"row:{kind}" for kind in others]
            features.append("row=" + "+".join(sorted(others)))
            told.update(dict.fromkeys(range(*name), features))
    return told


def _rows(words: Sequence[Token], known: Lexicon) -> Iterator[list[Run]]:
    """Names with nothing but a comma or a conjunction between: "Lyon, Nice et Paris", but not "à Lyon, Claire"."""
    row: list[Run] = []
    for name in _names(words):
        if row and not _parted(words, row[-1][1], name[0], known):
            if _is_row(row):
                yield row
            row = []
        row.append(name)
    if _is_row(row):
        yield row


def _is_row(names: Sequence[Run]) -> bool:
    """Whether there are three or more, or two with a conjunction between."""
    return len(names) > 2 or (len(names) == 2 and names[0][1] < names[1][0])


def _names(words: Sequence[Token]) -> Iterator[Run]:
    """The runs of joined words with capitals."""
    start = None
    for i, word in enumerate(words):
        if start is not None and not (word.capital and word.joined):
            yield start, i
            start = None
        if start is None and word.capital:
            start = i
    if start is not None:
        yield start, len(words)


def _parted(words: Sequence[Token], end: int, start: int, known: Lexicon) -> bool:
    """Whether a comma stands between two names, a conjunction, or both."""
    if start == end:
        return words[start].gap.strip() == ","
    if start > end + 1 or words[end].key not in known.conjunctions:
        return False
    return words[end].gap != BREAK and words[end].gap.strip() in ("", ",") and words[start].joined


def _kind(words: Sequence[Token], claimed: Sequence[Claim | None], name: Run) -> str:
    """What a name is claimed to be, else how it is printed."""
    kinds = {KINDS[claim.reason] for claim in claimed[slice(*name)] if claim}
    if kinds:
        return "+".join(sorted(kinds))
    return "acronym" if all(word.acronym for word in words[slice(*name)]) else "unknown"
