"""People and places named in an article, by lexicon and pattern.

Each step claims words and leaves the rest to the next: organisations (claimed so that nobody looks inside them),
streets, places of several words, people on their own evidence, short forms of those people, places of one word,
places that no gazetteer knows.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.extract.lexicon import lexicon
from ingest.extract.organisations import find_organisations
from ingest.extract.persons import find_full_names, find_short_names
from ingest.extract.spans import Run
from ingest.extract.tokens import Token, tokens
from ingest.extract.toponyms import find_known, find_known_phrases, find_streets, find_unknown
from ingest.languages import Language
from ingest.records import STORY_KINDS, Article, Mention


@dataclass(frozen=True, slots=True)
class Names:
    """The namings in one article, in order; no two overlap."""

    people: tuple[Mention, ...]
    places: tuple[Mention, ...]


def find_names(article: Article, language: Language) -> Names:
    """The people and places named in an article's story: title, standfirst, paragraphs, but no byline or credit."""
    known = lexicon(language)
    words = tokens(article.text, (block for block in article.blocks if block.kind in STORY_KINDS))
    claims = _Claims()
    claims.take(find_organisations(words, known))
    places = claims.take(find_streets(words, known))
    places += claims.take(find_known_phrases(words, known))
    people = claims.take(find_full_names(words, known, claims.taken))
    people += claims.take(find_short_names(words, people, known, claims.taken))
    places += claims.take(find_known(words, known, claims.taken))
    places += claims.take(find_unknown(words, known, claims.taken))
    return Names(_mentions(article.text, words, people), _mentions(article.text, words, places))


class _Claims:
    """Which words have been claimed, by their index."""

    def __init__(self) -> None:
        self.taken: set[int] = set()

    def take(self, runs: Iterable[Run]) -> list[Run]:
        """Claim the runs; given back are those that were still free."""
        claimed = []
        for start, end in list(runs):
            inside = range(start, end)
            if self.taken.isdisjoint(inside):
                claimed.append((start, end))
            self.taken.update(inside)
        return claimed


def _mentions(text: str, words: list[Token], runs: list[Run]) -> tuple[Mention, ...]:
    spans = sorted((words[start].start, words[end - 1].end) for start, end in runs)
    return tuple(Mention(start, end, text[start:end]) for start, end in spans)
