"""Phrases that give a source without a verb: "selon", "according to"."""

from collections.abc import Iterator, Sequence

from ingest.extract.phrases import Phrase, source_phrase
from ingest.extract.quotation import Quotation
from ingest.extract.sentences import Sentence


def source_phrases(sentence: Sentence, words: Quotation) -> Iterator[tuple[int, int, bool]]:
    """Where "selon" and its like stand: first token, last token, and whether the phrase may mean something else."""
    for at, token in enumerate(sentence.tokens):
        for phrase in words.sources.get(token.word, ()):
            if _follows(sentence, at, phrase) and not any(_follows(sentence, at, aside) for aside in words.asides):
                yield at, at + len(phrase) - 1, phrase[0] in words.doubtful_sources
                break


def agents(sentence: Sentence, words: Quotation) -> Iterator[Phrase]:
    """Whoever stands behind "par", as the agent of a passive may."""
    for at, token in enumerate(sentence.tokens):
        phrase = source_phrase(sentence, at + 1, words) if token.word in words.agent else None
        if phrase and not phrase.pronoun:
            yield phrase


def _follows(sentence: Sentence, at: int, phrase: Sequence[str]) -> bool:
    """Whether the words of a phrase stand at a token."""
    words = [token.word for token in sentence.tokens[at : at + len(phrase)]]
    return words == list(phrase)
