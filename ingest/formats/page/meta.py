"""What the elements in a page's head say: OpenGraph, article:, Dublin Core and what publishers' systems add."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from lxml.html import HtmlElement

from ingest.formats.claims import Claim
from ingest.formats.page.tree import one_line, path, seen

_metas = path("//meta[@content and (@property or @name or @itemprop or @http-equiv)]")
_canonical = path("//link[@href and translate(@rel, 'CANOIL', 'canoil') = 'canonical']")
_title = path("//head/title")
#: More of one name are no authors of an article.
_MOST = 20


class Meta:
    """The named values in a page's head."""

    def __init__(self, tree: HtmlElement) -> None:
        self._values: dict[str, list[str]] = {}
        for element in _metas(tree):
            held = one_line(seen(element.get("content") or ""))
            for name in _names(element):
                if held and len(self._values.setdefault(name, [])) < _MOST:
                    self._values[name].append(held)
        self._canonical = [element.get("href") for element in _canonical(tree)]
        self._title = [one_line(seen(element.text or "")) for element in _title(tree)]
        self._declared = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")

    def claims(self) -> dict[str, list[Claim]]:
        """What is said of each field but the authors, OpenGraph first."""
        said: dict[str, list[Claim]] = {}
        for where in ("opengraph", "meta"):
            for field, names in _known()[where].items():
                if field not in ("authors", "tier") and (found := self._first(names)):
                    said.setdefault(field, []).append(Claim(found, where))
        said.setdefault("title", []).extend(Claim(title, "title element") for title in self._title[:1] if title)
        said["url"] = [*(Claim(address, "meta") for address in self._canonical[:1]), *said.get("url", [])]
        said["language"] = [Claim(self._declared, "declared"), *said.get("language", [])]
        said["paywalled"] = [Claim(tier, "opengraph") for tier in self._tiers()]
        return said

    def authors(self) -> list[str]:
        """What stands where authors should: names, but also addresses of their pages, which nobody is called."""
        names = [name for where in ("meta", "opengraph") for name in _known()[where]["authors"]]
        return next((found for name in names if (found := self._people(name))), [])

    @property
    def title(self) -> str:
        """What the page is called, as a browser or a network shows it."""
        return self._first(["og:title"]) or next(iter(self._title), "")

    @property
    def is_article(self) -> bool:
        """Whether the head says that the page is an article: by its type, or by the moment it was published."""
        return "article" in self._first(["og:type"]).lower() or bool(self._first(["article:published_time"]))

    @property
    def is_website(self) -> bool:
        """Whether the head says that the page is a site's own: a front page, a section."""
        return self._first(["og:type"]).lower() in ("website", "object")

    def _people(self, name: str) -> list[str]:
        return [value for value in self._values.get(name, []) if "://" not in value and not value.startswith("@")]

    def _tiers(self) -> list[bool]:
        names = [name for where in ("opengraph", "meta") for name in _known()[where]["tier"]]
        tier = self._first(names).lower()
        return [tier in _known()["paid"]] if tier else []

    def _first(self, names: list[str]) -> str:
        return next((self._values[name][0] for name in names if self._values.get(name)), "")


def _names(element: HtmlElement) -> Iterator[str]:
    for attribute in ("property", "name", "itemprop", "http-equiv"):
        name = (element.get(attribute) or "").strip().lower()
        if name:
            yield name.removeprefix("og:") if name.startswith("og:article:") else name


@cache
def _known() -> dict[str, Any]:
    table: dict[str, Any] = yaml.safe_load(files(__package__).joinpath("meta_names.yml").read_text(encoding="utf-8"))
    return table
