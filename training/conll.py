"""Articles that come as one word and its label a line: put together again as running text, with spans."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from training.corpora import LABELS, Annotated, Span, annotated

#: A word, and its label in the IOB2 scheme ("B-PER", "I-PER", "O").
Word = tuple[str, str]
Sentence = list[Word]

#: So many sentences of a corpus that has only sentences stand for an article.
_SENTENCES = 20

_TIGHT_BEFORE = re.compile(r"[,.;:!?)\]%…”]|'s|n't|'(re|ve|ll|d|m)|’s", re.IGNORECASE)
_TIGHT_AFTER = re.compile(r"[(\[$£€#“]|\w{1,2}['’]|qu['’]", re.IGNORECASE)


def read_conll(file: Path, language: str) -> Iterator[Annotated]:
    """The articles of a file, which begin at lines "# doc …"; a blank line ends a sentence, here a paragraph."""
    articles = list(_articles(file.read_text(encoding="utf-8").splitlines()))
    if all(len(sentences) == 1 for sentences in articles):
        joined = [sentence for sentences in articles for sentence in sentences]
        articles = [joined[i : i + _SENTENCES] for i in range(0, len(joined), _SENTENCES)]
    for number, sentences in enumerate(articles):
        text, spans = composed(sentences)
        yield annotated(f"{file.stem}-{number}", text, language, spans)


def _articles(lines: Iterable[str]) -> Iterator[list[Sentence]]:
    article: list[Sentence] = [[]]
    for line in lines:
        if line.startswith("# doc"):
            yield from _whole(article)
            article = [[]]
        elif line.strip():
            word, _, label = line.partition("\t")
            article[-1].append((word, label))
        else:
            article.append([])
    yield from _whole(article)


def _whole(article: list[Sentence]) -> Iterator[list[Sentence]]:
    if sentences := [sentence for sentence in article if sentence]:
        yield sentences


def composed(sentences: Iterable[Sentence]) -> tuple[str, list[Span]]:
    """Sentences as paragraphs of a text, and the spans of the names in it."""
    text = ""
    spans: list[Span] = []
    for sentence in sentences:
        text += "\n\n" if text else ""
        for space, (word, label) in zip(_spaces(sentence), sentence, strict=True):
            start = len(text) + len(space)
            text += space + word
            place, _, kind = label.partition("-")
            if place == "I" and spans:
                spans[-1] = (spans[-1][0], len(text), spans[-1][2])
            elif kind in LABELS:
                spans.append((start, len(text), LABELS[kind]))
    return text, spans


def _spaces(sentence: Sentence) -> Iterator[str]:
    """What stands before each word: nothing before a comma, in "l'école" and "Mary's", within marks, in "Jean-Paul"."""
    opened, before = False, ""
    for word, label in sentence:
        mark = word == '"'
        tight = (
            not before
            or _TIGHT_BEFORE.fullmatch(word)
            or _TIGHT_AFTER.fullmatch(before)
            or (mark and opened)
            or (before == '"' and opened)
            or ("-" in (word, before) and label.startswith("I"))
        )
        yield "" if tight else " "
        opened ^= mark
        before = word
