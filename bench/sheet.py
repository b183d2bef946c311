"""A text that is being written, with all that stands in it: blocks, names, roles and quotes, each with its span."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil

from bench.world import Somebody
from ingest.reasons import Reason, Rule
from ingest.records import Block, BlockKind, Mention, Person, Place, Quote, QuoteKind, Role

PARAGRAPHS = 4

#: Every so many namings, one that is the first of its person tells what they are.
CALLED = 3

MARKS = {"fr": ("« ", " »"), "en": ("“", "”")}
THAT = {"fr": "que", "en": "that"}


@dataclass(frozen=True, slots=True)
class Saying:
    """Words that somebody says; the speaker is a source where it is a text, and nobody tells it where it is None."""

    words: list[str]
    kind: QuoteKind
    cue: str
    speaker: Somebody | str | None
    place: Place | None
    confidence: float


@dataclass(slots=True)
class _Named:
    """Somebody or somewhere named on the sheet, under the first, fullest name."""

    fullest: Person | Place
    mentions: list[Mention] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)


class Sheet:
    """A text in a language, written in a year. What is added goes at its end."""

    def __init__(self, language: str, year: int) -> None:
        self.blocks: list[Block] = []
        self.quotes: list[Quote] = []
        self._language, self._year = language, year
        self._parts: list[str] = []
        self._length = 0
        self._named: dict[str, _Named] = {}

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    def people(self) -> tuple[Person, ...]:
        """Who is named, in the order of their first naming."""
        found = [one for one in self._named.values() if isinstance(one.fullest, Person)]
        return tuple(
            Person(one.fullest.name, tuple(one.mentions), one.fullest.fingerprint, tuple(one.roles)) for one in found
        )

    def places(self) -> tuple[Place, ...]:
        """Which places are named, in the order of their first naming."""
        return tuple(
            Place(at.name, tuple(one.mentions), at.fingerprint, at.kind, at.country, at.latitude, at.longitude)
            for one in self._named.values()
            if isinstance(at := one.fullest, Place)
        )

    def block(self, kind: BlockKind, text: str) -> str:
        """A block by itself."""
        start = self._write(text, "\n\n" if self._parts else "")
        self.blocks.append(Block(kind, start, self._length))
        return text

    def body(self, words: Sequence[str], named: Sequence[Somebody | Place], sayings: Sequence[Saying]) -> None:
        """Paragraphs in which all are named, words before each, and which end with what somebody says."""
        step, share = len(words) // len(named), ceil(len(named) / PARAGRAPHS)
        for paragraph in range(PARAGRAPHS):
            first = paragraph * share
            start = self._write(" ".join(words[first * step : (first + 1) * step]).capitalize(), "\n\n")
            for at, one in enumerate(named[first : first + share], start=first):
                if at > first:
                    self._write(" ".join(words[at * step : (at + 1) * step]))
                self._name(one, called=at % CALLED == 0)
            if paragraph == PARAGRAPHS - 1:
                self._write(" ".join(words[len(named) * step :]))
            self._write(".", "")
            for saying in sayings[paragraph : paragraph + 1]:
                self._quote(saying)
            self.blocks.append(Block(BlockKind.PARAGRAPH, start, self._length))

    def pull_quote(self) -> None:
        """The first quote set apart once more."""
        first = self.quotes[0]
        start = self._write(first.text, "\n\n")
        self.blocks.append(Block(BlockKind.PULLQUOTE, start, self._length))
        self.quotes.append(
            Quote(
                start,
                self._length,
                first.text,
                QuoteKind.PULLQUOTE,
                first.speaker,
                first.person,
                evidence=str(Reason(Rule.REPEATS)),
                repeats=first.start,
            )
        )

    def _write(self, text: str, before: str = " ") -> int:
        """Write a text; returns where it starts."""
        start = self._length + len(before)
        self._parts += (before, text)
        self._length = start + len(text)
        return start

    def _name(self, one: Somebody | Place, *, called: bool = False) -> tuple[int, int]:
        """Name somebody, in full the first time, or somewhere; returns the span."""
        key = one.fingerprint if isinstance(one, Place) else one.full[0].fingerprint
        known = self._named.get(key)
        if known is None:
            form = one if isinstance(one, Place) else one.full[self._length % len(one.full)]
            known = self._named[key] = _Named(form)
            if isinstance(one, Somebody) and called:
                role, topic = one.calling(self._year, self._language)
                start = self._write(role)
                known.roles.append(Role(start, self._length, role, topic))
        surface = known.fullest.name
        if known.mentions and isinstance(one, Somebody):
            surface = one.initial if len(known.mentions) == 2 else one.surname
        start = self._write(surface)
        known.mentions.append(Mention(start, self._length, surface))
        return start, self._length

    def _quote(self, saying: Saying) -> None:
        """A sentence in which somebody says something; reported speech begins with who says it."""
        if saying.kind is QuoteKind.INDIRECT:
            speaker = self._speak(saying)
            self._write(f"{saying.cue} {THAT[self._language]}" if saying.speaker else THAT[self._language])
            span = self._say(saying)
        else:
            opens, closes = MARKS[self._language]
            self._write(opens)
            span = self._say(saying, "")
            self._write(closes, "")
            self._write(f"{saying.cue}" if saying.speaker else "", ", " if saying.speaker else "")
            speaker = self._speak(saying)
        self._write(".", "")
        rule = Rule.SUBJECT if saying.kind is QuoteKind.INDIRECT else Rule.INVERTED_SUBJECT
        is_person = isinstance(saying.speaker, Somebody)
        called = self._named[saying.speaker.full[0].fingerprint].fullest.name if is_person else saying.speaker
        self.quotes.append(
            Quote(
                *span,
                self.text[span[0] : span[1]],
                saying.kind,
                called,
                is_person,
                *speaker,
                cue=saying.cue if called else None,
                evidence=str(Reason(rule, saying.cue)) if called else None,
                confidence=saying.confidence if called else None,
            )
        )

    def _speak(self, saying: Saying) -> tuple[int | None, int | None]:
        """Say who speaks; returns the span."""
        if saying.speaker is None:
            return None, None
        if isinstance(saying.speaker, Somebody):
            return self._name(saying.speaker)
        return self._write(saying.speaker), self._length

    def _say(self, saying: Saying, before: str = " ") -> tuple[int, int]:
        """What is said, a place named in the middle of it; returns the span."""
        middle = len(saying.words) // 2
        start = self._write(" ".join(saying.words[:middle]), before)
        if saying.place:
            self._name(saying.place)
        self._write(" ".join(saying.words[middle:]))
        return start, self._length
