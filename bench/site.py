"""The site as readers meet it: processes of its own, asked over the network by several at once."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from itertools import chain
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlsplit

from ingest.kept_beside import ARTICLES, WORDS, beside, forget

CLIENTS, PROCESSES = 8, 2

#: Seconds after which a site has read all that is kept beside a million articles.
SETTLED = 10

#: What readers open besides results: each once for every word searched for.
PAGES = ("/", "/archive/articles", "/archive/articles/{n}", "/archive/people/{n}", "/archive/places/{n}")


def measured(archive: Path, words: list[list[str]]) -> dict[str, float]:
    """Seconds until the first answer, memory, and times with several readers at once. Any page may be the first."""
    forget(archive)
    first = started(archive)
    again = started(archive)
    quicker = until_quicker(archive)
    with served(archive, PROCESSES) as site:
        for _ in range(CLIENTS * PROCESSES):  # until all processes have their arrays
            ask(site, "/search?q=x")
        settle(archive)
        paths = mixed(archive, [word for group in words for word in group])
        with ThreadPoolExecutor(CLIENTS) as clients:
            answers = list(clients.map(lambda path: ask(site, path), paths))
        memory = max(peak(process) for process in processes_of(site.process))
    times = [seconds * 1_000 for status, seconds in answers if status == 200]
    return {
        "until the first answer, arrays made, s": first,
        "until the first answer, s": again,
        "until common words are at hand, s": quicker,
        "8 clients, two processes: p50, ms": median(times),
        "8 clients, two processes: p99, ms": quantiles(times, n=100)[98],
        "8 clients, two processes: errors": len(answers) - len(times),
        "8 clients, two processes: pages": len(answers),
        "memory of a process at most, MB": memory,
    }


def mixed(archive: Path, words: list[str]) -> list[str]:
    """Pages of every kind, none twice but the front page and the list of articles."""
    searches = ([f"/search?q={word}", f"/search?q={word}&sort=relevant", f"/search.json?q={word}"] for word in words)
    others = (
        [page.replace("/archive/", f"/{archive.stem}/").format(n=n) for page in PAGES] for n in range(1, len(words) + 1)
    )
    return [path for pair in zip(searches, others, strict=True) for path in chain(*pair)]


def started(archive: Path) -> float:
    """Seconds from the command until a search was answered."""
    start = time.perf_counter()
    with served(archive, 1) as site:
        ask(site, "/search?q=x")
        return time.perf_counter() - start


def until_quicker(archive: Path) -> float:
    """Seconds from the command until a large archive, left alone, has its common words at hand; 0 of a small one."""
    kept = beside(archive, WORDS)
    start = time.perf_counter()
    with served(archive, 1) as site:
        ask(site, "/search?q=x")
        while is_large(archive) and not kept.exists():
            time.sleep(1)
        return time.perf_counter() - start if is_large(archive) else 0.0


def settle(archive: Path) -> None:
    """Let a site that has just answered for the first time read what makes a large archive's answers quicker."""
    if is_large(archive):
        time.sleep(SETTLED)


def is_large(archive: Path) -> bool:
    """Whether arrays of it are kept."""
    return beside(archive, ARTICLES).exists()


class Site:
    """A site that runs: its address, and the number of its first process."""

    def __init__(self, line: str, process: int) -> None:
        self.address = urlsplit(line.partition(" at ")[2].split()[0])
        self.process = process


@contextmanager
def served(archive: Path, processes: int) -> Iterator[Site]:
    """The archive served by the command, until the end of the block."""
    command = [sys.executable, "-m", "ingest", "serve", str(archive), "--port", "0", "--processes", str(processes)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            yield Site(next(iter(server.stdout or [])), server.pid)
        finally:
            server.terminate()


def ask(site: Site, path: str) -> tuple[int, float]:
    """The status of an answer, and the seconds until all of it was there."""
    start = time.perf_counter()
    with closing(HTTPConnection(str(site.address.hostname), site.address.port, timeout=60)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        return answer.status, time.perf_counter() - start


def processes_of(process: int) -> list[int]:
    """The processes that a process started; itself where there are none."""
    return [int(n) for n in Path(f"/proc/{process}/task/{process}/children").read_text().split()] or [process]


def peak(process: int) -> float:
    """The largest that a process has been, in MB."""
    (kilobytes,) = re.findall(r"VmHWM:\s+(\d+)", Path(f"/proc/{process}/status").read_text())
    return int(kilobytes) / 1024
