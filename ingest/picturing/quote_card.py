"""The picture of a quote, 1200 × 630: the words, who said them, where and when they appeared."""

from dataclasses import dataclass

from markupsafe import Markup

from ingest.picturing.lettering import Pen, Sheet, face, from_the_right
from ingest.picturing.wrapping import shortened, wrapped

WIDTH, HEIGHT = 1200, 630

#: Longer words are never measured: what is shown of them is a few hundred signs.
_ENOUGH = 1_200

_MARGIN = 84
_COLUMN = WIDTH - 2 * _MARGIN
_TOP, _FOOT = 96, 462  # the words stand between
_SIZES = (72, 64, 56, 50, 44, 40, 36)
_LEADING = 1.26

#: The colours of the pages' light side.
_PAPER, _INK, _SECOND, _RULE = "#fefefd", "#17191d", "#4a4e56", "#dcdcd6"


@dataclass(frozen=True, slots=True)
class Card:
    """What a picture says: ``marks`` stand around the words, ``source`` is outlet and date, ``language`` a code."""

    words: str
    marks: tuple[str, str]
    speaker: str
    source: str
    archive: str
    language: str


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG document; ``borrows`` where some of its letters have to come from the viewer's fonts."""

    svg: str
    borrows: bool


def picture(card: Card) -> Picture:
    """Draw a card: words as large as they fit, shortened at a word where even the smallest are too many."""
    sheet = Sheet()
    lines, pen = _fitted(card)
    # Few words stand in the middle of their room, not at its top.
    y = _TOP + (_FOOT - _TOP - len(lines) * pen.size * _LEADING) / 2.4 + pen.size
    backward = from_the_right(card.words)
    for line in lines:
        x: float = WIDTH - _MARGIN if backward else _MARGIN
        if line is lines[0] and not backward:  # an opening quotation mark hangs in the margin, as on the pages
            x -= pen.width(card.marks[0])
        sheet.write(line, (x, y), pen, ending=backward)
        y += pen.size * _LEADING
    _sign(sheet, card)
    return Picture(_document(card, sheet), sheet.borrowed)


def _fitted(card: Card) -> tuple[list[str], Pen]:
    """The lines of the words, and the largest pen with which they fit."""
    opening, closing = card.marks
    words = f"{opening}{_visible(card.words[:_ENOUGH])}{closing}"
    for size in _SIZES:
        pen = Pen(face("newsreader-400"), size, _INK)
        lines = wrapped(words, pen.width, _COLUMN)
        most = int((_FOOT - _TOP) / (size * _LEADING))
        if len(lines) <= most:
            break
    return shortened(lines, most, pen.width, _COLUMN, closing), pen


def _sign(sheet: Sheet, card: Card) -> None:
    """Speaker and source at the left of the foot, the archive's name at its right."""
    rule = Markup('<rect x="{}" y="494" width="{}" height="2" fill="{}"/>').format(_MARGIN, _COLUMN, _RULE)
    sheet.elements.append(rule)
    name = Pen(face("newsreader-600"), 40, _INK)
    archive = _visible(card.archive)
    left = WIDTH - _MARGIN - name.width(archive)
    sheet.write(archive, (left, 578), name)
    room = left - _MARGIN - 40
    for text, y, pen in (
        (card.speaker, 540, Pen(face("newsreader-600"), 32, _INK)),
        (card.source, 578, Pen(face("public-sans-400"), 24, _SECOND)),
    ):
        for line in shortened(wrapped(_visible(text[:_ENOUGH]), pen.width, room), 1, pen.width, room):
            sheet.write(line, (_MARGIN, y), pen)


def _document(card: Card, sheet: Sheet) -> str:
    outlines = Markup("").join(
        Markup('<path id="{}" d="{}"/>').format(*pair) for pair in sheet.outlines.items() if pair[1]
    )
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}" role="img"'
        ' xml:lang="{language}"><title>{title}</title><defs>{outlines}</defs>'
        '<rect width="{w}" height="{h}" fill="{paper}"/><rect width="{w}" height="14" fill="{ink}"/>{elements}</svg>\n'
    ).format(
        w=WIDTH,
        h=HEIGHT,
        language=card.language,
        title=_visible(f"{card.marks[0]}{card.words[:_ENOUGH]}{card.marks[1]} {card.speaker}, {card.source}"),
        outlines=outlines,
        paper=_PAPER,
        ink=_INK,
        elements=Markup("").join(sheet.elements),
    )


def _visible(text: str) -> str:
    """A text on one line, without what XML may not hold; joiners shape letters, and stay."""
    return " ".join(
        "".join(sign if sign.isprintable() or sign in "\xa0\u202f\u200c\u200d" else " " for sign in text).split(" ")
    )
