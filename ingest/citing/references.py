"""What is cited of an article: its row, its authors and its addresses."""

import json
import re
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.analysis import fold
from ingest.citing.names import Name, name_of
from ingest.wording import web_address

#: What the archive is called in a bibliography.
ARCHIVE = "Gazette"

_ARTICLES = """
select articles.id, articles.title, articles.published, outlets.name as outlet, articles.section, articles.language,
       articles.url, articles.standfirst
from json_each(:wanted) as wanted
join articles on articles.id = wanted.value
left join outlets on outlets.id = articles.outlet_id
order by wanted.key
"""

_AUTHORS = """
select article_authors.article_id, authors.name
from article_authors
join authors on authors.id = article_authors.author_id
where article_authors.article_id in (select value from json_each(:wanted))
order by article_authors.article_id, article_authors.position
"""

_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")

#: What ends a line or cannot be seen, and the plain spaces beside it.
_BREAKS = re.compile(r"[ \x00-\x1f\x7f-\x9f\u2028\u2029]+")

#: Letters and figures of a key, which every tool accepts.
_KEY = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Reference:
    """An article to be cited. ``permalink`` is the archive's address, ``url`` the outlet's where it can be followed."""

    id: int
    permalink: str
    title: str | None = None
    authors: tuple[Name, ...] = ()
    published: str | None = None
    outlet: str | None = None
    section: str | None = None
    language: str | None = None
    url: str | None = None
    standfirst: str | None = None

    @property
    def date(self) -> tuple[int, ...]:
        """Year, month and day of publication, as far as they are known."""
        return date_parts(self.published)

    @property
    def key(self) -> str:
        """A short name, unique in the archive: "ferrand-2017-12"."""
        whose = _KEY.sub("-", fold(self.authors[0].family if self.authors else self.outlet or "")).strip("-")
        return "-".join(filter(None, [whose[:40], *map(str, self.date[:1]), str(self.id)]))


def date_parts(iso: str | None) -> tuple[int, ...]:
    """The numbers in the day of an ISO date; none where it is no date."""
    met = _DATE.match(iso or "")
    return tuple(int(part) for part in met.groups() if part) if met else ()


def references(
    connection: sqlite3.Connection, articles: Sequence[int], permalink: Callable[[int], str]
) -> list[Reference]:
    """The articles with these numbers, in this order; numbers that are no article's are left out."""
    wanted = {"wanted": json.dumps(list(articles))}
    authors: dict[int, list[str]] = {}
    for article, name in connection.execute(_AUTHORS, wanted).fetchall():
        authors.setdefault(article, []).append(name)
    return [
        Reference(
            number,
            permalink(number),
            line(title),
            tuple(name_of(author, outlet) for author in map(line, authors.get(number, [])) if author),
            published,
            line(outlet),
            line(section),
            line(language),
            line(web_address(url)),
            line(standfirst),
        )
        for number, title, published, outlet, section, language, url, standfirst in connection.execute(
            _ARTICLES, wanted
        ).fetchall()
    ]


def line(text: str | None) -> str | None:
    """A text on one line, its no-break spaces kept; None where nothing is left."""
    return " ".join(part for part in _BREAKS.split(text or "") if part) or None
