"""Feeds, and the pages that they announce, as sources: asked for again only when there may be something new."""

import sqlite3
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from ingest import formats
from ingest.dates import in_utc
from ingest.errors import Forbidden, GazetteError, TryLater
from ingest.prepared import SourceEnd
from ingest.records import Record, Refusal, Source
from ingest.redacting import unnamed
from ingest.store import visits, withholdings
from ingest.store.saving import Item
from ingest.web import answers
from ingest.web.addresses import is_address, site_of
from ingest.web.fetching import Answer, Fetcher
from ingest.withheld import KeptOut


class Round:
    """One round of visits. ``feeds`` are addresses, and whether the pages that a feed announces are wanted.

    A feed whose pages are wanted is not itself a source: its summaries would stand beside the whole articles.
    A visit counts as made when what it gave is saved (``told``), so a round that is stopped loses nothing.
    """

    def __init__(self, connection: sqlite3.Connection, fetcher: Fetcher, feeds: Iterable[tuple[str, bool]]) -> None:
        self._connection, self._fetcher, self._feeds = connection, fetcher, list(feeds)
        self._unsaved: dict[str, Answer] = {}
        self._waiting: dict[str, deque[str]] = {}
        self._announcing: dict[str, Answer] = {}
        self._withheld = withholdings.in_force(connection)
        self._kept_out: set[str] = set()

    def sources(self) -> Iterator[Source | Refusal]:
        """What is new, one after the other, each held until it is read; a Refusal for what cannot be had."""
        for feed, pages in self._feeds:
            yield from self._announced(feed) if pages else self._visited(feed)
        while self._waiting:
            yield from self._page()

    def told(self, item: Item) -> None:
        """Hear that something is safe in the archive."""
        if isinstance(item, KeptOut):
            self._kept_out.add(item.source.path)
        elif isinstance(item, SourceEnd) and (answer := self._unsaved.pop(item.source.path, None)):
            visits.answered(self._connection, self._name(item.source.path), answer.etag, answer.modified)

    def finish(self) -> None:
        """Settle the feeds whose pages were wanted: all that they announced has been asked for."""
        for feed, answer in self._announcing.items():
            visits.answered(self._connection, self._name(feed), answer.etag, answer.modified)

    def _visited(self, address: str) -> Iterator[Source | Refusal]:
        """An address as a source, if it has something new."""
        answer = self._asked(address)
        if isinstance(answer, Refusal):
            yield answer
        elif answer:
            self._unsaved[address] = answer._replace(content=b"")
            yield Source(address, root=address)

    def _announced(self, feed: str) -> Iterator[Source | Refusal]:
        """Put the pages of a feed on the waiting list; only what is wrong with the feed itself comes of it now."""
        answer = self._asked(feed)
        if isinstance(answer, Refusal):
            yield answer
        elif answer:
            self._announcing[feed] = answer._replace(content=b"")
            for item in _records(Source(feed, root=feed)):
                article = item if isinstance(item, Refusal) else formats.parse(item)
                if isinstance(article, Refusal):
                    yield article
                elif article.url and is_address(article.url):
                    self._enlist(article.url, article.modified)

    def _enlist(self, page: str, modified: str | None) -> None:
        """Wait for a page that was never read, or was changed since; not for one that is withheld."""
        if self._withheld and self._withheld.decision_on_address(page):
            return
        known = visits.of(self._connection, self._name(page))
        changed = known and known.fetched and in_utc(modified or "") > in_utc(known.fetched.isoformat())
        waiting = self._waiting.setdefault(site_of(page), deque())
        if page not in waiting and (not known or not known.fetched or changed):
            waiting.append(page)

    def _page(self) -> Iterator[Source | Refusal]:
        """The next page of the site that has rested longest."""
        site = min(self._waiting, key=self._fetcher.manners.ready_in)
        if self._waiting[site]:
            yield from self._visited(self._waiting[site].popleft())
        if not self._waiting.get(site):
            self._waiting.pop(site, None)

    def _asked(self, address: str) -> Answer | Refusal | None:
        """What is new at an address; None where nothing is, a Refusal where it cannot be had or not yet."""
        name = self._name(address)
        known = visits.of(self._connection, name)
        if known and known.not_before and known.not_before > datetime.now(UTC):
            message = f"not asked again before {known.not_before:%Y-%m-%d %H:%M} UTC"
            return Refusal(address, "", TryLater.reason, message, passed_over=True)
        try:
            answer = self._fetcher.fetch(address, *((known.etag, known.modified) if known else ()))
        except Forbidden as error:
            return Refusal(address, "", error.reason, str(error), passed_over=True)
        except TryLater as error:
            visits.failed(self._connection, name, error.seconds)
            self._waiting.pop(site_of(address), None)
            return Refusal(address, "", error.reason, str(error))
        except GazetteError as error:
            visits.failed(self._connection, name)
            return Refusal(address, "", error.reason, str(error))
        if answer.status != 200:
            visits.answered(self._connection, name, answer.etag, answer.modified)
            return None
        answers.hold(address, answer)
        return answer

    def _name(self, address: str) -> str:
        """What a visit to an address is remembered by: hidden where the address tells of what is withheld."""
        if self._withheld is None:
            return address
        hidden = self._withheld.hidden(address)
        if address in self._kept_out or visits.of(self._connection, hidden):
            return hidden
        return unnamed(address, self._withheld)


def _records(feed: Source) -> Iterator[Record | Refusal]:
    try:
        yield from formats.split(feed, formats.reader_for(feed), {})
    except GazetteError as error:
        yield Refusal(feed.path, "", error.reason, str(error))
