"""Which texts are addresses, and where a stranger may send us."""

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import Unreachable
from ingest.web.addresses import check_public, is_address, led_to, site_of


@pytest.mark.parametrize("text", ["http://exemple.fr", "https://exemple.fr:8443/a?b=c", "https://[2001:db8::1]/x"])
def test_addresses(text):
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "exemple.fr", "ftp://exemple.fr", "file:///etc/passwd", "javascript:alert(1)", "http://", "http:///x"),
        *("http://exemple.fr:port", "http://exemple.fr/a b", "http://exemple.fr/\n", "http://[::1", "/srv/a.html"),
        "http://exemple.fr/" + "a" * 2_000,
    ],
)
def test_no_addresses(text):
    assert not is_address(text)


def test_a_site_is_scheme_host_and_port():
    assert site_of("https://moi:secret@Exemple.FR:444/a/b?c") == "https://exemple.fr:444"


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("/b", "https://exemple.fr/b"),
        ("c.html#bas", "https://exemple.fr/a/c.html"),
        (" //autre.fr/d ", "https://autre.fr/d"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("http://[::1", None),
    ],
)
def test_where_a_link_leads(link, found):
    assert led_to("https://exemple.fr/a/b", link) == found


@given(st.text())
def test_whatever_is_linked_is_an_address_or_nothing(link):
    found = led_to("https://exemple.fr/", link)
    assert found is None or is_address(found)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "10.0.0.8", "192.168.1.1", "169.254.169.254", "[::1]"])
def test_nobody_is_sent_to_a_private_network(host):
    with pytest.raises(Unreachable, match="private network"):
        check_public(f"http://{host}/admin")


def test_a_public_host_may_be_called(monkeypatch):
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    check_public("https://exemple.fr/")
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [*found, (2, 1, 6, "", ("10.1.1.1", 443))])
    with pytest.raises(Unreachable, match="private network"):
        check_public("https://exemple.fr/")


def test_a_host_that_is_none(monkeypatch):
    def nowhere(*_: object, **__: object):
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    with pytest.raises(Unreachable, match=r"no such host: nulle\.part"):
        check_public("https://nulle.part/")
