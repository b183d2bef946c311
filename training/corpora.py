"""Annotated news as articles with labelled spans, whatever shape it was published in.

Gazette's conventions are applied on reading: of nested spans the outer one counts (no place is named in "Air France"),
but a person in the name of an affair is still named ("l’affaire Fillon"), and a place after a common noun ("tribunal
de Douai"). What corpora call an organisation after its seat, its country or its building is a place ("the Kremlin").
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest import languages
from ingest.entities.places import group_places
from ingest.extract.lexicon import key_of, lexicon
from ingest.formats.stretches import lines, stretches
from ingest.languages import Language
from ingest.records import Article, Block, BlockKind, Mention

#: What corpora call things, and what the tagger does. Whatever is not here is no name to it.
LABELS = {"Person": "PER", "Location": "LOC", "Organization": "ORG", "Event": "MISC", "Product": "MISC"}
LABELS |= {label: label for label in ("PER", "LOC", "ORG", "MISC")}

#: Kinds of places that stand for whoever sits there.
_SEATS = ("country", "region", "site")

#: Half-open span in code points of the text, and its label.
Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article and the names marked in it, in order; no two overlap. ``article.language`` is the pack's code."""

    article: Article
    spans: tuple[Span, ...]


def annotated(name: str, text: str, language: str, spans: Iterable[Span]) -> Annotated:
    """An article whose every line is a paragraph, and the outer of its spans."""
    blocks = tuple(Block(BlockKind.PARAGRAPH, *line) for part in stretches(text) for line in lines(text, part))
    known = languages.load(language)
    conventional = {(start, end, _label(text[start:end], label, known)) for start, end, label in spans}
    return Annotated(Article(name, text, blocks, language=language), tuple(_outer(text, conventional)))


def _label(name: str, label: str, language: Language) -> str:
    if label != "ORG":
        return label
    (place,) = group_places([Mention(0, len(name), name)], language)
    *before, last = key_of(name).split() or [""]
    return "LOC" if place.kind in _SEATS or (before and last in lexicon(language).landmarks) else label


def _outer(text: str, spans: set[Span]) -> Iterator[Span]:
    transparent = {outer for outer in spans for inner in spans if _holds(outer, inner) and _shows(text, outer, inner)}
    reached = 0
    for start, end, label in sorted(spans - transparent, key=lambda span: (span[0], -span[1], span[2])):
        if start >= reached:
            yield start, end, label
            reached = end


def _shows(text: str, outer: Span, inner: Span) -> bool:
    """Whether a name is still named inside another: the person of an affair, the town of a court."""
    kinds = outer[2], inner[2]
    return kinds == ("MISC", "PER") or (kinds == ("ORG", "LOC") and text[outer[0]].islower())


def _holds(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1] and outer[:2] != inner[:2]


def read_brat(folder: Path, language: str) -> Iterator[Annotated]:
    """The articles of a folder of brat's files: ``.txt``, and beside it ``.ann`` with the spans."""
    for notes in sorted(folder.glob("*.ann")):
        text = notes.with_suffix(".txt").read_bytes().decode("utf-8")
        marked = (line.split("\t")[1].split(" ") for line in notes.read_text(encoding="utf-8").splitlines())
        spans = [(int(start), int(end), LABELS[kind]) for kind, start, end in marked if kind in LABELS]
        yield annotated(notes.stem, text, language, spans)
