"""For how long a page may read. What is made for all readers does not count: whoever comes first waits for it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from threading import local
from time import perf_counter

#: Steps of SQLite's machine from one look at the clock to the next, at most: they take a tenth of a millisecond.
_STEPS = 1_000


class _Clock(local):
    """When what is read in this thread is to end."""

    end = inf


_clock = _Clock()


@contextmanager
def at_most(connection: sqlite3.Connection, milliseconds: float) -> Iterator[None]:
    """Stop what takes longer. Raises TimeoutError."""
    _clock.end = perf_counter() + milliseconds / 1_000
    steps = min(_STEPS, 1 + int(milliseconds))
    connection.set_progress_handler(lambda: perf_counter() >= _clock.end, steps)
    try:
        yield
    except sqlite3.OperationalError as error:  # "interrupted", or what it was about to do
        if perf_counter() < _clock.end:
            raise
        raise TimeoutError from error
    finally:
        connection.set_progress_handler(None, _STEPS)
        _clock.end = inf


@contextmanager
def untimed() -> Iterator[None]:
    """Stop the clock of this thread meanwhile."""
    began, end = perf_counter(), _clock.end
    _clock.end = inf
    try:
        yield
    finally:
        _clock.end = end + perf_counter() - began
