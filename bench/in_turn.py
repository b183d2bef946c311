"""Two sites that answer in turn, each in a process of its own: Datasette's plugins belong to a process."""

import asyncio
import io
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from datasette.app import Datasette

from ingest.serving import datasette_for


@dataclass(frozen=True)
class Answered:
    """An answer, and the milliseconds that it took inside its process."""

    status: int
    text: str
    milliseconds: float


class Site:
    """A site that answers from another process."""

    def __init__(self, process: ProcessPoolExecutor) -> None:
        self._process = process

    def get(self, path: str) -> Answered:
        """The answer to an address."""
        return self._process.submit(_get, path).result()


@contextmanager
def gazette_and_plain(archive: Path) -> Iterator[dict[str, Site]]:
    """The same archive by both, until the end of the block."""
    spawn = get_context("spawn")
    with (
        ProcessPoolExecutor(1, spawn, _open, (archive, False)) as ours,
        ProcessPoolExecutor(1, spawn, _open, (archive, True)) as plain,
    ):
        yield {"gazette": Site(ours), "plain": Site(plain)}


class _Here:
    """What a process keeps from answer to answer."""

    site: Datasette
    loop: asyncio.AbstractEventLoop


def _open(archive: Path, is_plain: bool) -> None:
    sys.stderr = io.StringIO()  # Datasette tells there of every query that it gave up
    _Here.loop = asyncio.new_event_loop()
    _Here.site = Datasette([], immutables=[str(archive)]) if is_plain else datasette_for(archive)


def _get(path: str) -> Answered:
    start = time.perf_counter()
    answer = _Here.loop.run_until_complete(_Here.site.client.get(path))
    return Answered(answer.status_code, answer.text, (time.perf_counter() - start) * 1_000)
