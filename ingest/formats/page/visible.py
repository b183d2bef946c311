"""What readers of a page see around its story: headline, byline, dates, standfirst."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from lxml.html import HtmlElement

from ingest.analysis import words
from ingest.bylines import authors_of, is_byline, is_name
from ingest.formats.markers import date_line
from ingest.formats.page.lines import dates_in
from ingest.formats.page.sites import Site, is_called
from ingest.formats.page.tree import one_line, path, printed

_headings = path("//h1 | //*[contains(@itemprop, 'headline')]")
_lesser_headings = path("//h2 | //h3")

#: What the classes of elements are called that hold a byline, and of those around bylines of other articles.
_SIGNED = re.compile("byline|author|auteur|signature|signed|writer|journalist|redacteur", re.IGNORECASE)
_AUTHOR_PAGE = re.compile(
    r"/(?:auteur|author|staff|journaliste?|reporter|contribut\w+|signature|redacteur|profile)s?/", re.I
)
_OF_OTHERS = re.compile("comment|related|sidebar|teaser|snippet|card|recommend|menu|nav-", re.IGNORECASE)
_SUBTITLE = re.compile("standfirst|chapo|chapeau|subtitle|subhead|dek|lead|excerpt|summary|intro", re.IGNORECASE)
_LINES = frozenset(["p", "span", "div", "li", "h2", "h3", "h4", "h5", "strong", "address", "em", "b"])
_SETTING = frozenset(["p", "div", "ul", "ol", "table", "section", "article", "figure", "h1", "h2", "h3", "h4"])

_HEADLINE_LENGTH = 300
#: A heading is the page's headline if it shares this much of the words of a title that the page's data give.
_SHARED, _SHARED_BY_LESSER = 0.6, 0.8
#: How many elements around the headline, and after the story, a byline may stand.
_AROUND, _AFTER = 40, 60
_STANDFIRST_LENGTH = range(40, 900)
_LONGEST_LINE = 160
#: A byline has fewer pieces; a box of many is no byline, whatever it is called.
_MOST_PIECES = 30
_ELLIPSIS = re.compile(r"\s*(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s*$")


@dataclass
class Visible:
    """The head of a page and what stands beside its story, in a bare tree.

    ``titles`` are those that the page's data give; ``story`` is the elements that set its paragraphs, in order;
    ``site`` is what is known of the page's site.
    """

    tree: HtmlElement
    titles: list[str]
    story: list[HtmlElement]
    site: Site = field(default_factory=Site)

    @cached_property
    def _heading(self) -> HtmlElement | None:
        """The heading that says what a title of the page's data says; a page's only one where there are no data."""
        first: list[HtmlElement] = []
        for found, least in ((_headings, _SHARED), (_lesser_headings, _SHARED_BY_LESSER)):
            headings = [heading for heading in found(self.tree) if 0 < len(printed(heading)) <= _HEADLINE_LENGTH]
            shared = [max((_shared(printed(h), title) for title in self.titles), default=0.0) for h in headings]
            if headings and max(shared) >= least:
                return headings[shared.index(max(shared))]
            first = first or headings
        return first[0] if len(first) == 1 and not self.titles else None

    @property
    def headline(self) -> str | None:
        """The title as the page prints it."""
        return one_line(printed(self._heading)) if self._heading is not None else None

    @cached_property
    def _zones(self) -> tuple[list[HtmlElement], list[HtmlElement]]:
        """The elements of the article's head, from before its headline to its first paragraph; and those after it."""
        elements = list(self.tree.iter())
        place = {element: number for number, element in enumerate(elements)}
        first, last = (place[self.story[i]] if self.story else 0 for i in (0, -1))
        top = place[self._heading] if self._heading is not None else first
        end = max(top + _AROUND, first + 1)
        return elements[max(0, top - _AROUND) : end], elements[end : max(end, last) + _AFTER]

    @cached_property
    def _lines(self) -> list[tuple[HtmlElement, str]]:
        """The elements of the head that set a line or a paragraph, and what they print."""
        single = (element for element in self._zones[0] if element.tag in _LINES and not _sets_others(element))
        return [(element, one_line(printed(element))) for element in single]

    def bylines(self) -> list[tuple[str, ...]]:
        """The people named where the page says who wrote: in its head all that stand together, else below the story."""
        head, after = self._zones
        signing = {element for element, line in self._lines if len(line) <= _LONGEST_LINE and is_byline(line)}
        for zone in (head, after):
            signed = (element for element in zone if element in signing or self._is_signed(element))
            named = [(element, names) for element in signed if (names := _names(element))]
            if named:
                return [names for element, names in named if _stand_together(named[0][0], element)]
        return []

    def _is_signed(self, element: HtmlElement) -> bool:
        """Whether an element is a byline by its name or its link, and one of this article."""
        called = element.get("class") or ""
        if not (
            element.get("rel") == "author"
            or "author" in (element.get("itemprop") or "")
            or is_called(element, self.site.byline)
            or _SIGNED.search(called)
            or _AUTHOR_PAGE.search(element.get("href") or "")
        ):
            return False
        boxes = (each for each in (element, *element.iterancestors()) if each not in self._holding)
        return not any(_OF_OTHERS.search(each.get("class") or "") for each in boxes)

    @cached_property
    def _holding(self) -> set[HtmlElement]:
        """The elements that hold the headline: whatever they are called, they are this article's."""
        return set(self._heading.iterancestors()) if self._heading is not None else set(self.tree.iter("body"))

    def signatures(self) -> list[str]:
        """What the head of the page prints in a byline, whoever it names."""
        lines = (one_line(printed(element)) for element in self._zones[0] if self._is_signed(element))
        return [line for line in lines if 2 < len(line) < _LONGEST_LINE / 2 and not any(map(str.isdigit, line))]

    def dates(self) -> dict[str, str]:
        """What the head says of ``published`` and ``modified``: its time elements, else its lines."""
        dates: dict[str, str] = {}
        for element in self._zones[0]:
            if element.tag == "time" or "date" in (element.get("itemprop") or ""):
                stated = element.get("datetime") or element.get("content") or one_line(printed(element))
                dates.setdefault(_which(element), stated)
        for _, line in () if dates else self._lines:
            dates = {**dates_in(line), **dates}
        return dates

    def standfirst(self, descriptions: Iterable[str]) -> HtmlElement | None:
        """The element of the standfirst, in the head: what the site calls so, or says the page's description.

        Without a description, what the element's class calls so.
        """
        for element in self._zones[0]:
            if is_called(element, self.site.standfirst):
                return element
        near = [(element, line) for element, line in self._lines if len(line) in _STANDFIRST_LENGTH]
        wanted = [
            one for text in descriptions if len(one := one_line(_ELLIPSIS.sub("", text))) >= _STANDFIRST_LENGTH[0]
        ]
        if wanted:
            said = (element for element, line in near if _says(line, wanted) and not self._is_paragraph(element))
            return next(said, None)
        return next((element for element, _ in near if _SUBTITLE.search(element.get("class") or "")), None)

    def _is_paragraph(self, element: HtmlElement) -> bool:
        """Whether an element is set as others of the story are: then it is one of them."""
        mine = element.tag, element.get("class"), element.getparent()
        alike = [other for other in self.story if (other.tag, other.get("class"), other.getparent()) == mine]
        return element in alike and len(alike) > 1


