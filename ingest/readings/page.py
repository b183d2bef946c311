"""Readings as one web page that needs nothing else: no script, no other file, no other host."""

import re
from base64 import b64encode
from collections.abc import Iterable
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from ingest import wording
from ingest.nesting import Stretch, nested
from ingest.readings import marking
from ingest.readings.marking import Found, visible
from ingest.records import Block, Person, Place, Quote, Reading
from ingest.site_folder import site

_FONT = re.compile(r"url\((fonts/[\w-]+\.woff2)\)")


class Shown:
    """A reading as the page shows it, the first one with the number 1: what it marks, and where it links to."""

    def __init__(self, reading: Reading, number: int) -> None:
        self.reading, self.article, self.number = reading, reading.article, number
        self.quotes = marking.numbered(reading)
        self._marks = marking.marks_of(reading)
        found: tuple[Found, ...] = (*self.quotes, *reading.people, *reading.places)
        self._places = {id(one): place for place, one in enumerate(found, start=1)}

    def anchor(self, one: Found) -> str:
        """The name of what was found, unlike any other on the page."""
        return f"{self.number}-{self._places[id(one)]}"

    def number_of(self, quote: Quote) -> int:
        """The number of a quote in its article."""
        return self._places[id(quote)]

    def stretches(self, block: Block) -> list[Stretch[Found]]:
        """A block's text with its marks."""
        return nested(block.start, block.end, self._marks)

    def blocks(self, *kinds: str) -> list[Block]:
        """The article's blocks of these kinds."""
        return [block for block in marking.blocks_of(self.article) if block.kind in kinds]

    def notes(self, block: Block) -> list[Quote]:
        """The quotes that end in a block: there stands their number, and beside it their note."""
        return [quote for quote in self.quotes if block.start < quote.end <= block.end]

    def pulled(self, block: Block) -> Quote | None:
        """The pull quote that a block is."""
        return next((quote for quote in self.reading.quotes if block.start <= quote.start < block.end), None)


def page(readings: Iterable[Reading]) -> str:
    """A page with some readings, in order, in the language of most of them."""
    shown = [Shown(reading, number) for number, reading in enumerate(readings, start=1)]
    lang = marking.language_of(one.reading for one in shown)
    words = (wording.say, wording.number, wording.degrees, wording.place_kind, wording.language_name)
    spoken: dict[str, Any] = {function.__name__: partial(function, lang) for function in words}
    return _template().render(
        all=shown,
        lang=lang,
        style=Markup(style()),  # noqa: S704 - our own style sheets
        why=partial(marking.why, lang=lang),
        quotes_of=marking.quotes_of,
        sort_of=lambda found: {Person: "person", Place: "place", Quote: "quote"}[type(found)],
        moment=lambda iso: wording.typeset(wording.moment(lang, iso)),
        **spoken,
    )


def style() -> str:
    """The style sheet of the site, its fonts within, and what this page adds."""
    static = site() / "plugins" / "static"
    sheet = (static / "gazette.css").read_text(encoding="utf-8")
    own = files(__package__).joinpath("page.css").read_text(encoding="utf-8")
    return _FONT.sub(lambda font: f"url({_inlined(static / font[1])})", sheet) + own


def _inlined(font: Path) -> str:
    return "data:font/woff2;base64," + b64encode(font.read_bytes()).decode("ascii")


def _template() -> Template:
    """The page's template; all that it writes is escaped, and nothing in it changes how the rest is shown."""
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: visible(value) if isinstance(value, str) else value,
    )
    return environment.from_string(files(__package__).joinpath("page.html").read_text(encoding="utf-8"))
