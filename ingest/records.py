"""What passes from room to room: frozen records, and nothing that acts on them.

Every ``start``/``end`` pair counts Unicode code points in ``Article.text`` (a Python ``str`` index), end excluded,
and slicing the text with it always gives the surface form, untouched.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class BlockKind(StrEnum):
    """What a stretch of an article's text is, in the words of the newsroom."""

    SECTION = "section"
    TITLE = "title"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATE = "date"
    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    PULLQUOTE = "pullquote"
    RELATED = "related"
    CREDIT = "credit"
    BOILERPLATE = "boilerplate"


#: The kinds that make up ``Article.body``.
BODY_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.SUBHEAD})

#: The kinds in which people, places and quotes are looked for: all that a reader reads as the story.
STORY_KINDS = BODY_KINDS | {BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.PULLQUOTE, BlockKind.RELATED}


class QuoteKind(StrEnum):
    """How words are given: whole, woven into the sentence, reported, or set apart as a repeat."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    PULLQUOTE = "pullquote"


#: What sidecars hold for a source, sidecar by sidecar: the rows that bear its key, under Gazette's field names.
Known = tuple[tuple[dict[str, str], ...], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read: a file, or standard input.

    ``path`` is absolute, or ``-``; ``root`` is the folder the person named, above which no sidecar is looked for.
    ``inside`` is the path of a member within its container, ``!`` between one container and the next.
    """

    path: str
    root: str = ""
    inside: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One article as it lies in its source, before it is understood.

    ``key`` tells records of one source apart and is ``""`` where a source holds one article; ``place`` says in words
    where the record is ("line 12", "byte 4096", "pages/a.csv, row 3"). ``content`` is bytes, or a mapping of column
    names to values. ``known`` is what stands beside the text; ``address`` is where it was fetched, for a page that does
    not give its own.
    """

    source: Source
    reader: str
    content: Any
    key: str = ""
    place: str = ""
    known: Known = ()
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text and what it is. Blocks are in order and never overlap."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Related:
    """A link from one article to another, as the page announces it."""

    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Where a field of an article was found ("json-ld", "byline", "column"), and how sure that is, from 0 to 1.

    ``value`` is what was found there, where something else was believed: the headline of a page's data beside its own.
    """

    field: str
    where: str
    confidence: float
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A normalised article. ``None`` means that the source does not say; nothing is guessed.

    ``published`` and ``modified`` are ISO 8601, as precise as the source ("2017-03-11", "2016-01-01T14:30").
    ``language`` is an ISO 639-1 code. ``found`` tells where the fields come from.
    """

    id: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    standfirst: str | None = None
    section: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    outlet: str | None = None
    url: str | None = None
    image: str | None = None
    related: tuple[Related, ...] = ()
    paywalled: bool | None = None
    found: tuple[Found, ...] = ()

    @property
    def body(self) -> str:
        """The paragraphs and subheads, joined by a blank line."""
        return "\n\n".join(self.text[b.start : b.end] for b in self.blocks if b.kind in BODY_KINDS)


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of a person or a place."""

    start: int
    end: int
    surface: str


@dataclass(frozen=True, slots=True)
class Role:
    """What a text calls somebody, as printed: "le président russe". ``field``: of the calling, where it tells."""

    start: int
    end: int
    text: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in one article: the fullest name found there, every naming, in order, and what they are called.

    Two articles' people with one ``fingerprint`` have the same name, and are candidates for being the same person.
    """

    name: str
    mentions: tuple[Mention, ...]
    fingerprint: str
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere named in one article. ``country`` is ISO 3166-1 alpha-2; degrees are WGS 84.

    ``fingerprint`` is the gazetteer's own key ("geonames:360630"), or the folded name of a place that none knows.
    """

    name: str
    mentions: tuple[Mention, ...]
    fingerprint: str
    kind: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words given as somebody's. The span is inside the marks; incises stay in.

    ``speaker`` is a person's name in this article where ``person`` is true, else the source as the text describes it
    ("l'armée russe"), else None. ``speaker_start``/``speaker_end`` is where the text names the speaker for this quote.
    ``cue`` is the reporting word as it stands; ``evidence`` is what ``reasons`` writes.
    ``confidence`` is how likely the speaker is right, from 0 to 1, None where there is none to judge.
    ``repeats`` is the start of the quote that a pull quote repeats.
    """

    start: int
    end: int
    text: str
    kind: QuoteKind
    speaker: str | None = None
    person: bool = False
    speaker_start: int | None = None
    speaker_end: int | None = None
    cue: str | None = None
    evidence: str | None = None
    confidence: float | None = None
    repeats: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """An article and all that was found in it: what is saved, and what can be made far from the archive."""

    article: Article
    people: tuple[Person, ...] = ()
    places: tuple[Place, ...] = ()
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that could not be read (``passed_over`` false), or was not meant to be (true), and why."""

    path: str
    record: str
    reason: str
    message: str
    passed_over: bool = False
