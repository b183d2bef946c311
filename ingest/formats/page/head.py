"""What a page's data say of its article, before anything on it is looked at: JSON-LD first, then its head."""

import re
from functools import cached_property
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from ingest.analysis import fold, words
from ingest.formats.claims import Claim
from ingest.formats.outlets import host_of, known_outlet
from ingest.formats.page.linked_data import LinkedData
from ingest.formats.page.meta import Meta
from ingest.formats.values import address, line

Said = dict[str, list[Claim]]

_DATE_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
#: What sites hang on their titles: "… | Le Courant", "… - The Northlight".
_HUNG_ON = re.compile(r"\s+[|–—-]\s+")
#: Types of pages that list articles or tell of people, in small letters.
_LISTS = frozenset({"collectionpage", "searchresultspage", "profilepage", "aboutpage", "contactpage"})


class Head:
    """The claims of a page's data. ``stated`` is the address it was fetched from, where that is known."""

    def __init__(self, tree: HtmlElement, stated: str | None = None) -> None:
        self.meta = Meta(tree)
        self.data = LinkedData(tree, self.meta.title)
        said, in_head = self.data.claims(), self.meta.claims()
        self.claims = joined(said, in_head)
        self.claims["url"] = [*in_head["url"], *said.get("url", ()), Claim(stated, "meta")]
        self.url = next((url for claim in self.claims["url"] if (url := address(claim.value))), None)
        self.claims["outlet"] = [Claim(known_outlet(self.url), "address"), *self.claims.get("outlet", ())]
        self.claims["title"] = [
            Claim(self._without_outlet(title), claim.where)
            for claim in self.claims.get("title", ())
            if (title := line(claim.value))
        ]
        dated = _DATE_IN_ADDRESS.search(urlsplit(self.url).path) if self.url else None
        if dated:
            self.claims.setdefault("published", []).append(Claim("-".join(dated.groups()), "address"))

    @property
    def titles(self) -> list[str]:
        """The titles that the data give, the most trusted first."""
        return [claim.value for claim in self.claims["title"]]

    @property
    def says_article(self) -> bool:
        """Whether the page says that it is an article."""
        return bool(self.data.article) or self.meta.is_article

    @property
    def says_list(self) -> bool:
        """Whether the page says that it lists articles, or stands where a site's front page does."""
        return bool(self.data.types & _LISTS) or (self.url is not None and urlsplit(self.url).path in ("", "/"))

    def is_outlet(self, name: str) -> bool:
        """Whether a name is the outlet's own."""
        return _letters(name) in self._outlet_names

    def is_desk(self, name: str) -> bool:
        """Whether a name begins with the outlet's own: "CBC News", "Le Monde.fr avec AFP"."""
        mine = words(name)
        return self.is_outlet(name) or any(
            mine[: len(outlet)] == outlet for outlet in map(words, self._outlets) if outlet
        )

    @cached_property
    def _outlets(self) -> list[str]:
        return [name for claim in self.claims["outlet"] if (name := line(claim.value))]

    @cached_property
    def _outlet_names(self) -> set[str]:
        host = host_of(self.url).removeprefix("www.")
        return {_letters(name) for name in [*self._outlets, host, host.partition(".")[0]]} - {""}

    def _without_outlet(self, title: str) -> str:
        """A title without the outlet's name at its end."""
        *_, last = [None, *_HUNG_ON.finditer(title)]
        return title[: last.start()] if last and self.is_outlet(title[last.end() :]) else title


def joined(*claims: Said) -> Said:
    """Claims from several places, in the order of the places."""
    return {
        field: [c for said in claims for c in said.get(field, ())]
        for field in dict.fromkeys(f for s in claims for f in s)
    }


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, fold(name)))
