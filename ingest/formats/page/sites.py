"""What single sites call things, by domain: the rules of ``sites.yml``."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml
from lxml.html import HtmlElement

from ingest.formats.outlets import host_of


@dataclass(frozen=True)
class Site:
    """The classes that a site gives to standfirst and byline, and to what stands among its paragraphs and is none."""

    standfirst: frozenset[str] = frozenset()
    byline: frozenset[str] = frozenset()
    leave_out: frozenset[str] = frozenset()


def site_at(url: str | None) -> Site:
    """The rules of the site at an address; none of a site that nothing is known of."""
    labels = host_of(url).split(".")
    return next((site for i in range(len(labels)) if (site := _known().get(".".join(labels[i:])))), Site())


def without(tree: HtmlElement, classes: frozenset[str]) -> HtmlElement:
    """The tree without the elements of some classes; changed in place."""
    for element in list(tree.iter()) if classes else ():
        if is_called(element, classes) and element.getparent() is not None:
            element.drop_tree()
    return tree


def is_called(element: HtmlElement, classes: frozenset[str]) -> bool:
    """Whether an element has one of some classes."""
    return bool(classes) and not classes.isdisjoint((element.get("class") or "").split())


@cache
def _known() -> dict[str, Site]:
    table = yaml.safe_load(files(__package__).joinpath("sites.yml").read_text(encoding="utf-8"))
    return {
        domain: Site(*(frozenset(rules.get(name, ())) for name in ("standfirst", "byline", "leave_out")))
        for domain, rules in table.items()
    }
