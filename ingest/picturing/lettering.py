"""Text as outlines: shaped with the font's own kerning, drawn without any font where it is looked at.

HarfBuzz shapes and draws; a glyph is defined once in a picture and used wherever it stands. What a face has no letters
for is left to the viewer's fonts, whose widths are guessed.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

import uharfbuzz as hb
from markupsafe import Markup

from ingest.site_folder import site

#: A letter of a font that is not ours, in parts of its size; most that are wide are as wide as high.
_USUAL_WIDTH = 0.55


class Pen(NamedTuple):
    """How a line is written: in which letters, how large, in which colour."""

    letters: "Face"
    size: int
    fill: str

    def width(self, text: str) -> float:
        """How wide a text is that it writes."""
        return self.letters.width(text, self.size)


class Glyph(NamedTuple):
    """A glyph and where it stands from the beginning of its text, in units of the font."""

    number: int
    x: int


@dataclass(frozen=True, eq=False)
class Face:
    """A font of the pages, by its file's name without the ending."""

    name: str
    _font: hb.Font = field(repr=False)

    @property
    def units(self) -> int:
        """Units of the font to the size of its letters."""
        return int(self._font.face.upem)

    def covers(self, text: str) -> bool:
        """Whether the face has every letter of a text."""
        return all(self._font.get_nominal_glyph(ord(letter)) for letter in text)

    def width(self, text: str, size: float) -> float:
        """How wide a text is at a size, in the same measure."""
        if not self.covers(text):
            return size * sum(_guessed(letter) for letter in text)
        advances = (position.x_advance for position in self._shaped(text).glyph_positions or ())
        return size / self.units * float(sum(advances))

    def glyphs(self, text: str) -> Iterator[Glyph]:
        """The glyphs of a text that the face covers."""
        x, shaped = 0, self._shaped(text)
        for info, position in zip(shaped.glyph_infos or (), shaped.glyph_positions or (), strict=True):
            yield Glyph(info.codepoint, x + position.x_offset)
            x += position.x_advance

    def outline(self, number: int) -> str:
        """A glyph's outline as the data of an SVG path, y upward; "" for a space."""
        drawn: list[str] = []
        self._font.draw_glyph(number, _draws(), drawn)
        return "".join(drawn)

    def _shaped(self, text: str) -> hb.Buffer:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(self._font, buffer)
        return buffer


@cache
def face(name: str) -> Face:
    """A font file beside the pages' own: "newsreader-400"."""
    path = site() / "plugins" / "static" / "fonts" / f"{name}.ttf"
    return Face(name, hb.Font(hb.Face(hb.Blob.from_file_path(str(path)))))


@dataclass
class Sheet:
    """What is written on a picture: elements, and the outlines that they use."""

    elements: list[Markup] = field(default_factory=list)
    outlines: dict[str, str] = field(default_factory=dict)
    #: Whether some text was left to the viewer's fonts.
    borrowed: bool = False

    def write(self, text: str, at: tuple[float, float], pen: Pen, *, ending: bool = False) -> None:
        """A line of text that begins at a point of its baseline; ``ending`` there where the viewer's fonts write it."""
        if pen.letters.covers(text):
            self._draw(text, at, pen)
        else:
            self._borrow(text, at, pen, ending=ending)

    def _draw(self, text: str, at: tuple[float, float], pen: Pen) -> None:
        scale = pen.size / pen.letters.units
        uses = []
        for glyph in pen.letters.glyphs(text):
            key = f"{pen.letters.name}-{glyph.number}"
            if key not in self.outlines:
                self.outlines[key] = pen.letters.outline(glyph.number)
            if self.outlines[key]:
                uses.append(Markup('<use href="#{}" x="{}"/>').format(key, glyph.x))
        self.elements.append(
            Markup('<g transform="translate({:.6g} {:.6g}) scale({:.4g} {:.4g})" fill="{}">{}</g>').format(
                *at, scale, -scale, pen.fill, Markup("").join(uses)
            )
        )

    def _borrow(self, text: str, at: tuple[float, float], pen: Pen, *, ending: bool) -> None:
        """Direction by isolates, on which viewers agree; of SVG's own attribute each makes something else."""
        self.borrowed = True
        isolated = f"\N{RIGHT-TO-LEFT ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"
        self.elements.append(
            Markup('<text x="{:.6g}" y="{:.6g}" font-family="serif" font-size="{:g}" fill="{}"{}>{}</text>').format(
                *at,
                pen.size,
                pen.fill,
                Markup(' text-anchor="end"') if ending else "",
                isolated if from_the_right(text) else text,
            )
        )


def from_the_right(text: str) -> bool:
    """Whether the first letter that has a direction goes from right to left."""
    strong = (kind for letter in text if (kind := unicodedata.bidirectional(letter)) in {"L", "R", "AL"})
    return next(strong, "L") != "L"


def _guessed(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0
    return 1 if unicodedata.east_asian_width(letter) in {"W", "F"} else _USUAL_WIDTH


@cache
def _draws() -> hb.DrawFuncs:
    draws = hb.DrawFuncs()
    draws.set_move_to_func(lambda x, y, drawn: drawn.append(f"M{x:g},{y:g}"))
    draws.set_line_to_func(lambda x, y, drawn: drawn.append(f"L{x:g},{y:g}"))
    draws.set_quadratic_to_func(lambda x1, y1, x, y, drawn: drawn.append(f"Q{x1:g},{y1:g} {x:g},{y:g}"))
    draws.set_cubic_to_func(
        lambda x1, y1, x2, y2, x, y, drawn: drawn.append(f"C{x1:g},{y1:g} {x2:g},{y2:g} {x:g},{y:g}")
    )
    draws.set_close_path_func(lambda drawn: drawn.append("Z"))
    return draws
