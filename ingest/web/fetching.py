"""One address, fetched: bounded in time and size, redirects looked at, nothing asked for again that has not changed."""

import time
from collections.abc import Iterable
from email.utils import parsedate_to_datetime
from typing import NamedTuple

import httpx

from ingest import __version__
from ingest.errors import Forbidden, TooLarge, TryLater, Unreachable
from ingest.web.addresses import check_public, led_to, site_of
from ingest.web.manners import Manners

#: Who is asking, for the log of whoever is asked.
AGENT = f"Gazette/{__version__} (news archive; run by a person)"
#: By this name robots.txt speaks to us.
ROBOT = "Gazette"

#: No page or feed is larger, in bytes, compressed or not; no robots.txt either (RFC 9309 asks for half a megabyte).
MAX_BYTES = 10_000_000
_MAX_ROBOTS = 500_000
_REDIRECTS = 5
#: Seconds for each step of an answer, and for all of it.
_STEP, _WHOLE = 20.0, 60.0
#: The pause, in seconds, that we take where a site asks for one without saying how long, and the longest that we keep.
_LATER, _LATEST = 600, 86_400


class Answer(NamedTuple):
    """What came of an address: ``status`` 200, or 304 where it has not changed and there is no content.

    ``address`` is where it was found in the end; ``etag`` and ``modified`` are to be shown at the next visit.
    """

    status: int
    address: str
    content: bytes
    etag: str | None = None
    modified: str | None = None


class Fetcher:
    """Fetches addresses one after the other. ``named`` are those that a person typed: their hosts may be private ones.

    ``pause`` is in seconds, between two questions to one site. ``robots``: robots.txt is asked first.
    """

    def __init__(self, named: Iterable[str] = (), *, pause: float = 1.0, robots: bool = False) -> None:
        self._named = {site_of(address) for address in named}
        self._robots = robots
        self._client = httpx.Client(headers={"User-Agent": AGENT}, timeout=_STEP, trust_env=True)
        self.manners = Manners(ROBOT, pause, self._robots_of)

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def fetch(self, address: str, etag: str | None = None, modified: str | None = None) -> Answer:
        """The content of an address. Raises Unreachable, Forbidden (by robots.txt), TooLarge or TryLater."""
        asked = {"If-None-Match": etag or "", "If-Modified-Since": modified or ""}
        headers = {name: value for name, value in asked.items() if value}
        for _ in range(_REDIRECTS + 1):
            self._look_ahead(address)
            if self._robots and not self.manners.allow(address):
                raise Forbidden("robots.txt does not allow it")
            answer = self._asked(address, headers, MAX_BYTES)
            if isinstance(answer, Answer):
                return answer
            address = answer
        raise Unreachable(f"more than {_REDIRECTS} redirects")

    def _look_ahead(self, address: str) -> None:
        """Make sure that nobody is sent where only the person themselves may send us. Raises Unreachable."""
        if site_of(address) not in self._named:
            check_public(address)

    def _asked(self, address: str, headers: dict[str, str], most: int) -> Answer | str:
        """The answer of one address, or the address that it sends us to."""
        self.manners.wait(address)
        try:
            with self._client.stream("GET", address, headers=headers) as response:
                return _answer(response, address, most)
        except httpx.TimeoutException as error:
            raise Unreachable(f"no answer in {_STEP:.0f} seconds") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise Unreachable(str(error) or type(error).__name__) from error
        finally:
            self.manners.answered(address)

    def _robots_of(self, address: str) -> str | None:
        """A robots.txt: none (4xx) allows everything; one that cannot be had now, nothing."""
        for _ in range(_REDIRECTS + 1):
            try:
                self._look_ahead(address)
                answer = self._asked(address, {}, _MAX_ROBOTS)
            except TryLater:
                return None
            except Unreachable as error:
                return "" if error.status and 400 <= error.status < 500 else None
            except TooLarge:
                return ""
            if isinstance(answer, Answer):
                return answer.content.decode("utf-8", "replace")
            address = answer
        return ""


def _answer(response: httpx.Response, address: str, most: int) -> Answer | str:
    if response.has_redirect_location:
        found = led_to(address, response.headers["location"])
        if not found:
            raise Unreachable("is sent on to no web address")
        return found
    validators = (response.headers.get("etag"), response.headers.get("last-modified"))
    if response.status_code == httpx.codes.NOT_MODIFIED:
        return Answer(304, address, b"", *validators)
    if response.status_code in (429, 503):
        raise TryLater(_seconds(response.headers.get("retry-after")))
    if response.status_code != httpx.codes.OK:
        raise Unreachable(f"answers {response.status_code} {response.reason_phrase}", response.status_code)
    return Answer(200, address, _content(response, most), *validators)


def _content(response: httpx.Response, most: int) -> bytes:
    """The body, as far as it may go: each piece is counted as it comes out of its compression."""
    ends = time.monotonic() + _WHOLE
    content = bytearray()
    for piece in response.iter_bytes():
        content += piece
        if len(content) > most:
            raise TooLarge(f"more than {most:,} bytes")
        if time.monotonic() > ends:
            raise Unreachable(f"still not all there after {_WHOLE:.0f} seconds")
    return bytes(content)


def _seconds(asked: str | None) -> int:
    """What Retry-After asks for, in seconds: a number, or a date."""
    if asked and asked.isdigit():
        return min(int(asked), _LATEST)
    try:
        until = parsedate_to_datetime(asked or "").timestamp() - time.time()
    except (ValueError, OverflowError):
        return _LATER
    return min(max(int(until), 0), _LATEST)