def _sets_others(element: HtmlElement) -> bool:
    return any(child.tag in _SETTING for child in element)


def _stand_together(first: HtmlElement, other: HtmlElement) -> bool:
    """Whether two bylines are in one box: what holds the first, or what holds that."""
    boxes = list(islice(first.iterancestors(), 2))
    return first is other or any(around in boxes for around in islice(other.iterancestors(), 4))


def _names(element: HtmlElement) -> tuple[str, ...]:
    """The people named in a byline, each of whose inner elements may hold one."""
    lines = (one_line(piece) for piece in islice(element.itertext(), _MOST_PIECES))
    named = (name for line in lines if 0 < len(line) <= _LONGEST_LINE for name in authors_of(line))
    return tuple(dict.fromkeys(filter(is_name, named)))


def _which(element: HtmlElement) -> str:
    around = element.getparent()
    label = one_line(f"{around.text or ''} {printed(element)}" if around is not None else printed(element))
    changed = "dateModified" in (element.get("itemprop") or "") or "modified" in date_line(label)
    return "modified" if changed else "published"


def _says(line: str, wanted: list[str]) -> bool:
    """Whether a line is one of some descriptions, or goes on where it is cut."""
    return any(line.startswith(text) or (len(line) >= 60 and text.startswith(line)) for text in wanted)


def _shared(heading: str, title: str) -> float:
    mine, theirs = set(words(heading)), set(words(title))
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))
