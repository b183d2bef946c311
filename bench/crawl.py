"""A crawl made to measure: a WARC of any number of pages out of a folder of saved ones, each like no other.

python -m bench.crawl FOLDER crawl.warc.gz 10000
"""

import gzip
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import count, islice
from pathlib import Path

#: The address that a page says is its own.
_OWN = re.compile(rb'property="og:url" content="(https?://[^"?#]{1,500}?)/?"')


def response(url: str, page: bytes, *, status: str = "200 OK", media: str = "text/html", headers: str = "") -> bytes:
    """The record of an answer. ``headers``: further ones of HTTP, a line each."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{headers}\r\n".encode() + page
    return record("response", "application/http; msgtype=response", http, url)


def record(kind: str, media: str, content: bytes, url: str = "") -> bytes:
    """One record of a WARC as it lies there without compression."""
    named = f"WARC-Target-URI: {url}\r\n" if url else ""
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: 2026-11-22T08:00:00Z\r\n{named}"
    return f"{head}Content-Type: {media}\r\nContent-Length: {len(content)}\r\n\r\n".encode() + content + b"\r\n\r\n"


def crawled(pages: list[bytes], number: int) -> Iterator[bytes]:
    """The records of a crawl of so many pages, with a request before each answer and a picture after every third."""
    yield record("warcinfo", "application/warc-fields", b"software: gazette bench\r\n")
    for i, page in islice(zip(count(), _endlessly(pages)), number):
        url = f"https://news{i % 7}.example/article/{i}"
        yield record("request", "application/http; msgtype=request", f"GET {url} HTTP/1.1\r\n\r\n".encode(), url)
        yield response(url, _renamed(re.sub(rb"(?i)(?=</(?:title|h1|p)>)", b" (%d)" % i, page), i))
        if i % 3 == 0:
            yield response(f"{url}.png", b"\x89PNG\r\n" + bytes(200), media="image/png")


def _renamed(page: bytes, number: int) -> bytes:
    """A page that says that it lies at another address than all others: of one address all would be one article."""
    own = _OWN.search(page)
    return page.replace(own[1], own[1] + b"-%d" % number) if own else page


def _endlessly(pages: list[bytes]) -> Iterator[bytes]:
    while pages:
        yield from pages


def write(records: Iterable[bytes], path: Path) -> None:
    """A WARC of these records, each a gzip member of its own."""
    with path.open("wb") as file:
        for one in records:
            file.write(gzip.compress(one, compresslevel=5, mtime=0))


def saved_pages(folder: Path) -> list[bytes]:
    """The pages of HTML in a folder."""
    packed = [gzip.decompress(path.read_bytes()) for path in sorted(folder.glob("*.html.gz"))]
    return packed + [path.read_bytes() for path in sorted(folder.glob("*.html"))]


if __name__ == "__main__":
    folder, target, number = sys.argv[1:]
    write(crawled(saved_pages(Path(folder)), int(number)), Path(target))
