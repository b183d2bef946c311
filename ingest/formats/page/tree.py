"""From the bytes of a page to a tree of elements that can be trusted to be small, and what is read from any element."""

import re
from collections.abc import Callable, Iterable
from typing import cast

from lxml.etree import ParserError, XPath, strip_elements
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from ingest.decoding import decode_page
from ingest.errors import Empty, Malformed, TooLarge

#: Pages of the press have 300 to 6,000 elements; what has more is a list or an attack.
_MOST_ELEMENTS = 30_000
_MOST_TEXT = 3_000_000
#: libxml2 needs time that grows with the square of an element's attributes: 5,000 take it a twentieth of a second.
_MOST_ATTRIBUTES = 5_000
#: No page of less than this can have an element of so many: characters without a ">", "=" signs.
_LONGEST_RUN, _MOST_SIGNS = 100_000, 30_000
_TAG = re.compile(r"<[A-Za-z][^\s/>]*+")
_ATTRIBUTE = re.compile(r"""[\s/]*+[^\s=>/]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']++))?""")

#: Elements whose content no reader sees; scripts hold the page's data and are read before they go.
_UNSEEN = (
    *("head", "script", "style", "svg", "noscript", "template", "iframe", "object", "textarea", "select", "button"),
    *("canvas", "audio", "video", "map"),
)
#: Where a line ends inside an element: white space to every other reader of the tree.
LINE_END = "\u2028"

_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*>")
#: What is no character of a text: controls, marks of direction, soft hyphens.
_NO_CHARACTERS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EDGES = " \xa0\u202f"
_SPACES = re.compile(r"[ \t\r\n\f]+")
#: Numeric entities of old pages that mean Windows-1252: &#146; is an apostrophe.
_WINDOWS = {
    code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if bytes([code]).decode("cp1252", "ignore")
}

_elements, _characters = XPath("count(//*)"), XPath("string-length(/)")


def path(expression: str) -> Callable[[HtmlElement], list[HtmlElement]]:
    """A compiled XPath that gives elements."""
    compiled = XPath(expression)
    return lambda element: cast(list[HtmlElement], compiled(element))


#: Tables that hold paragraphs, headings or other tables, or many lines in one cell.
_layouts = path("//table[.//p or .//h1 or .//h2 or .//div or .//table or .//td/br[4]]")


def grown(content: bytes) -> HtmlElement:
    """The tree of a page, without comments. Nothing is fetched and no entity of the page's own is expanded.

    Raises Empty or Malformed for what is no page, WrongEncoding, TooLarge for one that is no page of a newspaper.
    """
    text = decode_page(content).replace("\0", "")
    declared = _XML_DECLARATION.match(text)
    text = text[declared.end() :] if declared else text
    _refuse_too_many_attributes(text)
    parser = HTMLParser(
        collect_ids=False,
        default_doctype=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
        no_network=True,
    )
    try:
        tree = document_fromstring(text, parser=parser)
    except ParserError as error:
        raise Empty("a page without an element") from error
    except (ValueError, AssertionError) as error:
        raise Malformed(f"no page that can be read: {error}") from error
    for root in list(tree.itersiblings()):  # libxml2 can grow two trees from one broken page
        tree.extend(list(root))
    if cast(float, _elements(tree)) > _MOST_ELEMENTS:
        raise TooLarge(f"more than {_MOST_ELEMENTS:,} elements: no page of an article has so many")
    return tree


def _refuse_too_many_attributes(text: str) -> None:
    """Raises TooLarge for an element on which the parser would hang; looks closely only at a page that may have one."""
    if text.count("=") < _MOST_SIGNS and not _has_long_run(text):
        return
    at = 0
    while tag := _TAG.search(text, at):
        at, count = tag.end(), 0
        while attribute := _ATTRIBUTE.match(text, at):
            at, count = attribute.end(), count + 1
            if count > _MOST_ATTRIBUTES:
                raise TooLarge(
                    f"an element of more than {_MOST_ATTRIBUTES:,} attributes: no page of an article has one"
                )


def _has_long_run(text: str) -> bool:
    """Whether so many characters follow one another without the end of a tag that an element of many may hide there."""
    at = 0
    while len(text) - at >= _LONGEST_RUN:
        last = text.rfind(">", at, at + _LONGEST_RUN)
        if last < 0:
            return True
        at = last + 1
    return False


def bare(tree: HtmlElement) -> HtmlElement:
    """The tree without what no reader sees; changed in place. Raises TooLarge.

    Its line breaks are marked by LINE_END, and tables that set a page as pages were once set are plain boxes.
    """
    strip_elements(tree, *_UNSEEN, with_tail=False)
    if cast(float, _characters(tree)) > _MOST_TEXT:
        raise TooLarge(f"more than {_MOST_TEXT:,} characters of text: no article is so long")
    mark_line_ends(tree, "br")
    for table in _layouts(tree):
        for element in table.iter("table", "tbody", "tr", "td"):
            element.tag = "div"
    return tree


def mark_line_ends(element: HtmlElement, tag: str) -> None:
    """Put LINE_END behind every element of a tag. The parser lets characters in that it does not take back."""
    for line_break in element.iter(tag):
        line_break.tail = LINE_END + _NOT_IN_XML.sub("", line_break.tail or "")


def printed(element: HtmlElement) -> str:
    """The text of an element as a page shows it, its lines joined by LINE_END; spaces that do not break stay."""
    return seen("".join(cast(Iterable[str], element.itertext())))


def seen(text: str) -> str:
    """Some text of a page without what is no character, its white space as a page shows it."""
    if _NO_CHARACTERS.search(text):
        text = _NO_CHARACTERS.sub("", text.translate(_WINDOWS))
    if LINE_END not in text:
        return _SPACES.sub(" ", text).strip(_EDGES)
    return LINE_END.join(_SPACES.sub(" ", line).strip(_EDGES) for line in text.split(LINE_END)).strip(LINE_END)


def one_line(text: str) -> str:
    """Some text on one line, every run of white space a single space: the form in which texts are compared."""
    return " ".join(text.split())
