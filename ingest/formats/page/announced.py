"""The articles that a page announces beside its own: "Lire aussi", with their addresses."""

from collections.abc import Iterator
from urllib.parse import urljoin

from lxml.html import HtmlElement

from ingest.formats.markers import announced, announces
from ingest.formats.page.tree import one_line, path, printed

_links = path(".//a[@href] | ancestor-or-self::a[@href]")

#: The elements that set a line of its own.
_LINES = frozenset(["p", "div", "li", "h2", "h3", "h4", "h5", "h6", "aside", "blockquote", "td", "section"])
_LONGEST_LINE = 200
#: Under a bare "Lire aussi" so many articles are listed at most, each with a title of at least so many characters.
_MOST, _SHORTEST = 8, 15


def find_announced(tree: HtmlElement, story: list[HtmlElement], base: str | None) -> list[dict[str, str]]:
    """The ``title`` and ``url`` of each article that the page announces.

    That is what a line like "Lire aussi" names, or the list below it; and what stands in the story as a bare link.
    """
    found: dict[str, str] = {}
    for element in tree.iter("p", "div", "li", "h2", "h3", "h4", "h5", "h6", "span", "strong", "b", "em", "a", "i"):
        opening = one_line(element.text or "")
        if 3 < len(opening) <= _LONGEST_LINE and announces(opening.rstrip(" .:")):
            for title, href in _announced_by(_line_of(element)):
                found.setdefault(title, href)
    for title, href in filter(None, map(_bare_link, story)):
        found.setdefault(title, href)
    return [{"title": title, "url": _joined(base, href)} for title, href in found.items()]


def _bare_link(element: HtmlElement) -> tuple[str, str] | None:
    """The title and address of a short line that is all one link to somewhere else."""
    links, text = _links(element), one_line(printed(element))
    if len(links) != 1 or len(text) > _LONGEST_LINE or text != one_line(printed(links[0])):
        return None
    href = links[0].get("href") or ""
    return None if href.startswith("#") or len(text) < _SHORTEST else (text, href)


def _line_of(element: HtmlElement) -> HtmlElement:
    """The element that sets the line in which another stands."""
    lines = (around for around in (element, *element.iterancestors()) if around.tag in _LINES)
    return next(lines, element)


def _announced_by(line: HtmlElement) -> Iterator[tuple[str, str]]:
    """What a line announces that holds its link; else the links of the list below it."""
    text = one_line(printed(line))
    if len(text) > _LONGEST_LINE or not announces(text):
        return
    links = _links(line)
    if links and announced(text):
        named = one_line(printed(links[0]))
        yield announced(named) if announces(named) else named, links[0].get("href") or ""
        return
    for link in _links_below(line)[:_MOST]:
        named = one_line(printed(link))
        if _SHORTEST <= len(named) <= _LONGEST_LINE:
            yield named, link.get("href") or ""


def _links_below(line: HtmlElement) -> list[HtmlElement]:
    """The links of the element that follows a line, or follows the box in which it stands alone."""
    below, around = line.getnext(), line.getparent()
    if below is None and around is not None and len(around) == 1:
        below = around.getnext()
    return _links(below) if below is not None and below.tag != "p" else []


def _joined(base: str | None, href: str) -> str:
    """A link's address made whole; one that cannot be stays as it is, and is no address."""
    try:
        return urljoin(base or "", href.strip())
    except ValueError:
        return href
