"""One function over a stream of records, on several cores, in order, and with little in flight."""

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from multiprocessing.connection import wait
from typing import Generic, TypeVar

from ingest.records import Record

Result = TypeVar("Result")
Other = TypeVar("Other")

#: A chunk that travels to a process holds at most so many records, and is sent off when it holds so many bytes.
_RECORDS, _BYTES = 32, 1_000_000


class Workers(Generic[Result]):
    """A function over the records of a stream; what is no record passes through in its place.

    With one process, or fewer records than fill a chunk, no process is started. ``work`` has to be a module's
    function, or a partial of one.
    """

    def __init__(self, work: Callable[[Record], Result], processes: int) -> None:
        self._work = work
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None
        self._stack = ExitStack()

    def __enter__(self) -> "Workers[Result]":
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def map(self, items: Iterable[Record | Other]) -> Iterator[Result | Other]:
        """The results and other items, in the order of ``items``, which is read a few chunks ahead."""
        pending: deque[tuple[list[Record | Other], Future[list[Result]]]] = deque()
        chunks = _chunks(items)
        first = next(chunks, None)
        second = next(chunks, None) if first is not None else None
        for chunk in filter(None, (first, second)):
            pending.append((chunk, self._submit(chunk, alone=second is None)))
        for chunk in chunks:
            pending.append((chunk, self._submit(chunk, alone=False)))
            if len(pending) > 2 * self._processes:
                yield from _merged(*pending.popleft())
        while pending:
            yield from _merged(*pending.popleft())

    def _submit(self, chunk: list[Record | Other], *, alone: bool) -> Future[list[Result]]:
        records = [item for item in chunk if isinstance(item, Record)]
        if alone or self._processes < 2:
            done: Future[list[Result]] = Future()
            done.set_result(_each(self._work, records))
            return done
        return self._started().submit(_each, self._work, records)

    def _started(self) -> ProcessPoolExecutor:
        # Spawned, not forked: a forked child would carry the archive's connection and its locks with it.
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = self._stack.enter_context(
                ProcessPoolExecutor(self._processes, mp_context=context, initializer=_end_with_parent)
            )
        return self._pool


def _each(work: Callable[[Record], Result], records: list[Record]) -> list[Result]:
    return [work(record) for record in records]


def _chunks(items: Iterable[Record | Other]) -> Iterator[list[Record | Other]]:
    """Items in lists that are small enough to travel. What is no record costs nothing to carry, but counts."""
    chunk: list[Record | Other] = []
    records = size = 0
    for item in items:
        chunk.append(item)
        if isinstance(item, Record):
            records += 1
            size += len(item.content) if isinstance(item.content, bytes) else len(str(item.content.get("body", "")))
        if records >= _RECORDS or size >= _BYTES or len(chunk) >= 50 * _RECORDS:
            yield chunk
            chunk, records, size = [], 0, 0
    if chunk:
        yield chunk


def _merged(chunk: list[Record | Other], results: Future[list[Result]]) -> Iterator[Result | Other]:
    found = iter(results.result())
    for item in chunk:
        yield next(found) if isinstance(item, Record) else item


def _end_with_parent() -> None:
    """A worker whose parent was killed has nobody to work for: it ends too."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            wait([parent.sentinel])
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
