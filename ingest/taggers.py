"""spaCy pipelines in the place of the tagger that comes with Gazette, each for the articles in its language.

A pipeline is named ``spacy:MODEL``: one that is installed (``fr_core_news_lg``), or a folder. Everything but the labels
of words stays as it is: certain claims, who is the same person, where a place is, who speaks.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

from ingest import languages
from ingest.errors import UsageError
from ingest.extract.tagger import Tagger, labels_for
from ingest.extract.tokens import Token
from ingest.records import STORY_KINDS, Article

#: What pipelines call people and places. Peoples (NORP) and organisations are neither.
_KINDS = {"PER": "PER", "PERS": "PER", "PERSON": "PER", "LOC": "LOC", "LOCATION": "LOC", "GPE": "LOC", "FAC": "LOC"}
#: Parts of a pipeline that a trained recogniser of names does without, and that take most of the time.
_UNNEEDED = ("tagger", "morphologizer", "parser", "senter", "attribute_ruler", "lemmatizer", "trainable_lemmatizer")
#: spaCy's code for a pipeline of many languages.
_ANY = "xx"
#: Halves of surrogate pairs, of which spaCy can make no text.
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Taggers:
    """The pipelines to use, by language; ``digest`` is of all of them: what others read is not what these would."""

    pipelines: dict[str, str] = field(default_factory=dict)
    digest: bytes = b""

    def of(self, language: str) -> Tagger | None:
        """The pipeline for a language as a tagger, None where it is Gazette's own."""
        name = self.pipelines.get(language) or self.pipelines.get(_ANY)
        return partial(tag, name) if name else None


def named(options: Iterable[str]) -> Taggers:
    """The pipelines that ``--tagger`` options name. Raises UsageError for one that cannot be used."""
    pipelines: dict[str, str] = {}
    digest = blake2b(digest_size=16)
    for option in options:
        kind, _, name = option.partition(":")
        if kind != "spacy" or not name:
            raise UsageError(f"--tagger {option}: expected spacy:MODEL, an installed pipeline or a folder with one")
        pipeline = _load(name)
        if pipeline.lang != _ANY and pipeline.lang not in languages.codes():
            raise UsageError(f"--tagger {option}: reads {pipeline.lang}, Gazette reads {', '.join(languages.codes())}")
        if pipeline.lang in pipelines:
            raise UsageError(f"--tagger {option}: {pipelines[pipeline.lang]} reads {pipeline.lang} already")
        pipelines[pipeline.lang] = name
        digest.update(_digest(name, pipeline))
    return Taggers(pipelines, digest.digest() if pipelines else b"")


def tag(name: str, article: Article, words: Sequence[Token]) -> list[str]:
    """A label for each word of an article in the IOB2 scheme, as a pipeline of that name finds people and places."""
    labels = ["O"] * len(words)
    ends = [word.end for word in words]
    for start, end, kind in _entities(_load(name), article):
        first = last = bisect_right(ends, start)
        while last < len(words) and words[last].start < end:
            last += 1
        labels[first:last] = labels_for(kind, last - first) if last > first else []
    return labels


def _entities(pipeline: Any, article: Article) -> Iterator[tuple[int, int, str]]:
    """The people and places of an article's story: where they begin and end in its text, and which they are."""
    blocks = [block for block in article.blocks if block.kind in STORY_KINDS]
    texts = (_SURROGATE.sub("\ufffd", article.text[block.start : block.end]) for block in blocks)
    for block, read in zip(blocks, pipeline.pipe(texts), strict=True):
        for entity in read.ents:
            if kind := _KINDS.get(entity.label_.upper()):
                yield block.start + entity.start_char, block.start + entity.end_char, kind


@cache
def _load(name: str) -> Any:
    """A pipeline, loaded once a process."""
    try:
        import spacy
    except ImportError as error:
        message = f"--tagger spacy:{name} needs spaCy: pip install 'gazette-archive[spacy]'"
        raise UsageError(message) from error
    try:
        pipeline = spacy.load(name)
    except Exception as error:  # a pipeline runs code of its own
        reason = str(error).partition("\n")[0]
        raise UsageError(f"--tagger spacy:{name}: spaCy cannot load that pipeline: {reason}") from error
    names = {part: labels for part, labels in pipeline.pipe_labels.items() if _names_anybody(labels)}
    if not names:
        parts = ", ".join(pipeline.pipe_names) or "nothing"
        raise UsageError(f"--tagger spacy:{name}: nothing in that pipeline finds people or places (it has {parts})")
    if all(pipeline.get_pipe_meta(part).factory == "ner" for part in names):
        pipeline.select_pipes(disable=[part for part in _UNNEEDED if part in pipeline.pipe_names])
    pipeline.max_length = float("inf")
    return pipeline


def _names_anybody(labels: Iterable[str]) -> bool:
    return any(label.upper() in _KINDS for label in labels)


def _digest(name: str, pipeline: Any) -> bytes:
    """A digest of a pipeline: of a folder's files, or of what an installed one says of itself, version and all."""
    digest = blake2b(json.dumps(pipeline.meta, sort_keys=True, default=str).encode())
    folder = Path(name)
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode())
            with path.open("rb") as file:
                while piece := file.read(1 << 20):
                    digest.update(piece)
    return digest.digest()
