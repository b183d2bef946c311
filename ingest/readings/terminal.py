"""A reading on a terminal: the text, its names and quotes in colour, and below it who, where, and who speaks."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import click

from ingest.nesting import Stretch, nested
from ingest.readings.marking import Found, language_of, marks_of, numbered, quotes_of, visible, why
from ingest.records import Block, BlockKind, Person, Place, Quote, Reading
from ingest.wording import moment, place_kind, say_plainly

#: Arguments of ``click.style``.
Style = dict[str, Any]

#: Each kind of mark by a form of its own; the colour only repeats it.
_STYLES: dict[type[Found], Style] = {
    Person: {"underline": True, "fg": "blue"},
    Place: {"italic": True, "fg": "green"},
    Quote: {"fg": "yellow"},
}

_INDENT = 5 * " "
_WORD = re.compile(r"[^ \n]+")
_HIDDEN = {BlockKind.SECTION, BlockKind.BYLINE, BlockKind.DATE, BlockKind.BOILERPLATE}


def lines(reading: Reading, *, width: int, colour: bool) -> Iterator[str]:
    """The lines of a reading, no wider than so many signs where its words allow; without ``colour`` only with forms."""
    return _Screen(reading, width, colour).lines()


class _Screen:
    """One reading, told in the language of its article."""

    def __init__(self, reading: Reading, width: int, colour: bool) -> None:
        self._reading, self._width, self._colour = reading, width, colour
        self._lang = language_of([reading])
        self._numbers = {(quote.start, quote.end): n for n, quote in enumerate(numbered(reading), start=1)}
        self._text = folded_to(visible(reading.article.text), width)
        self._marks = marks_of(reading)

    def lines(self) -> Iterator[str]:
        article = self._reading.article
        if not any(block.kind is BlockKind.TITLE for block in article.blocks):
            yield self._strong(visible(article.title or self._say("untitled")))
        for block in article.blocks:
            if block.kind not in _HIDDEN:
                yield from ("", self._block(block))
            if block.kind is BlockKind.TITLE:
                yield self._about()
        yield from self._notes()
        yield from self._people()
        yield from self._places()
        yield ""

    def _about(self) -> str:
        article = self._reading.article
        told = (article.outlet, article.section, moment(self._lang, article.published), ", ".join(article.authors))
        return self._quiet(" · ".join(visible(one) for one in told if one) or self._say("undated"))

    def _block(self, block: Block) -> str:
        shown = self._marked(nested(block.start, block.end, self._marks), {})
        return self._strong(shown) if block.kind in (BlockKind.TITLE, BlockKind.SUBHEAD) else shown

    def _marked(self, stretches: Sequence[Stretch[Found]], around: Style) -> str:
        """Stretches in the styles of their marks; each run carries its own, for a terminal knows no nesting."""
        return "".join(
            self._mark(stretch, stretch.mark.what, around)
            if stretch.mark
            else self._styled(self._text[stretch.start : stretch.end], around)
            for stretch in stretches
        )

    def _mark(self, stretch: Stretch[Found], what: Found, around: Style) -> str:
        shown = self._marked(stretch.inside, {**around, **_STYLES[type(what)]})
        number = self._number(what) if isinstance(what, Quote) and stretch.ends else ""
        return shown + number

    def _number(self, quote: Quote) -> str:
        return self._styled(f"[{self._numbers[quote.start, quote.end]}]", {"bold": True, "fg": "yellow"})

    def _notes(self) -> Iterator[str]:
        yield from self._heading("quotes", bool(self._numbers))
        for quote in numbered(self._reading):
            speaker = quote.speaker or self._say("unresolved")
            sure = self._say("likely", percent=round(100 * quote.confidence)) if quote.confidence is not None else ""
            told = (self._say(str(quote.kind)), why(quote, self._lang) or quote.cue, sure)
            yield f"{self._number(quote)} {self._strong(visible(speaker))}"
            yield self._note(*told)

    def _people(self) -> Iterator[str]:
        yield from self._heading("who", bool(self._reading.people))
        for person in self._reading.people:
            yield "  " + self._styled(visible(person.name), _STYLES[Person])
            quotes = quotes_of(person, self._reading)
            counts = [self._say("n_quotes", quotes)] if quotes else []
            counts.append(self._say("n_mentions", len(person.mentions)))
            yield self._note(*dict.fromkeys(role.text for role in person.roles), *counts)

    def _places(self) -> Iterator[str]:
        yield from self._heading("where", bool(self._reading.places))
        for place in self._reading.places:
            yield "  " + self._styled(visible(place.name), _STYLES[Place])
            kind = place_kind(self._lang, place.kind) if place.kind else self._say("not_located")
            yield self._note(kind, place.country, self._say("n_mentions", len(place.mentions)))

    def _note(self, *told: str | None) -> str:
        note = visible(" · ".join(filter(None, told)))
        return self._quiet(click.wrap_text(note, self._width, initial_indent=_INDENT, subsequent_indent=_INDENT))

    def _heading(self, key: str, found: bool) -> tuple[str, ...]:
        return ("", self._strong(self._say(key)), *(() if found else (f"  {self._say('none_found')}",)))

    def _say(self, key: str, n: int | None = None, **values: object) -> str:
        return say_plainly(self._lang, key, n, **values)

    def _strong(self, text: str) -> str:
        return self._styled(text, {"bold": True})

    def _quiet(self, text: str) -> str:
        return self._styled(text, {"dim": True})

    def _styled(self, text: str, style: Style) -> str:
        given = {name: value for name, value in style.items() if self._colour or name != "fg"}
        return click.style(text, **given) if given else text


def folded_to(text: str, width: int) -> str:
    """A text of the same length, its lines no wider than so many signs, or than a word: line feeds stand for spaces."""
    signs, line = list(text), 0
    for word in _WORD.finditer(text):
        start, end = word.span()
        if start and text[start - 1] == "\n":
            line = start
        elif end - line > width and start > line:
            signs[start - 1] = "\n"
            line = start
    return "".join(signs)
