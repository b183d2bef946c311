"""People and places named in an article: lexicon and pattern claim, and a trained tagger decides."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.extract.claims import KINDS, find_claims
from ingest.extract.features import features
from ingest.extract.lexicon import Lexicon, lexicon
from ingest.extract.persons import find_short_names
from ingest.extract.spans import Claim, Run
from ingest.extract.tagger import Tagger, labels_for, runs_of, tag
from ingest.extract.tokens import Token, tokens
from ingest.languages import Language
from ingest.records import STORY_KINDS, Article, Mention


@dataclass(frozen=True, slots=True)
class Names:
    """The namings in one article, in order; no two overlap."""

    people: tuple[Mention, ...]
    places: tuple[Mention, ...]


#: Claims that the tagger may not refuse: what follows "M." is a person, a listed organisation is neither.
_CERTAIN = ("honorific", "organisation")


def find_names(article: Article, language: Language, tagger: Tagger | None = None) -> Names:
    """The people and places named in an article's story: title, standfirst, paragraphs, but no byline or credit.

    Another ``tagger`` may decide in the place of the one that comes with Gazette.
    """
    known = lexicon(language)
    words = tokens(article.text, (block for block in article.blocks if block.kind in STORY_KINDS))
    claims = find_claims(words, known)
    labels = tagger(article, words) if tagger else tag(words, features(words, claims, language))
    for claim in claims:
        if _stands(claim, labels):
            labels[claim.start : claim.end] = labels_for(KINDS[claim.reason], claim.end - claim.start)
    people, places = _people(words, labels, known), runs_of(words, labels, "LOC")
    return Names(_mentions(article.text, words, people), _mentions(article.text, words, places))


def _stands(claim: Claim, labels: Sequence[str]) -> bool:
    """Whether a claim counts whatever the tagger says, or says how far a place goes that it saw: "La Réunion"."""
    seen = {label[2:] for label in labels[claim.start : claim.end]}
    return claim.reason in _CERTAIN or (claim.reason == "phrase" and "LOC" in seen and "PER" not in seen)


def _people(words: list[Token], labels: Sequence[str], known: Lexicon) -> list[Run]:
    """The runs that the tagger takes for people, and those it passed over although they are short for one of them."""
    bare = (_without_honorific(words, run, known) for run in runs_of(words, labels, "PER"))
    people = [(start, end) for start, end in bare if start < end]
    full = [Claim(start, end, "full") for start, end in people if end - start > 1]
    judged = {i for i, label in enumerate(labels) if label != "O"}
    short = find_short_names(words, full, known, judged)
    return sorted([*people, *((start, end) for start, end, reason in short if reason != "initials")])


def _without_honorific(words: Sequence[Token], run: Run, known: Lexicon) -> Run:
    start, end = run
    while start < end and words[start].key in known.honorifics:
        start += 1
    return start, end


def _mentions(text: str, words: Sequence[Token], runs: Sequence[Run]) -> tuple[Mention, ...]:
    spans = [(words[run[0]].start, _end(text, words, run)) for run in runs]
    return tuple(Mention(start, end, text[start:end]) for start, end in spans)


def _end(text: str, words: Sequence[Token], run: Run) -> int:
    """Where a run ends in the text, the point of letters with points taken in: "U.S.", "Washington D.C."."""
    start, end = run
    last = words[end - 1]
    lettered = end - start > 1 and last.initial and words[end - 2].initial
    return last.end + 1 if lettered and text.startswith(".", last.end) else last.end
