"""What a page's JSON-LD says of its article, in the terms of schema.org."""

import json
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from ingest.analysis import words
from ingest.formats.claims import Claim
from ingest.formats.markup import plain_text
from ingest.formats.page.tree import path, seen

_scripts = path("//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]")
#: What is longer is no description of an article; what is nested deeper is none of its fields.
_LONGEST = 2_000_000
_DEEPEST = 6
#: A page that says more headlines than this lists other articles.
_FEW = 2

Node = dict[str, Any]


class LinkedData:
    """The nodes of a page's JSON-LD, and among them the article, where there is one.

    ``title`` is what the page is called, to tell its article from others that it lists.
    """

    def __init__(self, tree: HtmlElement, title: str = "") -> None:
        nodes = [node for script in _scripts(tree) for node in _nodes(_loaded(script.text or ""))]
        self._by_id: dict[str, Node] = {}
        for node in nodes:
            if isinstance(node.get("@id"), str) and len(node) > 1:
                self._by_id.setdefault(node["@id"], node)
        self.types = {name for node in nodes for name in _types(node)}
        articles = [node for node in nodes if any(name.endswith(_ARTICLES) for name in _types(node))]
        self.article: Node = max(_of_this_page(articles, title), key=_fullness, default={})
        pages = [node for node in nodes if _types(node) & {"webpage", "itempage"}]
        self._page: Node = max(pages, key=_fullness, default={})

    def claims(self) -> dict[str, list[Claim]]:
        """What the article's node says of each field, what the page's node says after it."""
        said: dict[str, list[Claim]] = {}
        for node in filter(None, (self.article, self._page)):
            for field, value in self._fields(node).items():
                if value is not None:
                    said.setdefault(field, []).append(Claim(value, "json-ld"))
        return said

    def persons(self, of_page: bool = False) -> list[str]:
        """The authors of the article that are not said to be organisations, as they are written there.

        ``of_page``: those of the page's node, who may be whoever put it online.
        """
        return [text for text, organisation in self._authors(of_page) if not organisation]

    def organisations(self) -> list[str]:
        """The authors of the article that are said to be organisations."""
        return [text for text, organisation in self._authors(of_page=False) if organisation]

    def body(self) -> str:
        """The article's text, where it is given: paragraphs a blank line apart."""
        return _text(self.article.get("articleBody")) or ""

    def _fields(self, node: Node) -> Node:
        return {
            "title": _text(node.get("headline")) or (_text(node.get("name")) if node is self.article else None),
            "standfirst": _text(node.get("description")),
            "published": node.get("datePublished"),
            "modified": node.get("dateModified"),
            "section": _text(_first(node.get("articleSection"))),
            "language": _first(node.get("inLanguage")),
            "outlet": _text(self._named(_first(node.get("publisher")))),
            "url": self._address(node.get("mainEntityOfPage")) or self._address(node.get("url")),
            "image": self._address(node.get("image")),
            "paywalled": _paywalled(node.get("isAccessibleForFree")),
        }

    def _authors(self, of_page: bool) -> Iterator[tuple[str, bool]]:
        """Each author's name, and whether it is an organisation's."""
        node = self._page if of_page else self.article
        for author in _listed(node.get("author")) or _listed(node.get("creator")):
            if text := _text(self._named(author)):
                yield text, isinstance(author, dict) and any(name.endswith("organization") for name in _types(author))

    def _named(self, value: object) -> object:
        """The name of a person or an organisation, which may stand in a node of its own."""
        if not isinstance(value, dict):
            return value
        return _first(value.get("name")) or self._by_id.get(str(value.get("@id")), {}).get("name")

    def _address(self, value: object) -> object:
        value = _first(value)
        if not isinstance(value, dict):
            return value
        known = self._by_id.get(str(value.get("@id")), {})
        return _first(value.get("url") or value.get("contentUrl") or known.get("url") or value.get("@id"))


#: The ends of the names of the types that are articles, in small letters: NewsArticle, ReportageNewsArticle, …
_ARTICLES = ("article", "blogposting", "report", "liveblog")


def _nodes(value: Any, depth: int = 0) -> Iterator[Node]:
    """The nodes of some JSON-LD: lists, graphs and main entities opened."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "author", "publisher"):
            yield from _nodes(value.get(key), depth + 1)


def _of_this_page(articles: list[Node], title: str) -> list[Node]:
    """The articles that may be the page's own: all of a few, of many those that bear its title."""
    headlines = {str(node.get("headline")) for node in articles}
    if len(headlines) <= _FEW:
        return articles
    mine = set(words(title))
    return [node for node in articles if mine and len(mine & set(words(str(node.get("headline"))))) > len(mine) / 2]


def _loaded(script: str) -> Any:
    """The JSON of a script, forgiving what sites get wrong: line ends in texts, comments around, a last comma."""
    if len(script) > _LONGEST:
        return None
    for text in (script, script.strip().removeprefix("<!--").removesuffix("-->").strip(" \n\r\t;")):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _types(node: Node) -> set[str]:
    """The types of a node, in small letters, without the vocabulary's address."""
    return {str(name).rpartition("/")[2].lower() for name in _listed(node.get("@type"))}


def _fullness(node: Node) -> int:
    """How much a node says of what is looked for: a list of teasers has articles too."""
    return sum(node.get(key) is not None for key in ("headline", "author", "datePublished", "articleBody", "publisher"))


def _paywalled(free: object) -> bool | None:
    word = str(free).rpartition("/")[2].strip().lower()
    return True if word in ("false", "no", "0") else False if word in ("true", "yes", "1") else None


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _first(value: object) -> object:
    return next(iter(_listed(value)), None)


def _text(value: object) -> str | None:
    """A value as text without markup; entities may have been written twice."""
    if isinstance(value, list):
        return "\n\n".join(filter(None, map(_text, value))) or None
    return seen(plain_text(unescape(value))).strip() or None if isinstance(value, str) else None
