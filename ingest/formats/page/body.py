"""The story of a page: trafilatura finds it, the page's own elements give its words and what it left out.

trafilatura (Barbaresi 2021, doi 10.18653/v1/2021.acl-demo.15) in its fast mode is right on nearly all pages of
newspapers; where it finds little, its slower comparison with other extractors is asked.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from lxml.html import HtmlElement
from trafilatura import bare_extraction

from ingest.formats.page.tree import LINE_END, mark_line_ends, one_line, path, printed, seen
from ingest.formats.stretches import ends_a_sentence
from ingest.records import BlockKind

#: A story that is shorter, in characters, may be one that the fast mode missed.
_SHORT = 700
#: And so may one that is less than this share of all prose on the page.
_COVERED = 0.5
#: A heading that is longer is a paragraph in large letters.
_LONGEST_HEADING = 150
#: A paragraph among paragraphs that trafilatura left out has so many characters, and less than this share in links.
_PROSE, _LINKED = 80, 0.3
#: So many paragraphs have to share a parent before the others in it are looked at.
_SIBLINGS = 3
#: How many elements around theirs are looked at too: some sites put what is to be paid for into a box of its own.
_AROUND = 2

_SETTING = (
    "p or div or ul or ol or table or section or article or aside or figure or h1 or h2 or h3 or h4 or blockquote"
)
_blocks = path(f"//p | //h2 | //h3 | //h4 | //h5 | //h6 | //li | //blockquote | //div[not({_SETTING})]")
_setting = path(".//*[self::" + _SETTING.replace("or ", "or self::") + "]")
_links = path(".//a")
#: Elements, and the classes of elements, in which no paragraph of the story stands.
_BOXES = frozenset(["figure", "footer", "nav", "aside", "form"])
_BOXED = re.compile("caption|credit|author|byline|newsletter|promo|related|share|comment|legal", re.IGNORECASE)


class Part(NamedTuple):
    """A stretch of a story: its kind, its text (lines joined by a line feed), and the element that sets it, if one."""

    kind: BlockKind
    text: str
    element: HtmlElement | None = None


def find_body(tree: HtmlElement) -> list[Part]:
    """The parts of the story of a bare tree, in order; [] where none is found."""
    set_by = {one_line("".join(element.itertext())): element for element in reversed(_blocks(tree))}
    parts = _extracted(tree, fast=True)
    if _length(parts) < max(_SHORT, _COVERED * _prose(set_by)):
        parts = _extracted(tree, fast=False) or parts
    return _with_those_left_out(tree, [_as_set(part, set_by) for part in parts])


def _extracted(tree: HtmlElement, fast: bool) -> list[Part]:
    """The story as trafilatura has it."""
    found = bare_extraction(tree, fast=fast, include_comments=False)
    body = found.body if found is not None else None  # type: ignore[union-attr]
    return list(chain.from_iterable(map(_parts, body))) if body is not None else []


def _prose(set_by: dict[str, HtmlElement]) -> int:
    """How much text of a page is paragraphs that end as sentences do, in characters."""
    return sum(len(text) for text, element in set_by.items() if element.tag == "p" and _is_prose(text))


def _is_prose(text: str) -> bool:
    return len(text) >= _PROSE and ends_a_sentence(text)


def _length(parts: list[Part]) -> int:
    return sum(len(part.text) for part in parts)


def _parts(element: HtmlElement) -> Iterator[Part]:
    """The parts in one of trafilatura's elements: items of a list and rows of a table are parts of their own."""
    if element.tag in ("list", "table"):
        for item in element.iter("item", "row"):
            yield from _part(BlockKind.PARAGRAPH, " | ".join(_cells(item)) if item.tag == "row" else _text(item))
    else:
        yield from _part(BlockKind.SUBHEAD if element.tag == "head" else BlockKind.PARAGRAPH, _text(element))


def _part(kind: BlockKind, text: str) -> Iterator[Part]:
    if kind is BlockKind.SUBHEAD and (len(text) > _LONGEST_HEADING or text.endswith((".", "…", ","))):
        kind = BlockKind.PARAGRAPH
    if any(character.isalnum() for character in text):
        yield Part(kind, text)


def _cells(row: HtmlElement) -> Iterator[str]:
    return filter(None, (one_line(_text(cell)) for cell in row.iter("cell")))


def _text(element: HtmlElement) -> str:
    mark_line_ends(element, "lb")
    return printed(element).replace(LINE_END, "\n")


def _as_set(part: Part, set_by: dict[str, HtmlElement]) -> Part:
    """A part in the page's own characters, where an element sets it: no-break spaces are lost on the way."""
    element = set_by.get(one_line(part.text))
    return Part(part.kind, printed(element).replace(LINE_END, "\n"), element) if element is not None else part


def _with_those_left_out(tree: HtmlElement, parts: list[Part]) -> list[Part]:
    """The parts, and in their places the paragraphs that stand beside them in the page and were left out."""
    parents = Counter(part.element.getparent() for part in parts if part.element is not None)
    container, siblings = parents.most_common(1)[0] if parents else (None, 0)
    if container is None or siblings < _SIBLINGS:
        return parts
    held, known = {part.element for part in parts}, {one_line(part.text) for part in parts}
    missing = [
        Part(BlockKind.PARAGRAPH, printed(element).replace(LINE_END, "\n"), element)
        for level in _levels(container)
        for element in level
        if element not in held and _is_paragraph(element) and one_line(printed(element)) not in known
    ]
    return _in_order(tree, parts, missing) if missing else parts


def _levels(container: HtmlElement) -> Iterator[HtmlElement]:
    """The element that holds the paragraphs, and those around it that hold the story alone, without its headline."""
    yield container
    for around, _ in zip(container.iterancestors("div", "section", "article"), range(_AROUND), strict=False):
        if around.find(".//h1") is not None:
            return
        yield around


def _in_order(tree: HtmlElement, parts: list[Part], missing: list[Part]) -> list[Part]:
    """Both lists as one, in the order of the page; a part without an element follows the one before it."""
    order = {element: number for number, element in enumerate(tree.iter())}
    placed, at = [], 0
    for part in parts:
        at = max(at, order[part.element]) if part.element is not None else at
        placed.append((at, part))
    placed += [(order[part.element], part) for part in missing]
    return [part for _, part in sorted(placed, key=lambda item: item[0])]


def _is_paragraph(element: HtmlElement) -> bool:
    """Whether an element is prose: long enough, ends as a sentence does, hardly any link, and in no box."""
    if element.tag not in ("p", "div", "blockquote") or _setting(element) or _is_boxed(element):
        return False
    text = seen(printed(element))
    linked = sum(len(printed(link)) for link in _links(element))
    return _is_prose(text) and linked < _LINKED * len(text)


def _is_boxed(element: HtmlElement) -> bool:
    around = (element, *element.iterancestors())
    return any(each.tag in _BOXES or _BOXED.search(each.get("class") or "") for each in around)
