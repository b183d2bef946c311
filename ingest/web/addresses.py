"""Addresses: which texts are one, whose they are, and which of them a stranger may send us to."""

import ipaddress
import socket
from urllib.parse import urldefrag, urljoin, urlsplit

from ingest.errors import Unreachable

#: No address that leads anywhere is longer, in characters.
_LONGEST = 2_000


def is_address(text: str) -> bool:
    """Whether a text is an ``http`` or ``https`` address."""
    if not text.startswith(("http://", "https://")) or len(text) > _LONGEST or not text.isprintable() or " " in text:
        return False
    try:
        parts = urlsplit(text)
        return bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


def site_of(address: str) -> str:
    """Scheme, host and port of an address: what has one robots.txt and is asked for one thing at a time."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"


def led_to(address: str, link: str) -> str | None:
    """Where a link on a page leads, without its fragment; None for anything but a web address."""
    try:
        found = urldefrag(urljoin(address, link.strip())).url
    except ValueError:
        return None
    return found if is_address(found) else None


def check_public(address: str) -> None:
    """Make sure that an address that a stranger gave leads to the public network, not to somebody's own machines.

    The name is looked up here and again when it is called: a name server that lies in between is not found out.
    Raises Unreachable.
    """
    parts = urlsplit(address)
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or parts.scheme, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable(f"no such host: {parts.hostname}") from error
    for *_, (host, *_port) in found:
        if not ipaddress.ip_address(str(host).partition("%")[0]).is_global:
            raise Unreachable(f"leads to a private network ({parts.hostname}): name it yourself if it is meant")
