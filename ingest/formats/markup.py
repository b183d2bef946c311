"""Markup inside a value: bodies that come as HTML in a column become paragraphs of plain text."""

import re
import warnings

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, NavigableString

_LOOKS_MARKED_UP = re.compile(
    r"<(?:p|br|div|h[1-6]|ul|ol|li|blockquote|em|strong|a|span|figure|section|article)\b[^>]*>", re.I
)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d?);", re.I)
_BLOCKS = [
    *("address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "header"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "tr"),
    *("fieldset", "th", "ul"),
]
_UNSEEN = ["script", "style", "template", "noscript", "iframe", "object", "svg", "form", "button", "head"]


def plain_text(value: str) -> str:
    """A text without markup, its blocks as paragraphs a blank line apart; a text that has no markup stays as it is."""
    if not _LOOKS_MARKED_UP.search(value) and not _ENTITY.search(value):
        return value
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        soup = BeautifulSoup(value, "html.parser")
    for unseen in soup(_UNSEEN):
        unseen.decompose()
    for string in soup.find_all(string=True):
        string.replace_with(re.sub(r"\s+", " ", string) if type(string) is NavigableString else "")
    for tag in soup(_BLOCKS):
        tag.insert_before("\f")
        tag.insert_after("\f")
    for line_break in soup("br"):
        line_break.replace_with("\n")
    paragraphs = (_lines(part) for part in soup.get_text().split("\f"))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _lines(part: str) -> str:
    """A paragraph with the spaces at the edges of its lines taken away."""
    return "\n".join(re.sub(" +", " ", line).strip() for line in part.split("\n")).strip()
