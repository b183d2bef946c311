"""What lexicon and pattern say of an article's words: evidence for the tagger, which has the last word.

Each step claims words and leaves the rest to the next: organisations (claimed so that nobody looks inside them),
streets, places of several words, people on their own evidence, short forms of those people, organisations that are
called so or listed, places of one word, places that no gazetteer knows.
"""

from collections.abc import Iterable

from ingest.extract.lexicon import Lexicon
from ingest.extract.organisations import find_called, find_organisations
from ingest.extract.persons import find_full_names, find_short_names
from ingest.extract.spans import Claim
from ingest.extract.tokens import Token
from ingest.extract.toponyms import find_known, find_known_phrases, find_streets, find_unknown

#: What each reason makes of the words.
KINDS = (
    dict.fromkeys(("organisation", "headed", "called", "listed"), "ORG")
    | dict.fromkeys(("street", "phrase", "known", "bare", "site", "settled", "again"), "LOC")
    | dict.fromkeys(("honorific", "first-name", "office", "pair", "surname", "first-name-alone", "initials"), "PER")
)


def find_claims(words: list[Token], known: Lexicon) -> list[Claim]:
    """The claims on an article's words, step by step; no two overlap."""
    claims = _Claims()
    claims.take(find_organisations(words, known))
    claims.take(find_streets(words, known))
    claims.take(find_known_phrases(words, known))
    full = claims.take(find_full_names(words, known, claims.taken))
    claims.take(find_short_names(words, full, known, claims.taken))
    claims.take(find_called(words, known, claims.taken))
    claims.take(find_known(words, known, claims.taken))
    claims.take(find_unknown(words, known, claims.taken))
    return claims.made


class _Claims:
    """Which words have been claimed, by their index."""

    def __init__(self) -> None:
        self.taken: set[int] = set()
        self.made: list[Claim] = []

    def take(self, offered: Iterable[Claim]) -> list[Claim]:
        """Make the claims whose words are still free, and give those back; the others hold their words as well."""
        made = []
        for claim in list(offered):
            inside = range(claim.start, claim.end)
            if self.taken.isdisjoint(inside):
                made.append(claim)
            self.taken.update(inside)
        self.made += made
        return made
