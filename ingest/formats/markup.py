"""Markup inside a value: bodies that come as HTML in a column become paragraphs of plain text."""

import html
import re
import warnings

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning
from bs4.element import NavigableString, Tag

#: Elements that begin and end a paragraph.
_BLOCKS = frozenset(
    [
        *("address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure"),
        *("footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre"),
        *("section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    ]
)
#: Those by which a page sets its paragraphs; where there is none, the empty lines of the source do.
_PARAGRAPHS = ["p", "br", "div", "td", "article", "section"]
_INLINE = frozenset(
    [
        *("a", "abbr", "b", "big", "br", "cite", "code", "em", "font", "i", "img", "mark", "q", "s", "small", "span"),
        *("strong", "sub", "sup", "u"),
    ]
)
#: Elements whose content no reader sees.
_UNSEEN = frozenset(
    ["button", "head", "iframe", "noscript", "object", "script", "style", "svg", "template", "textarea", "title"]
)
_NAMES = "|".join(sorted(_BLOCKS | _INLINE | _UNSEEN, key=len, reverse=True))
_LOOKS_MARKED_UP = re.compile(rf"</?(?:{_NAMES})\b[^<>]*>", re.I)
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,31}\d{0,2});", re.I)


def plain_text(value: str) -> str:
    """A text without markup, its blocks as paragraphs a blank line apart; a text that has no markup stays as it is."""
    if not _LOOKS_MARKED_UP.search(value):
        return _ENTITY.sub(lambda entity: html.unescape(entity.group()), value)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        # lxml, because its time grows with the length of the markup and with nothing else, whatever is in it.
        soup = BeautifulSoup(value, "lxml")
    paragraphs = (_lines(part) for part in _without_tags(soup).split("\f"))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _without_tags(soup: BeautifulSoup) -> str:
    """The text of a tree, a form feed for each edge of a block and a new line for each break; without recursion."""
    flows = soup.find(_PARAGRAPHS) is not None
    parts: list[str] = []
    above: list[Tag] = []
    hidden = 0
    for node in soup.descendants:
        while above and node.parent is not above[-1]:
            closed = above.pop()
            hidden -= closed.name in _UNSEEN
            parts.append("\f" if closed.name in _BLOCKS else "")
        if isinstance(node, Tag):
            above.append(node)
            hidden += node.name in _UNSEEN
            parts.append("\f" if node.name in _BLOCKS else "\n" if node.name == "br" else "")
        elif type(node) is NavigableString and not hidden:  # comments and the like are kinds of it
            parts.append(_seen(node, flows))
    return "".join(parts)


def _seen(text: str, flows: bool) -> str:
    """Text between two tags as a page shows it. Spaces that do not break stay: French sets its marks with them."""
    return re.sub(r"[ \t\r\n\f]+", " ", text) if flows else re.sub(r"\r?\n[ \t]*\r?\n", "\f", text)


def _lines(part: str) -> str:
    """A paragraph with the spaces at the edges of its lines, and what is no character, taken away."""
    part = _CONTROLS.sub("", part)
    return "\n".join(re.sub(" +", " ", line).strip() for line in part.split("\n")).strip()
