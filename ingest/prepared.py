"""What is handed to the store: records read and understood, and where each source ends. Nothing acts here either."""

from dataclasses import dataclass

from ingest.records import Reading, Refusal, Source


@dataclass(frozen=True, slots=True)
class IndexText:
    """What the full-text indexes hold of an article: folded stems, joined by spaces."""

    title: str
    standfirst: str
    body: str
    quotes: tuple[tuple[str, str], ...]
    """For each quote of the reading, in order: its text and its speaker."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A record read and understood, ready to be saved: all that can be done far from the archive has been done.

    ``digest`` is of the record as it lay in its source and of how it is read, ``raw`` of the record alone, ``content``
    of all that it says, wherever it lay, ``identity`` of what makes the article the one that it is. ``place`` and
    ``version`` are the record's place and its reader's version. By its ``signature`` copies of it are found
    (``ingest.reprints``); ``redactions`` took something out of it.
    """

    source: Source
    reader: str
    key: str
    digest: bytes
    content: bytes
    identity: bytes
    reading: Reading
    index: IndexText
    raw: bytes = b""
    place: str = ""
    version: int = 1
    signature: bytes = b""
    redactions: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A record that lies in its source as it did when it was last saved."""

    source: Source
    key: str


@dataclass(frozen=True, slots=True)
class SourceUnchanged:
    """A source that is as it was when it was last read to its end: how many articles it holds, and what it does not.

    ``refusals`` tells what was ``refused`` and ``passed_over``, as far as it was told apart.
    """

    articles: int
    refused: int
    passed_over: int
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class SourceEnd:
    """A source was read to its end. ``digest`` is of the whole of it; None for standard input, which is never over."""

    source: Source
    reader: str
    digest: bytes | None
