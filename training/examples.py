"""From an annotated article to what the tagger learns of it: the features of each word, and its label."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest import languages
from ingest.extract.claims import find_claims
from ingest.extract.features import Features, blocks, features
from ingest.extract.lexicon import lexicon
from ingest.extract.tokens import Token, tokens
from training.corpora import Annotated, Span

#: Claims that leave little doubt that a person is named.
_PLAIN = ("first-name", "honorific", "office")


def examples(annotated: Annotated) -> Iterator[tuple[list[Features], list[str]]]:
    """Each block of an article: its words' features, and as many labels."""
    article = annotated.article
    language = languages.load(str(article.language))
    known = lexicon(language)
    words = tokens(article.text, article.blocks)
    told = features(words, find_claims(words, known), language)
    labels = labels_of(words, annotated.spans, known.honorifics)
    for start, end in blocks(words):
        yield told[start:end], labels[start:end]


def without_gaps(annotated: Annotated) -> Annotated:
    """The article without the blocks in which its annotators passed over somebody.

    Where only what has an encyclopedia's article is marked, a person who is named with a first name or an office and
    not marked would teach that such are nobody.
    """
    article = annotated.article
    known = lexicon(languages.load(str(article.language)))
    words = tokens(article.text, article.blocks)
    labels = labels_of(words, annotated.spans, known.honorifics)
    missed = [
        words[claim.start].start
        for claim in find_claims(words, known)
        if claim.reason in _PLAIN and set(labels[claim.start : claim.end]) == {"O"}
    ]
    kept = (block for block in article.blocks if not any(block.start <= at < block.end for at in missed))
    return replace(annotated, article=replace(article, blocks=tuple(kept)))


def labels_of(words: Sequence[Token], spans: Sequence[Span], honorifics: frozenset[str]) -> list[str]:
    """The labels of words in the IOB2 scheme; an honorific at the beginning of a person is outside."""
    labels = ["O"] * len(words)
    at = 0
    for start, end, kind in spans:
        inside: list[int] = []
        while at < len(words) and words[at].start < end:
            if words[at].end > start and (inside or kind != "PER" or words[at].key not in honorifics):
                inside.append(at)
            at += 1
        for i in inside:
            labels[i] = f"{'I' if i > inside[0] else 'B'}-{kind}"
    return labels
