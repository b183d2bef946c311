"""Addresses fetched from a site on the loopback address."""

import gzip
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from ingest.errors import Forbidden, TooLarge, TryLater, Unreachable
from ingest.web.fetching import AGENT, MAX_BYTES, Answer, Fetcher


def fetch(address: str, *, robots: bool = False, **known: str) -> Answer:
    with Fetcher([address], pause=0, robots=robots) as fetcher:
        return fetcher.fetch(address, **known)


def test_a_page(site):
    address = site.says("/a", "Le pont", ETag='"1"', Last_Modified="Mon, 02 Mar 2026 10:00:00 GMT")
    assert fetch(address) == Answer(200, address, b"Le pont", '"1"', "Mon, 02 Mar 2026 10:00:00 GMT")
    assert site.headers[0]["user-agent"] == AGENT


def test_a_page_that_has_not_changed_is_not_sent_again(site):
    address = site.says("/a", "Le pont", ETag='"1"')
    assert fetch(address, etag='"1"') == Answer(304, address, b"", '"1"', None)


def test_redirects_are_followed_to_their_end_but_not_for_ever(site):
    site.says("/a", status=302, Location="/b")
    end = site.says("/b", "Le pont")
    assert fetch(site.address + "/a").address == end
    site.says("/rond", status=301, Location="/rond")
    with pytest.raises(Unreachable, match="5 redirects"):
        fetch(site.address + "/rond")
    site.says("/piege", status=301, Location="file:///etc/passwd")
    with pytest.raises(Unreachable, match="no web address"):
        fetch(site.address + "/piege")


def test_nobody_is_sent_on_to_another_private_host(site, new_site):
    other = new_site()
    secret = other.says("/admin", "secret")
    site.says("/a", status=302, Location=secret)
    with pytest.raises(Unreachable, match="private network"):
        fetch(site.address + "/a")
    assert other.asked == []


@pytest.mark.parametrize("status", [403, 404, 410, 500])
def test_an_error_says_which(site, status):
    with pytest.raises(Unreachable, match=f"answers {status}"):
        fetch(site.says("/a", status=status))


def test_nothing_there():
    with pytest.raises(Unreachable):
        fetch("http://127.0.0.1:9/")


@pytest.mark.parametrize(
    ("asked", "least", "most"),
    [
        ("120", 120, 120),
        ("999999999", 86_400, 86_400),
        ("Mon, 02 Mar 2015 10:00:00 GMT", 0, 0),
        ("bientôt", 600, 600),
    ],
)
def test_a_site_that_asks_for_rest(site, asked, least, most):
    address = site.says("/a", status=503, Retry_After=asked.encode("ascii", "ignore").decode())
    with pytest.raises(TryLater) as raised:
        fetch(address)
    assert least <= raised.value.seconds <= most


def test_a_site_that_asks_for_rest_until_a_moment(site):
    moment = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    address = site.says("/a", status=503, Retry_After=moment)
    with pytest.raises(TryLater) as raised:
        fetch(address)
    assert 3_000 <= raised.value.seconds <= 3_600


def test_too_much_is_not_read_on_packed_or_not(site):
    for body, headers in (
        (b"a" * (MAX_BYTES + 1), {}),
        (gzip.compress(b"a" * (MAX_BYTES + 1)), {"Content_Encoding": "gzip"}),
    ):
        with pytest.raises(TooLarge):
            fetch(site.says("/a", body, **headers))


def test_robots_txt_is_heard(site):
    site.says("/robots.txt", "User-agent: *\nDisallow: /prive\n")
    assert fetch(site.says("/a", "Le pont"), robots=True).content == b"Le pont"
    with pytest.raises(Forbidden):
        fetch(site.says("/prive", "Le pont"), robots=True)
    assert "/prive" not in site.asked


def test_a_site_without_robots_txt_is_open_and_one_that_fails_is_shut(site):
    assert fetch(site.says("/a", "Le pont"), robots=True).content == b"Le pont"
    site.says("/robots.txt", status=500)
    with pytest.raises(Forbidden):
        fetch(site.address + "/a", robots=True)
